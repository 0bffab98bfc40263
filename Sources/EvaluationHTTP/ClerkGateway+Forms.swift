import ClerkPage
import EvaluationAccess
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RatingModel

/// What the forms of the clerk's page do. Each ends in the page anew, or in the page that says why not.
extension ClerkGateway {
  func post(_ route: ClerkRoute, _ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: FormFields.longestBytes) } catch is NIOTooManyBytesError {
      throw HTTPError(.contentTooLarge)
    }
    let site = HTTPField.Name(PageHeaders.fetchSite).flatMap { request.headers[$0] }
    guard let fields = FormFields(Data(buffer: body)), PageHeaders.permitForm(from: site) else {
      return signInPage(route, request, .vietnamese, problem: .expired)
    }
    if route.path == .signIn { return try await signIn(route, fields, request, context) }
    guard let holder = try await holder(route, request, isUse: true) else {
      return Self.seeOther(route.link(.signIn, fields.language))
    }
    guard holder.made(formToken: fields.token) else {
      return await counterPage(route, holder, fields.language, notice: .pageExpired)
    }
    if route.path == .signOut { return try await signOut(route, fields, holder, context) }
    return await command(route, fields, holder)
  }

  private func command(_ route: ClerkRoute, _ fields: FormFields, _ holder: ClerkAccess.Holder) async -> Response {
    let post = RelayedCounters.Post(holder, at: route.place)
    switch route.path {
    case .invite: return await answer(await counters.invite(at: post), route, fields, holder)
    case .finish: return await answer(await counters.finish(at: post), route, fields, holder)
    case .withdraw: return await answer(await counters.withdraw(at: post), route, fields, holder)
    default: return await open(route, fields, holder, post)
    }
  }

  private func answer(
    _ outcome: RelayedCounters.Outcome, _ route: ClerkRoute, _ fields: FormFields, _ holder: ClerkAccess.Holder,
    form: OpeningForm? = nil
  ) async -> Response {
    switch outcome {
    case .done: Self.seeOther(route.link(.home, fields.language))
    case .refused(let notice): await counterPage(route, holder, fields.language, form: form, notice: notice)
    }
  }

  private func open(
    _ route: ClerkRoute, _ fields: FormFields, _ holder: ClerkAccess.Holder, _ post: RelayedCounters.Post
  ) async -> Response {
    let form = OpeningForm(fields, stage: await counters.stage(at: post))
    switch form.step {
    case .nothing: return Self.seeOther(route.link(.home, fields.language))
    case .show(let form, let faults):
      return await counterPage(route, holder, fields.language, form: form, faults: faults)
    case .open(let dossiers, let isSure):
      guard let session = form.session else {
        return await counterPage(route, holder, fields.language, form: form, notice: .formUsed)
      }
      if !isSure, let underWay = await counters.view(at: post).underWay(before: session) {
        return await counterPage(route, holder, fields.language, form: form.wished, isAsking: underWay)
      }
      let outcome = await counters.open(session, dossiers, stage: form.stage, at: post)
      return await answer(outcome, route, fields, holder, form: form)
    }
  }

  // MARK: Signing in and out

  private func signIn(
    _ route: ClerkRoute, _ fields: FormFields, _ request: Request, _ context: CentreRequestContext
  ) async throws -> Response {
    let form = SignInForm(fields)
    guard let browser = cookies.browser(in: request), tokens.made(fields.token, for: browser) else {
      return signInPage(route, request, fields.language, problem: .expired)
    }
    if form.isUnfinished { return signInPage(route, request, fields.language, problem: nil) }
    let result = try await access.signIn(
      form.clerk(of: route.place.unit), secret: form.secret, at: route.place, from: context.address,
      .init(now: now(), time: clock.now(), day: clock.today))
    switch result {
    case .success(let token):
      await health.answered("clerk-sign-in", code: "signed-in")
      var response = Self.seeOther(route.link(.home, fields.language))
      cookies.setToken(token.text, on: &response)
      return response
    case .failure(let refusal):
      await health.answered("clerk-sign-in", code: refusal.code)
      return signInPage(route, request, fields.language, problem: refusal.problem)
    }
  }

  private func signOut(
    _ route: ClerkRoute, _ fields: FormFields, _ holder: ClerkAccess.Holder, _ context: CentreRequestContext
  ) async throws -> Response {
    try await access.signOut(holder, at: route.place, from: context.address, time: clock.now())
    var response = Self.seeOther(route.link(.signIn, fields.language))
    cookies.endToken(on: &response)
    return response
  }
}

extension SignInRefusal {
  fileprivate var problem: SignInPage.Problem {
    switch self {
    case .wrong: .wrong
    case .limited: .limited
    case .busy: .busy
    }
  }
}
