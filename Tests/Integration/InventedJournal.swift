import Crypto
import ForwardingContract
import Foundation
import RatingModel
import Testing

/// What a journal would have released, invented count by count: absolute counts with versions, and heads over them.
struct InventedJournal: Sendable {
  let id: JournalID
  let unit: UnitCode
  let counter: CounterCode
  let scale: Scale
  private(set) var sequence: Int64 = 0
  private(set) var tallies: [TallyKey: Tally] = [:]
  private(set) var acknowledged: [TallyKey: Int64] = [:]
  /// The newest head with a receipt.
  private(set) var countersigned: Head?

  init(unit: String = "H56.14", counter: String = "Q03") throws {
    id = try #require(JournalID((0..<32).map { _ in String(Int.random(in: 0..<16), radix: 16) }.joined()))
    self.unit = try #require(UnitCode(unit))
    self.counter = try #require(CounterCode(counter))
    scale = try Self.threeLevels()
  }

  static let levels = ["rat-hai-long", "hai-long", "khong-hai-long"]

  private static func threeLevels() throws -> Scale {
    let labels = [("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Không hài lòng", "Not satisfied")]
    let named = try zip(levels, labels).map { name, label in
      Level(
        name: try #require(LevelName(name)), labels: ["vi": label.0, "en": label.1],
        satisfied: name != "khong-hai-long")
    }
    let id = try #require(ScaleID("hai-long-3"))
    return try #require(Scale(id: id, version: 1, levels: named))
  }

  // MARK: Counting

  /// Adds sessions of one outcome to a day.
  mutating func sessions(
    _ count: Int, _ outcome: Outcome, of clerk: String?, on day: String, marks: Marks = []
  ) throws {
    add(count, try dayKey(.outcome(outcome), clerk, day, marks))
  }

  /// Adds released ratings at one level, numbered from 0, the best.
  mutating func ratings(_ count: Int, at level: Int, of clerk: String?, on day: String, marks: Marks = []) throws {
    let reference = try #require(LevelReference("hai-long-3/1/\(Self.levels[level])"))
    add(count, try dayKey(.level(reference), clerk, day, marks))
  }

  /// Adds presses that are no rating, or corrections.
  mutating func presses(_ count: Int, _ subject: PressesKey.Subject, of clerk: String?, on day: String) throws {
    let period = try #require(Period(day))
    add(count, .presses(PressesKey(unit: unit, clerk: try clerkID(clerk), period: period, subject: subject)))
  }

  private func dayKey(_ subject: DayKey.Subject, _ clerk: String?, _ day: String, _ marks: Marks) throws -> TallyKey {
    .day(
      DayKey(
        unit: unit, counter: counter, clerk: try clerkID(clerk), period: try #require(Period(day)), channel: .button,
        marks: marks, subject: subject))
  }

  private func clerkID(_ text: String?) throws -> ClerkID? { try text.map { try #require(ClerkID($0)) } }

  /// One entry more, which is the new version of the count.
  private mutating func add(_ count: Int, _ key: TallyKey) {
    guard count > 0 else { return }
    sequence += 1
    tallies[key] = Tally(key: key, count: (tallies[key]?.count ?? 0) + count, version: sequence)
  }

  // MARK: Forwarding

  /// Every count that is not acknowledged, with the newest head.
  func batch(of kiosk: ContractKiosk, all: Bool = false) throws -> Batch {
    let waiting = tallies.values.filter { all || acknowledged[$0.key] != $0.version }.sorted { $0.version < $1.version }
    try #require(waiting.count <= Limits.talliesPerBatch)
    return Batch(
      kiosk: kiosk.id, journal: id, epoch: kiosk.epoch, head: try head, scales: [scale], tallies: waiting,
      complete: true, openTail: 0, software: "1.0.0", countersigned: countersigned)
  }

  mutating func acknowledge(_ batch: Batch) {
    countersigned = batch.head
    for tally in batch.tallies { acknowledged[tally.key] = tally.version }
  }

  var head: Head {
    get throws {
      Head(sequence: sequence, hash: Self.hash(at: sequence, of: id), tallies: try TallyDigest.of(tallies.values))
    }
  }

  /// What stands at an entry of an invented journal.
  static func hash(at sequence: Int64, of id: JournalID) -> String {
    SHA256.hash(data: Data("\(id) \(sequence)".utf8)).hexadecimal
  }
}
