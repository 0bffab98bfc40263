import RatingModel

/// What the clerk does at the counter itself, without any software: a badge, a button, a receipt; and what that asks of the
/// machine. A value beside it, for a process and not for a session.
package struct Desk: Hashable, Sendable {
  /// A badge holds for a day's work: nobody signs out, and yesterday's clerk is no doubt about today's.
  package static let badgeSeconds = 12 * 3600
  /// Few services at a counter last longer. Of a session that is older nobody knows whether it is still the citizen's who
  /// sits there, unless the source that would have ended it is connected.
  package static let currentSeconds = 30 * 60

  package enum Action: Hashable, Sendable {
    /// The clerk is here; `nil` takes it back, as only a demo does.
    case badge(ClerkID?)
    /// The clerk asks for a rating; with the id that a session of its own would have.
    case button(SessionID)
    /// A citizen's receipt begins a session; with the id that it would have.
    case receipt(DossierCode, SessionID)
  }

  /// What the machine is to be told.
  package enum Request: Hashable, Sendable {
    case open(SessionRequest, SessionSource)
    case openAndInvite(SessionRequest, SessionSource)
    case invite(SessionID)
  }

  private struct Badge: Hashable, Sendable {
    let clerk: ClerkID
    let since: Instant
    /// `nil` while nobody knew the civil time.
    let shifts: Set<ShiftStretch>?
  }

  /// What is done with a dossier whose receipt is scanned.
  private let stage: Stage
  private var badge: Badge?
  /// Whether the feed would tell of what becomes of its sessions.
  package var isFeedConnected = false

  package init(stage: Stage) { self.stage = stage }

  /// Takes in what was done. What happened while a technician was at work changes nothing.
  ///
  /// - Parameters:
  ///   - happened: When it was done.
  ///   - now: The newest time of all; not before `happened`.
  ///   - local: The civil time of `happened`; `nil` while undated.
  package mutating func take(
    _ action: Action, happened: Instant, at now: Instant, local: LocalTime?, beside machine: SessionMachine
  ) -> Request? {
    guard !machine.wasInMaintenance(at: happened) else { return nil }
    switch action {
    case .badge(let clerk):
      badge = clerk.map { Badge(clerk: $0, since: happened, shifts: machine.rules.shiftStretches(at: local)) }
      return nil
    case .button(let id): return askedForRating(id, at: now, beside: machine)
    case .receipt(let code, let id): return received(code, id, at: now, beside: machine)
    }
  }

  /// Whose badge holds: until another is scanned, for twelve hours, and not beyond a shift's begin or end.
  ///
  /// - Parameter local: The civil time; while it is unknown nobody knows of shifts.
  package func badge(at now: Instant, local: LocalTime?, rules: SessionRules) -> ClerkID? {
    guard let badge, now < badge.since.adding(seconds: Self.badgeSeconds) else { return nil }
    guard let then = badge.shifts, let shifts = rules.shiftStretches(at: local) else { return badge.clerk }
    return then == shifts ? badge.clerk : nil
  }

  /// While the question or the thanks stand the button does nothing: a clerk who is impatient, or curious, must not end
  /// them.
  private func askedForRating(_ id: SessionID, at now: Instant, beside machine: SessionMachine) -> Request? {
    guard !machine.isAsking else { return nil }
    if machine.isServing, let session = machine.current, isCurrent(session, at: now) { return .invite(session.id) }
    return .openAndInvite(SessionRequest(id: id, clerk: nil, dossiers: [], ticket: nil), .inviteButton)
  }

  /// A session from elsewhere is the one that the receipt belongs to, and so is any that names its dossier: that is a second
  /// look at it and no second citizen.
  private func received(
    _ code: DossierCode, _ id: SessionID, at now: Instant, beside machine: SessionMachine
  ) -> Request? {
    if machine.isServing || machine.isAsking, let session = machine.current {
      if session.codes.contains(code) { return nil }
      if !session.source.isOfTheDesk, isCurrent(session, at: now) { return nil }
    }
    let dossier = SessionRequest.Dossier(code: code, procedure: nil, stage: stage, timeliness: nil)
    return .open(SessionRequest(id: id, clerk: nil, dossiers: [dossier], ticket: nil), .scan)
  }

  private func isCurrent(_ session: ServedSession, at now: Instant) -> Bool {
    (session.source == .feed && isFeedConnected) || now < session.openedAt.adding(seconds: Self.currentSeconds)
  }
}

extension SessionSource {
  /// The next receipt is the next citizen.
  fileprivate var isOfTheDesk: Bool { self == .scan || self == .inviteButton }
}
