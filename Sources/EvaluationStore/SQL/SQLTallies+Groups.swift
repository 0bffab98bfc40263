import ForwardingContract
import Foundation
import RatingModel

extension SQLTallies {
  private static let table = SQLTable("tally_group", ["journal": .integer, "family": .text, "period": .text])
  private static let digests = SQLTable(
    "tally_group", ["journal": .integer, "family": .text, "period": .text, "digest": .text])

  /// Those of some groups of which tallies were taken before: there are no others of the rest.
  func known(_ groups: Set<Group>) throws -> Set<Group> {
    let groups = Array(groups)
    let rows = try database.find(
      "family", in: Self.table, by: groups.map { .of([journal, $0.family, $0.period]) })
    return Set(zip(groups, rows).compactMap { $1 == nil ? nil : $0 })
  }

  /// Groups of which tallies changed have other digests. All that there is of a new one has just come; the others are read again
  /// when their digests are asked for.
  func renew(_ changed: [PlacedTally], _ known: Set<Group>) throws {
    let groups = Dictionary(grouping: changed) { $0.place.group }
    try database.insert(
      groups.filter { !known.contains($0.key) }.map { group, tallies in
        .of([journal, group.family, group.period, TallyDigest.group(lines: tallies.map(Self.line))])
      }, into: Self.digests)
    try database.insert(
      groups.keys.filter(known.contains).map { .of([journal, $0.family, $0.period]) }, into: Self.table,
      conflict: "ON CONFLICT (journal, family, period) DO UPDATE SET digest = NULL")
  }

  private static func line(_ tally: PlacedTally) -> Data {
    TallyDigest.line(canonical: tally.place.key, count: tally.tally.count, version: tally.tally.version)
  }

  /// The digest of all the journal's tallies. Groups that changed since the last time are computed again, no others.
  func digest() throws -> String { TallyDigest.whole(try groups()) }

  /// The digests of its groups by their names.
  func groups() throws -> [String: String] {
    while try renewDigests() == Self.groupsAtOnce {}
    let rows = try database.rows("SELECT family, period, digest FROM tally_group WHERE journal = ?", [journal])
    return rows.reduce(into: [:]) { groups, row in groups[Self.group(row).name] = row["digest"] }
  }

  /// Groups whose tallies are read at a time: many cost no more statements than one, and all of a journal's no more memory.
  private static let groupsAtOnce = 64

  /// Computes the digests of some groups that changed.
  /// - Returns: of how many.
  private func renewDigests() throws -> Int {
    let rows = try database.rows(
      """
      SELECT changed.family, changed.period, key, count, version FROM (
        SELECT journal, family, period FROM tally_group WHERE journal = ? AND digest IS NULL
        ORDER BY family, period LIMIT ?) AS changed
      LEFT JOIN tally ON tally.journal = changed.journal AND tally.family = changed.family
        AND tally.period = changed.period
      """, [journal, Self.groupsAtOnce])
    let groups = Dictionary(grouping: rows, by: Self.group)
    try database.insert(
      groups.map { .of([journal, $0.family, $0.period, TallyDigest.group(lines: $1.compactMap(Self.line))]) },
      into: Self.digests, conflict: "ON CONFLICT (journal, family, period) DO UPDATE SET digest = excluded.digest")
    return groups.count
  }

  /// `nil` where a group is left without a tally.
  private static func line(_ row: SQLRow) -> Data? {
    (row["key"] as String?).map { TallyDigest.line(canonical: $0, count: row["count"], version: row["version"]) }
  }
}
