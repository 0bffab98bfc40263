import ClerkPage
import Foundation
import HTTPTypes
import Hummingbird
import KioskAccess
import Logging
import RatingModel

/// One request of the clerk's page: host, path, body, who is signed in, answer.
struct ClerkResponder: Sendable {
  let place: PagePlace
  let unit: UnitCode
  let names: [ClerkID: String]
  let door: ClerkDoor
  let desk: ClerkDesk
  let clock: ClerkClock
  let cookies: ClerkCookies
  /// Whether only this machine's own names are answered to.
  let isLoopback: Bool
  let reading: RequestBodyReading
  let log: Logger
  let browsers = BrowserTokens()

  func respond(to request: Request, _ context: Listener.Context) async -> Response {
    // The body is read away before anything is refused, so that the sender is listening when the refusal comes.
    let body = await reading.read(request)
    var response: Response
    do throws(TransportRefusal) {
      if isLoopback { try LoopbackHost.check(request) }
      guard let path = PagePath(rawValue: request.uri.path) else { throw .pathUnknown }
      let data = try reading.data(body)
      switch request.method {
      case .get where path.isPage: response = await page(path, request)
      case .post where path.isForm: response = await post(path, data, request, context)
      default: throw .methodUnknown(allowed: path.isForm ? "POST" : "GET")
      }
    } catch { response = Answer.refuse(error, after: body, on: context.channel) }
    return PageAnswer.protected(response)
  }

  // MARK: Pages

  private func page(_ path: PagePath, _ request: Request) async -> Response {
    let language = ClerkLanguage(asked: request.uri.queryParameters["lang"].map(String.init))
    switch path {
    case .style: return Answer.text(ClerkStyle.css, type: "text/css; charset=utf-8")
    case .state:
      guard let holder = await holder(of: request, isUse: false) else {
        return PageAnswer.html(StateFrame.ended(frame(language)))
      }
      return PageAnswer.html(StateFrame.html(frame(language), await desk.view(for: holder.clerk).state))
    case .home:
      guard let holder = await holder(of: request, isUse: true) else {
        return PageAnswer.seeOther(link(.signIn, language))
      }
      return await counterPage(holder, language)
    default:
      // Whoever is signed in stays so while a substitute begins to type.
      let isSignedIn = await holder(of: request, isUse: false) != nil
      let hasEnded = cookies.token(in: request) != nil && !isSignedIn
      return signInPage(request, language, problem: hasEnded ? .ended : nil)
    }
  }

  private func frame(_ language: ClerkLanguage) -> PageFrame { PageFrame(place: place, language: language) }
  func link(_ path: PagePath, _ language: ClerkLanguage) -> String { place.link(path, language) }

  func holder(of request: Request, isUse: Bool) async -> ClerkDoor.Holder? {
    guard let token = cookies.token(in: request) else { return nil }
    return await door.holder(showing: token, at: clock.now(), isUse: isUse)
  }

  func signInPage(_ request: Request, _ language: ClerkLanguage, problem: SignInPage.Problem?) -> Response {
    let browser = cookies.browser(in: request) ?? BrowserTokens.browser()
    let html = SignInPage.html(frame(language), token: browsers.token(for: browser), problem: problem)
    var response = PageAnswer.html(html, status: problem?.status ?? 200)
    cookies.set(browser: browser, on: &response)
    if problem == .ended { cookies.endToken(on: &response) }
    return response
  }

  func counterPage(
    _ holder: ClerkDoor.Holder, _ language: ClerkLanguage, form: OpeningForm? = nil,
    faults: Set<OpeningForm.Fault> = [], notice: CounterPage.Notice? = nil, isAsking: SessionState? = nil
  ) async -> Response {
    let fresh = PageSession.name(RandomText.hexadecimal(bytes: 16))
    let stage = await desk.stage(of: holder.clerk)
    var shown = form ?? OpeningForm(stage: stage, session: fresh)
    if shown.session == nil || notice == .formUsed { shown = shown.naming(fresh) }
    let page = CounterPage(
      frame(language), clerk: names[holder.clerk] ?? holder.clerk.staff.text, token: holder.token.formToken,
      grasp: await desk.view(for: holder.clerk).grasp, form: shown, faults: faults,
      notice: notice, isAsking: isAsking)
    return PageAnswer.html(page.html, status: page.status)
  }
}
