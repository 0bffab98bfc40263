import KioskSession
import RatingModel

/// What the clerk does at the counter itself, on its way through the rules of the desk to the machine.
extension Counter {
  /// - Parameter happened: When it was done; whether a technician was at work then decides whether it is taken.
  func pleaseRate(happened: Instant, at now: Instant) {
    take(.button(ownID("button", at: now)), happened: happened, at: now)
  }

  /// The clerk is here; `nil` takes it back.
  func scanned(badge clerk: ClerkID?, happened: Instant, at now: Instant) {
    take(.badge(clerk), happened: happened, at: now)
  }

  func scanned(dossier code: DossierCode, happened: Instant, at now: Instant) {
    take(.receipt(code, ownID("scan", at: now)), happened: happened, at: now)
  }

  private func take(_ action: Desk.Action, happened: Instant, at now: Instant) {
    switch ask(action, happened: happened, at: now) {
    case .open(let request, let source): _ = opens(request, source: source, at: now)
    case .openAndInvite(let request, let source):
      if opens(request, source: source, at: now) { handle(.invite(request.id), at: now) }
    case .invite(let id): handle(.invite(id), at: now)
    case nil: break
    }
  }

  private func opens(_ request: SessionRequest, source: SessionSource, at now: Instant) -> Bool {
    switch open(request, source: source, at: now) {
    case .done: return true
    case .refused(let refusal):
      log.notice("no session could be opened at the counter", metadata: ["code": "\(refusal.rawValue)"])
      return false
    }
  }

  /// Unique among boots and within one: a session that nobody else has named.
  private func ownID(_ word: String, at now: Instant) -> SessionID {
    newestOwnID = max(now.microseconds, newestOwnID + 1)
    guard let id = SessionID("\(word)-\(clock.boot.description.prefix(8))-\(newestOwnID)") else {
      preconditionFailure("letters, digits and strokes name a session")
    }
    return id
  }
}
