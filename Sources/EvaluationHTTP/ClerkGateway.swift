import ClerkPage
import EvaluationAccess
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RatingModel

/// The clerk's page of every counter, under `/counter/{unit}/{counter}`: host of what ClerkPage makes, before the routes,
/// because each counter has all of the page's paths.
struct ClerkGateway: RouterMiddleware {
  let access: ClerkAccess
  let counters: RelayedCounters
  let clock: CentreClock
  /// Monotonic.
  let now: @Sendable () -> Instant
  let cookies: PageCookies
  let health: CentreHealth
  let tokens = FormTokens()

  func handle(
    _ request: Request, context: CentreRequestContext, next: (Request, CentreRequestContext) async throws -> Response
  ) async throws -> Response {
    guard ClerkRoute.isMeant(by: request.uri.path) else { return try await next(request, context) }
    guard let route = ClerkRoute(request.uri.path) else { throw HTTPError(.notFound) }
    var response: Response
    switch request.method {
    case .get where route.path.isPage: response = try await page(route, request)
    case .post where route.path.isForm: response = try await post(route, request, context)
    default: throw HTTPError(.methodNotAllowed)
    }
    for (name, value) in PageHeaders.all {
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
    return response
  }

  func holder(_ route: ClerkRoute, _ request: Request, isUse: Bool) async throws -> ClerkAccess.Holder? {
    guard let token = cookies.token(in: request) else { return nil }
    return try await access.holder(showing: token, at: route.place, isUse: isUse, now: now(), day: clock.today)
  }

  // MARK: Pages

  private func page(_ route: ClerkRoute, _ request: Request) async throws -> Response {
    let language = ClerkLanguage(asked: request.uri.queryParameters["lang"].map(String.init))
    switch route.path {
    case .style:
      return Self.response(ClerkStyle.css, "text/css; charset=utf-8", .ok)
    case .state:
      guard let holder = try await holder(route, request, isUse: false) else {
        return Self.html(StateFrame.ended(route.frame(language)))
      }
      let view = await counters.view(at: .init(holder, at: route.place))
      return Self.html(StateFrame.html(route.frame(language, holder.standing), view.state))
    case .home:
      guard let holder = try await holder(route, request, isUse: true) else {
        return Self.seeOther(route.link(.signIn, language))
      }
      return await counterPage(route, holder, language)
    default:
      // Whoever is signed in stays so while a substitute begins to type.
      let isSignedIn = try await holder(route, request, isUse: false) != nil
      let hasEnded = cookies.token(in: request) != nil && !isSignedIn
      return signInPage(route, request, language, problem: hasEnded ? .ended : nil)
    }
  }

  func signInPage(
    _ route: ClerkRoute, _ request: Request, _ language: ClerkLanguage, problem: SignInPage.Problem?
  ) -> Response {
    let browser = cookies.browser(in: request) ?? FormTokens.browser()
    let html = SignInPage.html(route.frame(language), token: tokens.token(for: browser), problem: problem)
    var response = Self.html(html, problem?.status ?? 200)
    cookies.setBrowser(browser, on: &response)
    if problem == .ended { cookies.endToken(on: &response) }
    return response
  }

  func counterPage(
    _ route: ClerkRoute, _ holder: ClerkAccess.Holder, _ language: ClerkLanguage, form: OpeningForm? = nil,
    faults: Set<OpeningForm.Fault> = [], notice: CounterPage.Notice? = nil, isAsking: SessionState? = nil
  ) async -> Response {
    let post = RelayedCounters.Post(holder, at: route.place)
    let fresh = PageSession.name(FormTokens.random())
    let stage = await counters.stage(at: post)
    var shown = form ?? OpeningForm(stage: stage, session: fresh)
    if shown.session == nil || notice == .formUsed { shown = shown.naming(fresh) }
    let page = CounterPage(
      route.frame(language, holder.standing), clerk: holder.standing.clerkName ?? holder.clerk.staff.text,
      token: holder.formToken, grasp: await counters.view(at: post).grasp, form: shown,
      faults: faults, notice: notice, isAsking: isAsking)
    return Self.html(page.html, page.status)
  }

  // MARK: Responses

  static func html(_ html: String, _ status: Int = 200) -> Response {
    response(html, "text/html; charset=utf-8", HTTPResponse.Status(code: status))
  }

  /// After a form: the browser asks for the page anew, so that nothing is sent twice.
  static func seeOther(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path, .contentLength: "0"])
  }

  private static func response(_ text: String, _ type: String, _ status: HTTPResponse.Status) -> Response {
    Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
