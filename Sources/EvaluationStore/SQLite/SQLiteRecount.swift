import Foundation
import ForwardingContract
import GRDB
import RatingModel

/// Counts the tallies of one journal again and holds them against the digests that were computed when they were taken: what
/// differs was changed in the data base by something else than a batch.
struct SQLiteRecount {
  /// How often each journal's tallies are counted again: with the first batch after so long.
  static let intervalMilliseconds: Int64 = 86_400_000
  /// Names of groups that an event tells.
  private static let mostNames = 20

  let database: Database
  let journal: SQLiteJournal
  let kiosk: KioskID
  let time: WallTime

  /// The groups of which the centre no longer has what it took. Their counts stand until the kiosk has sent its own again,
  /// whatever version those bear.
  struct Result {
    var groups = 0
    var altered: [String] = []
  }

  /// A clock that was put back ends the wait, too.
  var isDue: Bool {
    !(0..<Self.intervalMilliseconds).contains(time.milliseconds - journal.state.recountedAt.milliseconds)
  }

  func run() throws -> Result {
    var result = Result()
    var known = try groups()
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM tally WHERE journal = ? ORDER BY family, period", arguments: [journal.number])
    var counted = CountedGroup()
    while let row = try rows.next() {
      let name = Group(row)
      if name != counted.name { try close(counted, &known, &result) }
      if name != counted.name { counted = CountedGroup(name: name) }
      try counted.take(row)
    }
    try close(counted, &known, &result)
    // All tallies of these are gone.
    for name in known.keys { try alter(name, &result) }
    try raise(result)
    return result
  }

  private struct Group: Hashable {
    let family: String
    let period: String

    init(_ row: Row) { (family, period) = (row["family"], row["period"]) }

    var name: String { "\(family)/\(period)" }
  }

  /// The tallies of one group, as far as they can be read.
  private struct CountedGroup {
    var name: Group?
    private(set) var tallies: [Tally] = []
    /// Keys of tallies beside which other things stand than they say; reports look tallies up by those.
    private(set) var misplaced: [TallyKey] = []
    /// Texts that are no key of the group.
    private(set) var foreign: [String] = []

    mutating func take(_ row: Row) throws {
      guard let key = try? row.tallyKey("key"), try SQLiteTallies.place(of: key) == SQLiteTallies.place(row) else {
        return foreign.append(row["key"])
      }
      if SQLiteTallies.lookUp(key) != SQLiteTallies.lookUp(row) { misplaced.append(key) }
      tallies.append(Tally(key: key, count: row["count"], version: row["version"]))
    }

    func digest() throws -> String? { misplaced.isEmpty && foreign.isEmpty ? try TallyDigest.group(tallies) : nil }
  }

  private func groups() throws -> [Group: String?] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT family, period, digest FROM tally_group WHERE journal = ?", arguments: [journal.number])
    return Dictionary(rows.map { (Group($0), $0["digest"]) }, uniquingKeysWith: { first, _ in first })
  }

  private func close(_ counted: CountedGroup, _ known: inout [Group: String?], _ result: inout Result) throws {
    guard let name = counted.name else { return }
    result.groups += 1
    let kept = known.removeValue(forKey: name)
    // Without a digest it changed through a batch since the last time.
    if let kept, let digest = try counted.digest(), kept == nil || kept == digest { return }
    let tallies = SQLiteTallies(database: database, journal: journal.number)
    for key in counted.foreign { try tallies.remove(key, family: name.family, period: name.period) }
    for key in counted.misplaced { try tallies.putInPlace(key) }
    try alter(name, &result)
  }

  private func alter(_ group: Group, _ result: inout Result) throws {
    result.altered.append(group.name)
    let place: StatementArguments = [journal.number, group.family, group.period]
    try database.execute(
      sql: "UPDATE tally SET version = 0 WHERE journal = ? AND family = ? AND period = ?", arguments: place)
    guard database.changesCount > 0 else {
      return try database.execute(
        sql: "DELETE FROM tally_group WHERE journal = ? AND family = ? AND period = ?", arguments: place)
    }
    try database.execute(
      sql: """
        INSERT INTO tally_group (journal, family, period) VALUES (?, ?, ?)
        ON CONFLICT (journal, family, period) DO UPDATE SET digest = NULL
        """, arguments: place)
  }

  private func raise(_ result: Result) throws {
    guard !result.altered.isEmpty else { return }
    let heads = SQLiteHeads(database: database, journal: journal.number)
    if let newest = try heads.newestSequence() { try heads.unmatch(from: newest) }
    try SQLiteEvents(database: database).raise(
      .init(
        kiosk: kiosk, journal: journal.id, kind: .countAltered,
        detail: [
          "altered": .number(Int64(result.altered.count)),
          "groups": .texts(Array(result.altered.prefix(Self.mostNames))),
        ]), at: time)
  }
}
