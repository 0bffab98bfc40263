import Foundation
import KioskJournal
import KioskSession
import RatingModel

/// A counter that writes a journal: moves the clock and says what the session machine would say.
package final class Counter {
  package let path: String
  package let boot: BootID
  package private(set) var now: Instant
  private var opened: Journal?

  /// - Parameter now: Where an earlier counter of the same boot stopped.
  package init(
    path: String, boot: BootID = Scenery.boot(1), now: Instant = Instant(milliseconds: 1000),
    configuration: CounterConfiguration = Scenery.configuration
  ) throws {
    (self.path, self.boot, self.now) = (path, boot, now)
    opened = try Journal.open(
      path: path, boot: boot, startedAt: now, software: "1.0.0", configuration: configuration,
      entropy: Scenery.entropy())
  }

  package var journal: Journal {
    guard let opened else { preconditionFailure("the counter was closed") }
    return opened
  }

  /// A clean end: SQLite folds its log into the data base.
  package func close() { opened = nil }

  package func pass(seconds: Int64 = 0, hours: Int64 = 0) {
    now = now.adding(milliseconds: seconds * 1000 + hours * 3_600_000)
  }

  package func append(_ bodies: SessionRecord.Body...) throws {
    try journal.append(bodies.map { SessionRecord(at: now, body: $0) }, wall: nil)
  }

  @discardableResult
  package func open(clerk: ClerkID? = Scenery.clerk, dossiers: Int = 1) throws -> SessionNumber {
    let codes = (0..<dossiers).map { "H56.14-261121-000\($0)" }
    let request = SessionRequest(
      id: Scenery.known(SessionID("s-\(journal.sequence)")), clerk: clerk,
      dossiers: codes.map {
        SessionRequest.Dossier(
          code: Scenery.known(DossierCode($0)), procedure: Scenery.known(ProcedureCode("1.010708")), stage: .receiving,
          timeliness: nil)
      }, ticket: .init(number: Scenery.known(TicketNumber("A012")), drawnAt: nil))
    let facts = try journal.openFacts(for: request, at: now)
    try append(
      .open(
        .init(
          session: facts.nextSession, request: request, requestDigest: facts.requestDigest, clerk: clerk,
          clerkSource: clerk == nil ? .none : .session, marks: facts.sameDossier ? [.sameDossier] : [],
          waitedMilliseconds: 70_000, source: .api)))
    return facts.nextSession
  }

  package func end(_ session: SessionNumber, _ outcome: Outcome) throws {
    try append(
      .outcome(.init(session: session, outcome: outcome, invited: outcome != .notInvited, channel: .none)))
  }

  package func press(_ disposition: Disposition, in session: SessionNumber? = nil) throws {
    try append(
      .press(
        .init(
          session: session, disposition: disposition, level: Scenery.scale.reference(Scenery.levels[1]),
          channel: .button, down: now, device: "panel")))
  }

  /// A whole session with a rating, up to the end of its correction window.
  package func serve(
    _ level: Int, corrected: Int? = nil, answers: Bool = false, clerk: ClerkID? = Scenery.clerk, dossiers: Int = 1
  ) throws {
    let session = try open(clerk: clerk, dossiers: dossiers)
    pass(seconds: 90)
    try append(.invite(session))
    pass(seconds: 4)
    try append(rating(session, level))
    if answers { try append(answer(session), contact(session)) }
    if let corrected { try append(correction(session, corrected, corrected < level ? .raised : .lowered)) }
    pass(seconds: 5)
    try append(.ratingFinal(session))
    try append(.close(session))
  }

  package func rating(_ session: SessionNumber, _ level: Int) -> SessionRecord.Body {
    .rating(
      .init(
        session: session, level: Scenery.scale.reference(Scenery.levels[level]), channel: .button, marks: [], down: now,
        device: "panel"))
  }

  private func correction(
    _ session: SessionNumber, _ level: Int, _ direction: SessionRecord.Corrected.Direction
  ) -> SessionRecord.Body {
    .correction(
      .init(
        session: session, level: Scenery.scale.reference(Scenery.levels[level]), direction: direction, channel: .button,
        down: now, device: "panel"))
  }

  private func answer(_ session: SessionNumber) -> SessionRecord.Body {
    .answer(
      .init(
        session: session, question: Scenery.question.id, version: 1, answers: [Scenery.question.answers[0].name],
        isPassed: false, channel: .button, down: now, device: "panel"))
  }

  private func contact(_ session: SessionNumber) -> SessionRecord.Body {
    .contact(
      .init(session: session, isWished: true, isPassed: false, channel: .button, down: now, device: "panel"))
  }
}
