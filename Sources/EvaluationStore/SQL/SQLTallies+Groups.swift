import ForwardingContract
import Foundation
import RatingModel

extension SQLTallies {
  /// The digest of all the journal's tallies. Groups that changed since the last time are computed again, no others.
  func digest() throws -> String { TallyDigest.whole(try groups()) }

  /// The digests of its groups by their names.
  func groups() throws -> [String: String] {
    while try renewDigests() == Self.groupsAtOnce {}
    let rows = try database.rows("SELECT family, period, digest FROM tally_group WHERE journal = ?", [journal])
    return rows.reduce(into: [:]) { groups, row in
      let (family, period): (String, String) = (row["family"], row["period"])
      groups["\(family)/\(period)"] = row["digest"]
    }
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
    let groups = Dictionary(grouping: rows) { ChangedGroup(family: $0["family"], period: $0["period"]) }
    try database.insert(
      groups.map { .of([journal, $0.family, $0.period, TallyDigest.group(lines: $1.compactMap(Self.line))]) },
      into: SQLTable("tally_group", ["journal": .integer, "family": .text, "period": .text, "digest": .text]),
      conflict: "ON CONFLICT (journal, family, period) DO UPDATE SET digest = excluded.digest")
    return groups.count
  }

  /// `nil` where a group is left without a tally.
  private static func line(_ row: SQLRow) -> Data? {
    (row["key"] as String?).map { TallyDigest.line(canonical: $0, count: row["count"], version: row["version"]) }
  }

  private struct ChangedGroup: Hashable {
    let family: String
    let period: String
  }
}
