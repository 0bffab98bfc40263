import ForwardingContract
import RatingModel

/// Counts the tallies of one journal again and holds them against the digests that were computed when they were taken: what
/// differs was changed in the data base by something else than a batch.
///
/// Counts of such a group stand, marked, until the kiosk has sent its own again; what it does not send goes then.
struct SQLRecount {
  /// How often each journal's tallies are counted again by themselves.
  static let intervalMilliseconds: Int64 = 86_400_000
  /// Names of groups that an event tells.
  private static let mostNames = 20

  let database: any SQLConnection
  let journal: Int64

  struct Finding {
    var groups = 0
    fileprivate(set) var altered: [AlteredGroup] = []
    /// Digests that were not computed before.
    fileprivate var fresh: [(group: Group, digest: String)] = []

    /// There is nothing to write.
    var isClean: Bool { altered.isEmpty && fresh.isEmpty }
  }

  struct AlteredGroup {
    fileprivate let group: Group
    /// Beside these keys stand other things than they say; reports look tallies up by those.
    fileprivate let misplaced: [TallyKey]
    /// Texts that are no key of the group.
    fileprivate let foreign: [String]
  }

  fileprivate typealias Group = SQLTallies.Group

  // MARK: Looking

  /// Reads all of it and writes nothing.
  func examine() throws -> Finding {
    var finding = Finding()
    var known = try groups()
    // Group by group: a journal of years need not lie in memory.
    for group in try database.rows(
      "SELECT DISTINCT family, period FROM tally WHERE journal = ? ORDER BY family, period", [journal]
    ).map(SQLTallies.group) {
      var counted = CountedGroup(group: group)
      for row in try database.rows(
        "SELECT * FROM tally WHERE journal = ? AND family = ? AND period = ?", [journal, group.family, group.period])
      { try counted.take(row) }
      try close(counted, &known, &finding)
    }
    // All tallies of these are gone.
    finding.altered += known.keys.map { AlteredGroup(group: $0, misplaced: [], foreign: []) }
    return finding
  }

  private struct CountedGroup {
    let group: Group
    private(set) var tallies: [Tally] = []
    private(set) var misplaced: [TallyKey] = []
    private(set) var foreign: [String] = []

    init(group: Group) { self.group = group }

    mutating func take(_ row: SQLRow) throws {
      guard let key = try? row.tallyKey("key"), SQLTallies.place(of: key) == SQLTallies.place(row) else {
        return foreign.append(row["key"])
      }
      if SQLTallies.lookUp(key) != SQLTallies.lookUp(row) { misplaced.append(key) }
      tallies.append(Tally(key: key, count: row["count"], version: row["version"]))
    }

    var isSound: Bool { misplaced.isEmpty && foreign.isEmpty }
  }

  private func groups() throws -> [Group: String?] {
    let rows = try database.rows("SELECT family, period, digest FROM tally_group WHERE journal = ?", [journal])
    return Dictionary(rows.map { (SQLTallies.group($0), $0["digest"]) }, uniquingKeysWith: { first, _ in first })
  }

  private func close(_ counted: CountedGroup, _ known: inout [Group: String?], _ finding: inout Finding) throws {
    finding.groups += 1
    let kept = known.removeValue(forKey: counted.group)
    let digest = try TallyDigest.group(counted.tallies)
    switch kept {
    case .some(.some(let kept)) where counted.isSound && kept == digest: return
    // It changed through a batch since the last time, or was found altered then.
    case .some(.none) where counted.isSound: finding.fresh.append((counted.group, digest))
    default:
      finding.altered.append(
        AlteredGroup(group: counted.group, misplaced: counted.misplaced, foreign: counted.foreign))
    }
  }

  // MARK: Writing

  /// Within the transaction in which it was found.
  func keep(_ finding: Finding, kiosk: KioskID, id: JournalID, at time: WallTime) throws {
    for (group, digest) in finding.fresh {
      try execute("UPDATE tally_group SET digest = ? WHERE", group, after: [digest])
    }
    guard !finding.altered.isEmpty else { return }
    for group in finding.altered { try mark(group) }
    try SQLTallies(database: database, journal: journal).rebuildRollUps()
    let heads = SQLHeads(database: database, journal: journal)
    if let newest = try heads.newestSequence() { try heads.unmatch(from: newest) }
    let names = finding.altered.map(\.group.name).sorted()
    let told = Array(names.prefix(Self.mostNames))
    try SQLEvents(database: database).raise(
      .init(
        kiosk: kiosk, journal: id, kind: .countAltered, cause: told.joined(separator: " "),
        detail: ["altered": .number(Int64(names.count)), "groups": .texts(told)]), at: time)
  }

  private func mark(_ altered: AlteredGroup) throws {
    let (group, tallies) = (altered.group, SQLTallies(database: database, journal: journal))
    for key in altered.foreign { try execute("DELETE FROM tally WHERE key = ? AND", group, after: [key]) }
    for key in altered.misplaced { try tallies.putInPlace(key) }
    guard try execute("UPDATE tally SET altered = TRUE WHERE", group) > 0 else {
      try execute("DELETE FROM tally_group WHERE", group)
      return
    }
    try database.execute(
      """
      INSERT INTO tally_group (journal, family, period) VALUES (?, ?, ?)
      ON CONFLICT (journal, family, period) DO UPDATE SET digest = NULL
      """, [journal, group.family, group.period])
  }

  @discardableResult
  private func execute(_ statement: String, _ group: Group, after: SQLArguments = []) throws -> Int {
    try database.execute(
      "\(statement) journal = ? AND family = ? AND period = ?", after + [journal, group.family, group.period])
  }
}
