import KioskSession
import RatingModel
import Testing

@testable import KioskDemo
@testable import KioskJournal

/// A counter's day as its callers tell it and as its journal keeps it, each of which a test may change by itself.
struct InventedCounter {
  var account: CounterAccount
  var isCountersigned = true
  private(set) var entries: [Entry] = []
  private(set) var names: [SessionNumber: String] = [:]
  private(set) var wishes: [Int64: Bool] = [:]

  private let boot: BootID

  init(_ counter: String = "Q01") throws {
    account = CounterAccount(counter: counter)
    boot = try #require(BootID(String(repeating: "0", count: 32)))
  }

  /// Two sessions with a rating each, one of them corrected; one that declines; presses that are no rating; one not taken.
  static func day() throws -> InventedCounter {
    var counter = try InventedCounter()
    try counter.open("first")
    try counter.press(key: 1, answer: "early") { .press(try $0.press($1, .early)) }
    try counter.press(key: 1, answer: "rating") { .rating(try $0.rating($1)) }
    try counter.press(key: 2, answer: "correction") { .correction(try $0.correction($1)) }
    try counter.open("second")
    try counter.press(key: 3, answer: "rating") { .rating(try $0.rating($1)) }
    try counter.press(key: 2, answer: "notTaken") { _, _ in nil }
    try counter.open("third")
    try counter.press(key: 0, answer: "declined") { counter, _ in .outcome(try counter.outcome(.declined)) }
    return counter
  }

  // MARK: What happens at the counter

  mutating func open(
    _ id: String, isAcknowledged: Bool = true, service: CounterAccount.Service? = nil, keptFor clerk: ClerkID? = nil,
    marks: Marks = []
  ) throws {
    account.open(id, isAcknowledged: isAcknowledged, service: service)
    try keepOpening(id, clerk: clerk, marks: marks)
  }

  /// - Parameters:
  ///   - answer: `nil` when it was lost.
  ///   - payload: What the journal keeps of it, from the press as the account has it.
  mutating func press(
    key: Int, choice: DemoChoice? = nil, isTechnicians: Bool = false, answer: String?,
    keeping payload: (InventedCounter, CounterAccount.Press) throws -> EntryPayload?
  ) throws {
    account.press(
      at: Instant(milliseconds: Int64(account.presses.count + 1) * 1000), key: key, choice: choice,
      isTechnicians: isTechnicians)
    if let answer { account.answer(answer) }
    let press = try #require(account.presses.last)
    if let payload = try payload(self, press) { keep(payload, at: press.at) }
  }

  // MARK: What only the journal knows

  /// What citizens wish of contact, by the entries that say it.
  mutating func keepWish(_ isWished: Bool) { wishes[Int64(entries.count)] = isWished }

  mutating func keepOpening(_ id: String, clerk: ClerkID? = nil, marks: Marks = []) throws {
    let session = SessionNumber(Int64(names.count + 1))
    names[session] = id
    let payload = OpenPayload(
      session: session, clerk: clerk, clerkSource: .none, source: .demo, marks: marks, waitedMilliseconds: nil, id: "",
      ticket: nil, dossiers: [], requestDigest: "")
    keep(.open(payload), at: Instant(milliseconds: 0))
  }

  mutating func keep(_ payload: EntryPayload, at: Instant) {
    entries.append(
      Entry(sequence: Int64(entries.count + 1), boot: boot, mono: at, wall: nil, payload: payload))
  }

  mutating func loseFirst(_ kind: EntryKind) throws {
    entries.remove(at: try #require(entries.firstIndex { $0.payload.kind == kind }))
  }

  mutating func doubleFirst(_ kind: EntryKind) throws {
    let entry = try #require(entries.first { $0.payload.kind == kind })
    keep(entry.payload, at: entry.mono)
  }

  mutating func doubleLast() throws {
    let entry = try #require(entries.last)
    keep(entry.payload, at: entry.mono)
  }

  mutating func replaceFirst(_ kind: EntryKind, by payload: EntryPayload) throws {
    let index = try #require(entries.firstIndex { $0.payload.kind == kind })
    let old = entries[index]
    entries[index] = Entry(sequence: old.sequence, boot: boot, mono: old.mono, wall: nil, payload: payload)
  }

  func rating(_ press: CounterAccount.Press, session: Int64? = nil, level: String? = nil) throws -> RatingPayload {
    RatingPayload(
      session: SessionNumber(session ?? Int64(names.count)), level: try reference(level ?? press.level),
      channel: .demo, marks: [], down: press.at, device: "demo", salt: "")
  }

  func correction(_ press: CounterAccount.Press) throws -> CorrectionPayload {
    CorrectionPayload(
      session: SessionNumber(Int64(names.count)), rating: 1, level: try reference(press.level), direction: .lowered,
      channel: .demo, down: press.at, device: "demo", salt: "")
  }

  func press(_ press: CounterAccount.Press, _ disposition: Disposition) throws -> PressPayload {
    PressPayload(
      session: nil, disposition: disposition, level: try reference(press.level), channel: .demo, down: press.at,
      device: "demo", salt: "")
  }

  func answer(_ press: CounterAccount.Press, _ answers: [String]) throws -> AnswerPayload {
    AnswerPayload(
      session: SessionNumber(Int64(names.count)), question: try #require(QuestionID(DemoQuestion.chips.id)), version: 1,
      answers: answers.compactMap(AnswerName.init), passed: false, channel: .demo, down: press.at, device: "demo",
      salt: "")
  }

  func contact(_ press: CounterAccount.Press) -> ContactPayload {
    ContactPayload(
      session: SessionNumber(Int64(names.count)), wish: "", passed: false, channel: .demo, down: press.at,
      device: "demo")
  }

  func outcome(_ outcome: Outcome) throws -> OutcomePayload {
    OutcomePayload(session: SessionNumber(Int64(names.count)), outcome: outcome, invited: true, channel: .demo)
  }

  private func reference(_ level: String?) throws -> LevelReference {
    let name = try #require(level)
    return try #require(LevelReference("hai-long-3/1/\(name)"))
  }

  // MARK: How it comes out

  var journal: JournalContents { JournalContents(entries: entries, names: names, wishes: wishes) }

  /// Held against a centre that has everything the journal has: whatever is found is between the callers and the journal.
  var reconciliation: Reconciliation {
    var verification = Verification()
    for entry in entries { verification.statistics.take(entry) }
    let statistics = verification.statistics
    let centre = CentreTotals(
      sessions: statistics.sessions, rated: statistics.ratings, levels: statistics.ratings, waiting: 0,
      dispositions: statistics.presses + statistics.corrections)
    return Reconciliation(
      counters: [
        .init(account: account, journal: journal, verification: verification, isCountersigned: isCountersigned)
      ], centre: centre)
  }
}
