import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Foundation
import HTTPTypes
import Hummingbird
import RatingModel

/// Signing in and out.
struct SignInRoutes: Sendable {
  /// Bytes of a form's body: a name, a password, a token.
  static let formBytes = 16 * 1024

  let services: PageServices
  let store: any EvaluationStore
  let tokens: FormTokens

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.signIn.rawValue)") { request, _ in
      // Where nobody can sign in yet, the way in is another one.
      try await awaitsSetup()
        ? .redirect(to: .setup, request.language) : page(for: request, request.language, problem: nil)
    }
    router.post("\(PagePath.signIn.rawValue)") { request, context in try await signIn(request, context) }
    router.post("\(PagePath.signOut.rawValue)") { request, context in try await signOut(request, context) }
  }

  /// Whether the first day has begun, and nobody has an account.
  private func awaitsSetup() async throws -> Bool {
    guard try await store.setupState() == .open else { return false }
    return try await store.accounts().isEmpty
  }

  private struct SignInForm: Decodable {
    let name: String
    let password: String
    let token: String
    let lang: String?
  }

  private struct SignOutForm: Decodable {
    let token: String
    let lang: String?
  }

  private func signIn(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    guard let form = try await form(SignInForm.self, request) else { throw HTTPError(.badRequest) }
    let language = Language(form: form.lang)
    guard let browser = services.cookies.browser(in: request), tokens.made(form.token, for: browser) else {
      await services.health.answered("sign-in", code: "form-expired")
      return page(for: request, language, problem: .expired)
    }
    let outcome = try await services.access.signIn(
      name: form.name, password: form.password, from: context.address, at: services.clock.now())
    switch outcome {
    case .success(let signedIn):
      await services.health.answered("sign-in", code: "signed-in")
      var response = Response.redirect(to: .home, language)
      services.cookies.setToken(signedIn.token.text, on: &response)
      return response
    case .failure(let refusal):
      await services.health.answered("sign-in", code: refusal.code)
      return page(for: request, language, problem: refusal.problem)
    }
  }

  private func signOut(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    guard let form = try await form(SignOutForm.self, request) else { throw HTTPError(.badRequest) }
    let language = Language(form: form.lang)
    if let reader = try await services.reader(of: request) {
      guard reader.made(formToken: form.token) else { throw HTTPError(.badRequest) }
      try await services.access.signOut(reader, from: context.address, at: services.clock.now())
    }
    var response = Response.redirect(to: .signIn, language)
    services.cookies.endToken(on: &response)
    return response
  }

  private func page(for request: Request, _ language: Language, problem: SignInPage.Problem?) -> Response {
    let browser = services.cookies.browser(in: request) ?? FormTokens.browser()
    let frame = services.frame(language, nil, otherLanguageLink: PagePath.signIn.link(language.other))
    let html = SignInPage.html(frame: frame, formToken: tokens.token(for: browser), problem: problem)
    var response = Response.page(html, status: problem?.status ?? .ok)
    if problem == .limited { response.headers[.retryAfter] = "120" }
    services.cookies.setBrowser(browser, on: &response)
    return response
  }

  /// `nil` for a body that is no such form or too long.
  private func form<Form: Decodable>(_ type: Form.Type, _ request: Request) async throws -> Form? {
    guard let body = try? await request.body.collect(upTo: Self.formBytes) else { return nil }
    return try? URLEncodedFormDecoder().decode(type, from: String(buffer: body))
  }
}

extension Language {
  fileprivate init(form: String?) { self = form.flatMap(Language.init(rawValue:)) ?? .vietnamese }
}

extension SignInRefusal {
  fileprivate var problem: SignInPage.Problem {
    switch self {
    case .wrong: .refused
    case .limited: .limited
    case .busy: .busy
    }
  }
}

extension SignInPage.Problem {
  fileprivate var status: HTTPResponse.Status {
    switch self {
    case .refused: .forbidden
    case .expired: .badRequest
    case .limited: .tooManyRequests
    case .busy: .serviceUnavailable
    }
  }
}
