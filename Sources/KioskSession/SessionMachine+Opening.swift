import RatingModel

/// Open: idempotent by the caller's id, and the end of the session before.
extension SessionMachine {
  /// The longest time between ticket and open that is believed; more is a wrong clock or a forgotten ticket.
  private static let longestWaitMilliseconds: Int64 = 24 * 3600 * 1000

  mutating func open(
    _ request: SessionRequest, _ facts: OpenFacts, _ source: SessionSource, at time: Instant
  ) -> Result<[SessionRecord], SessionRefusal> {
    if let refusal = request.refusal { return .failure(refusal) }
    if let known = digest(of: request.id, facts) {
      return known == facts.requestDigest ? .success([]) : .failure(.sessionConflict)
    }
    guard let serving = serving(request, facts) else { return .failure(.clerkMissing) }
    return ifWritable { machine in
      let ending = machine.cutCurrent(at: time)
      let opened = SessionRecord.Opened(
        session: facts.nextSession, request: request, requestDigest: facts.requestDigest, clerk: serving.clerk,
        clerkSource: serving.source,
        marks: machine.marks(request, serving, facts).with(.fallback, if: machine.rules.isFallback(source)),
        waitedMilliseconds: Self.waitedMilliseconds(request, facts), source: source)
      machine.begin(opened, at: time)
      return ending + [SessionRecord(at: time, body: .open(opened))]
    }
  }

  /// Who counts, and why.
  private struct Serving {
    let clerk: ClerkID?
    let source: ClerkSource
    /// Session and badge name different clerks: nobody counts.
    var isInDoubt: Bool { source == .none }
  }

  /// `nil` when nobody is known to serve.
  private func serving(_ request: SessionRequest, _ facts: OpenFacts) -> Serving? {
    if let clerk = request.clerk {
      guard let badge = facts.badge, badge != clerk else { return Serving(clerk: clerk, source: .session) }
      return Serving(clerk: nil, source: .none)
    }
    if let badge = facts.badge { return Serving(clerk: badge, source: .badge) }
    return rules.rosterClerk(at: facts.local).map { Serving(clerk: $0, source: .roster) }
  }

  /// The digest of the request that first used this id; `nil` for a new one.
  private func digest(of id: SessionID, _ facts: OpenFacts) -> String? {
    if let session = current, session.id == id { return session.requestDigest }
    return facts.prior?.requestDigest
  }

  private func marks(_ request: SessionRequest, _ serving: Serving, _ facts: OpenFacts) -> Marks {
    let isUnknown = serving.clerk.map { !rules.roster.isEmpty && !rules.roster.contains($0) } ?? false
    return Marks()
      .with(.outsideHours, if: rules.isOutsideHours(facts.local))
      .with(.unknownClerk, if: isUnknown)
      .with(.clerkInDoubt, if: serving.isInDoubt)
      .with(.oddDossierCode, if: request.dossiers.contains(where: \.code.isOdd))
      .with(.sameDossier, if: facts.sameDossier)
  }

  private static func waitedMilliseconds(_ request: SessionRequest, _ facts: OpenFacts) -> Int64? {
    guard let wall = facts.wall, let drawnAt = request.ticket?.drawnAt else { return nil }
    let waited = wall.milliseconds - drawnAt.milliseconds
    return (0...longestWaitMilliseconds).contains(waited) ? waited : nil
  }

  private mutating func begin(_ opened: SessionRecord.Opened, at time: Instant) {
    if let earlier = current { ended.add(earlier.id) }
    current = ServedSession(opened, at: time)
    move(to: .serving, since: time)
  }

  /// What the next session means for the one before it.
  private mutating func cutCurrent(at time: Instant) -> [SessionRecord] {
    guard let session = current else { return [] }
    switch session.standing {
    case .serving:
      return [session.ending(.notInvited, invited: false, at: time)]
    case .window(let until):
      return [session.ending(session.outcomeWithoutAnswer, invited: true, at: min(time, until))]
    case .asking(_, let until, _), .thanks(let until, _):
      guard session.level != nil else { return [] }
      return [SessionRecord(at: min(time, until), body: .ratingFinal(session.number))]
    case .nothing, .over:
      return []
    }
  }
}

extension SessionRequest {
  /// What is wrong with the request by itself.
  fileprivate var refusal: SessionRefusal? {
    if dossiers.count > SessionOpening.mostDossiers { return .tooManyDossiers }
    if dossiers.contains(where: { $0.timeliness != nil && $0.stage != .returning }) { return .timelinessWithoutReturn }
    return nil
  }
}
