import Foundation
import KioskJournal
import KioskSession
import RatingModel

/// A counter at work: opens journals, moves the clock and says what the session machine would say.
final class Desk {
  let folder: ScratchFolder
  var now = Instant(milliseconds: 1000)
  var boot = Words.boot(1)
  var configuration = Words.configuration()
  var entropy = Entropy.system
  var wall: WallTime?
  private(set) var opened: Journal?

  init() throws { folder = try ScratchFolder() }

  /// A desk whose journal is open.
  convenience init(dated: Bool) throws {
    self.init(folder: try ScratchFolder())
    try start()
    if dated { try journal.anchor(wall: Words.morning(), at: now, source: .ntp) }
  }

  private init(folder: ScratchFolder) { self.folder = folder }

  var path: String { folder.file("journal.sqlite") }

  var journal: Journal { Words.known(opened) }

  func start() throws {
    opened = nil
    opened = try Journal.open(
      path: path, boot: boot, startedAt: now, software: "1.0.0", configuration: configuration, wall: wall,
      entropy: entropy)
  }

  /// A clean end: SQLite folds its log into the data base.
  func stop() { opened = nil }

  func restart(boot: BootID? = nil) throws {
    stop()
    if let boot, boot != self.boot {
      self.boot = boot
      now = Instant(milliseconds: 500)
    }
    try start()
  }

  func pass(milliseconds: Int64 = 0, seconds: Int64 = 0, hours: Int64 = 0) {
    now = now.adding(milliseconds: milliseconds + seconds * 1000 + hours * 3_600_000)
  }

  /// The files as a power cut would leave them: data base and log, copied while the journal is open.
  func crashCopy() throws -> String {
    let copy = folder.file("copy-\(UUID().uuidString).sqlite")
    for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix) }
    return copy
  }

  // MARK: What the session machine says

  func append(_ bodies: SessionRecord.Body...) throws {
    try journal.append(bodies.map { SessionRecord(at: now, body: $0) }, wall: wall)
  }

  func request(
    id: String? = nil, clerk: ClerkID? = Words.an, dossiers: [SessionRequest.Dossier] = [], ticket: String? = nil
  ) -> SessionRequest {
    SessionRequest(
      id: Words.known(SessionID(id ?? "s-\(journal.sequence)")), clerk: clerk, dossiers: dossiers,
      ticket: ticket.map { .init(number: Words.known(TicketNumber($0)), drawnAt: nil) })
  }

  func opening(
    _ request: SessionRequest, marks: Marks = [], waited: Int64? = nil
  ) throws -> (SessionNumber, SessionRecord.Body) {
    let facts = try journal.openFacts(for: request, at: now)
    let record = SessionRecord.Opened(
      session: facts.nextSession, request: request, requestDigest: facts.requestDigest, clerk: request.clerk,
      clerkSource: request.clerk == nil ? .none : .session, marks: marks, waitedMilliseconds: waited, source: .api)
    return (facts.nextSession, .open(record))
  }

  @discardableResult
  func open(_ request: SessionRequest? = nil, marks: Marks = [], waited: Int64? = nil) throws -> SessionNumber {
    let (number, body) = try opening(request ?? self.request(), marks: marks, waited: waited)
    try append(body)
    return number
  }

  func rating(
    _ session: SessionNumber, _ level: LevelName, marks: Marks = [], channel: Channel = .button, scaleVersion: Int = 1
  ) -> SessionRecord.Body {
    .rating(
      .init(
        session: session, level: Words.scale(version: scaleVersion).reference(level), channel: channel, marks: marks,
        down: now, device: "panel"))
  }

  func correction(
    _ session: SessionNumber, _ level: LevelName, _ direction: SessionRecord.Corrected.Direction
  ) -> SessionRecord.Body {
    .correction(
      .init(
        session: session, level: Words.scale().reference(level), direction: direction, channel: .button, down: now,
        device: "panel"))
  }

  func answer(_ session: SessionNumber, _ answers: [AnswerName], question: String = "dieu-gi") -> SessionRecord.Body {
    .answer(
      .init(
        session: session, question: Words.known(QuestionID(question)), version: 1, answers: answers, isPassed: false,
        channel: .button, down: now, device: "panel"))
  }

  func contact(_ session: SessionNumber, isWished: Bool) -> SessionRecord.Body {
    .contact(
      .init(
        session: session, isWished: isWished, isPassed: false, channel: .button, down: now, device: "panel"))
  }

  func press(_ disposition: Disposition, in session: SessionNumber? = nil) -> SessionRecord.Body {
    .press(
      .init(
        session: session, disposition: disposition, level: Words.scale().reference(Words.good), channel: .button,
        down: now, device: "panel"))
  }

  func ending(_ session: SessionNumber, _ outcome: Outcome, channel: Channel = .none) -> SessionRecord.Body {
    .outcome(.init(session: session, outcome: outcome, invited: outcome != .notInvited, channel: channel))
  }

  /// A whole session with a rating, up to the end of its correction window.
  @discardableResult
  func serve(
    _ level: LevelName, clerk: ClerkID? = Words.an, dossiers: [SessionRequest.Dossier] = [], id: String? = nil,
    ticket: String? = nil, isFinal: Bool = true, scaleVersion: Int = 1
  ) throws -> SessionNumber {
    let session = try open(request(id: id, clerk: clerk, dossiers: dossiers, ticket: ticket))
    pass(seconds: 90)
    try append(.invite(session))
    pass(seconds: 4)
    try append(rating(session, level, scaleVersion: scaleVersion))
    guard isFinal else { return session }
    pass(seconds: 5)
    try append(.ratingFinal(session))
    return session
  }
}
