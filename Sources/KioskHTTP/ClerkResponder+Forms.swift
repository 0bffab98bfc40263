import ClerkPage
import Foundation
import HTTPTypes
import Hummingbird
import KioskAccess
import RatingModel

/// What the forms of the clerk's page do. Each ends in the page anew, or in the page that says why not.
extension ClerkResponder {
  func post(_ path: PagePath, _ body: Data, _ request: Request, _ context: Listener.Context) async -> Response {
    guard let fields = FormFields(body), PageHeaders.permitForm(from: request.fetchSite) else {
      return signInPage(request, .vietnamese, problem: .expired)
    }
    if path == .signIn { return await signIn(fields, request, context) }
    guard let holder = await holder(of: request, isUse: true) else {
      return PageAnswer.seeOther(link(.signIn, fields.language))
    }
    guard holder.token.made(formToken: fields.token) else {
      return await counterPage(holder, fields.language, notice: .pageExpired)
    }
    switch path {
    case .next: return await open(fields, holder)
    case .invite: return await answer(await desk.invite(holder.clerk), fields, holder)
    case .finish: return await answer(await desk.finish(holder.clerk), fields, holder)
    case .withdraw: return await answer(await desk.withdraw(holder.clerk), fields, holder)
    default: return await signOut(fields, holder)
    }
  }

  private func answer(_ outcome: ClerkDesk.Outcome, _ fields: FormFields, _ holder: ClerkDoor.Holder) async -> Response
  {
    switch outcome {
    case .done: PageAnswer.seeOther(link(.home, fields.language))
    case .refused(let notice): await counterPage(holder, fields.language, notice: notice)
    }
  }

  private func open(_ fields: FormFields, _ holder: ClerkDoor.Holder) async -> Response {
    let form = OpeningForm(fields, stage: await desk.stage(of: holder.clerk))
    switch form.step {
    case .nothing: return PageAnswer.seeOther(link(.home, fields.language))
    case .show(let form, let faults):
      return await counterPage(holder, fields.language, form: form, faults: faults)
    case .open(let dossiers, let isSure):
      guard let session = form.session else {
        return await counterPage(holder, fields.language, form: form, notice: .formUsed)
      }
      if !isSure, let underWay = await desk.view(for: holder.clerk).underWay(before: session) {
        return await counterPage(holder, fields.language, form: form.wished, isAsking: underWay)
      }
      let outcome = await desk.open(session, dossiers, stage: form.stage, clerk: holder.clerk)
      guard case .refused(let notice) = outcome else { return await answer(outcome, fields, holder) }
      return await counterPage(holder, fields.language, form: form, notice: notice)
    }
  }

  // MARK: Signing in and out

  private func signIn(_ fields: FormFields, _ request: Request, _ context: Listener.Context) async -> Response {
    let form = SignInForm(fields)
    guard let browser = cookies.browser(in: request), browsers.made(fields.token, for: browser) else {
      return signInPage(request, fields.language, problem: .expired)
    }
    if form.isUnfinished { return signInPage(request, fields.language, problem: nil) }
    let result = await door.signIn(
      form.clerk(of: unit), secret: form.secret, from: context.channel.remoteAddress?.ipAddress ?? "",
      at: clock.now())
    switch result {
    case .success(let token):
      log.info("a clerk has signed in")
      var response = PageAnswer.seeOther(link(.home, fields.language))
      cookies.set(token: token.text, on: &response)
      return response
    case .failure(let refusal):
      log.notice("a sign-in was refused", metadata: ["code": "\(refusal.code)"])
      return signInPage(request, fields.language, problem: refusal.problem)
    }
  }

  private func signOut(_ fields: FormFields, _ holder: ClerkDoor.Holder) async -> Response {
    await door.signOut(showing: holder.token.text)
    log.info("a clerk has signed out")
    var response = PageAnswer.seeOther(link(.signIn, fields.language))
    cookies.endToken(on: &response)
    return response
  }
}

extension Request {
  fileprivate var fetchSite: String? { HTTPField.Name(PageHeaders.fetchSite).flatMap { headers[$0] } }
}
