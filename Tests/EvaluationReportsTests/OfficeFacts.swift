import EvaluationReports
import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel
import Testing

/// A small invented office, and what its kiosks counted; tests add what they are about.
struct OfficeFacts {
  static let unit = UnitCode("H56.14")
  static let from = CivilDate("2026-11-01")
  static let through = CivilDate("2026-11-30")

  var tallies: [StoredTally] = []
  var scales: [Scale] = []
  var units: [UnitRecord] = []
  var clerks: [ClerkRecord] = []
  var kiosks: [KioskStatus] = []
  var events: [IntegrityEvent] = []

  let kiosk: KioskID
  let journal: JournalID

  init() throws {
    kiosk = try #require(KioskID("k-1"))
    journal = try #require(JournalID(String(repeating: "a", count: 32)))
    scales = [try Self.threeLevels(version: 1)]
    units = [UnitRecord(code: try code("H56.14"), name: "Bộ phận Một cửa xã Tân Hà", parent: nil, validity: .always)]
    clerks = [
      ClerkRecord(clerk: try clerk("H56.14/CB01"), name: "Nguyễn Thị Hà", title: "", validity: .always)
    ]
  }

  static func threeLevels(id: String = "hai-long-3", version: Int) throws -> Scale {
    let levels = [
      try level("rat-hai-long", "Rất hài lòng", "Very satisfied", true),
      try level("hai-long", "Hài lòng", "Satisfied", true),
      try level("khong-hai-long", "Không hài lòng", "Not satisfied", false),
    ]
    let id = try #require(ScaleID(id))
    return try #require(Scale(id: id, version: version, levels: levels))
  }

  static func level(_ name: String, _ vietnamese: String, _ english: String, _ satisfied: Bool) throws -> Level {
    Level(
      name: try #require(LevelName(name)), labels: ["vi": vietnamese, "en": english], satisfied: satisfied)
  }

  func code(_ text: String) throws -> UnitCode { try #require(UnitCode(text)) }
  func clerk(_ text: String) throws -> ClerkID { try #require(ClerkID(text)) }

  /// Adds sessions of one outcome.
  mutating func sessions(
    _ count: Int, _ outcome: Outcome, of clerk: String?, on period: String = "2026-11-10", marks: Marks = [],
    in unit: String = "H56.14", between: (String?, String?)? = nil
  ) throws {
    try day(count, .outcome(outcome), clerk, period, marks, unit, between)
  }

  /// Adds released ratings at one level.
  mutating func ratings(
    _ count: Int, at level: String, of clerk: String?, on period: String = "2026-11-10", marks: Marks = [],
    in unit: String = "H56.14", between: (String?, String?)? = nil
  ) throws {
    let reference = try #require(LevelReference(level.contains("/") ? level : "hai-long-3/1/\(level)"))
    try day(count, .level(reference), clerk, period, marks, unit, between)
  }

  private mutating func day(
    _ count: Int, _ subject: DayKey.Subject, _ clerk: String?, _ period: String, _ marks: Marks, _ unit: String,
    _ between: (String?, String?)?
  ) throws {
    let key = DayKey(
      unit: try code(unit), counter: try #require(CounterCode("Q01")), clerk: try clerk.map(self.clerk),
      period: try #require(Period(period)), channel: .button, marks: marks, subject: subject)
    try add(.day(key), count, between)
  }

  /// Adds presses that are no rating, or corrections.
  mutating func presses(
    _ count: Int, _ subject: PressesKey.Subject, of clerk: String?, on period: String = "2026-11-10"
  ) throws {
    let key = PressesKey(
      unit: try code("H56.14"), clerk: try clerk.map(self.clerk), period: try #require(Period(period)), subject: subject
    )
    try add(.presses(key), count, nil)
  }

  private mutating func add(_ key: TallyKey, _ count: Int, _ between: (String?, String?)?) throws {
    let placement: StoredTally.Placement =
      between.map { .undated(notBefore: $0.0.flatMap { CivilDate($0) }, notAfter: $0.1.flatMap { CivilDate($0) }) }
      ?? .dated
    tallies.append(
      StoredTally(kiosk: kiosk, journal: journal, key: key, count: count, version: 1, placement: placement))
  }

  private func place(_ counter: String) throws -> KioskPlace {
    KioskPlace(unit: try code("H56.14"), counter: try #require(CounterCode(counter)))
  }

  /// Adds a kiosk; without `digest` one that has sent nothing yet, without `counter` one that stands elsewhere.
  mutating func kiosk(
    _ id: String, counter: String?, digest: Receipt.DigestState?, newlyCovered: Int64 = 0,
    journals: [JournalID]? = nil, events: [IntegrityEvent] = [], unproven: Int64? = nil, keptBack: Int = 0
  ) throws {
    let journals = (digest == nil ? [] : journals ?? [journal]).map { journal in
      JournalStatus(
        journal: journal, firstHeardAt: Self.time, lastHeardAt: Self.time,
        head: Head(sequence: 9, hash: "", tallies: ""), headAt: Self.time,
        digest: digest ?? .pending, newlyCovered: newlyCovered, matched: nil, unproven: unproven, keptBack: keptBack)
    }
    kiosks.append(
      KioskStatus(
        kiosk: try #require(KioskID(id)), place: try counter.map(place),
        standing: .enrolled, software: "1.0.0", enrolledAt: Self.time, journals: journals,
        events: events))
  }

  func journal(_ digit: Character) throws -> JournalID {
    try #require(JournalID(String(repeating: digit, count: 32)))
  }

  func event(
    _ journal: Character, _ kind: IntegrityKind = .journalCopied, id: Int64 = 1, inDoubt: ClosedRange<Int64>? = nil,
    state: IntegrityEvent.State = .open
  ) throws -> IntegrityEvent {
    IntegrityEvent(
      id: id, kiosk: kiosk, place: try place("Q01"), journal: try self.journal(journal), kind: kind,
      first: inDoubt?.lowerBound, last: inDoubt?.upperBound, inDoubt: inDoubt.map { Int64($0.count) }, times: 3,
      firstAt: Self.time, lastAt: Self.time, state: state)
  }

  /// 2026-11-21T08:05:00+07:00.
  static let time = WallTime(milliseconds: 1_795_223_100_000)

  var facts: ReportFacts {
    ReportFacts(
      tallies: tallies, scales: scales, units: units, counters: [], clerks: clerks, kiosks: kiosks, events: events)
  }

  func report() throws -> ClerkReport {
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    let (from, through) = (try #require(Self.from), try #require(Self.through))
    let period = try #require(ReportPeriod(from: from, through: through, zone: zone))
    return try ClerkReport(
      of: NamedUnit(code: try code("H56.14"), name: units.first?.name), over: period, facts, made: Self.time)
  }
}

extension ClerkReport {
  /// A figure of a row by the path that JSON has it under.
  func figure(_ path: String, _ row: ClerkRow?) throws -> Figure {
    let column = try #require(columns.first { $0.path.joined(separator: ".") == path }, "no figure \(path)")
    return column.figure(try #require(row))
  }
}
