import ForwardingContract
import RatingModel

extension SQLTallies {
  /// The digest of all the journal's tallies. Groups that changed since the last time are computed again, no others.
  func digest() throws -> String { TallyDigest.whole(try groups()) }

  /// The digests of its groups by their names.
  func groups() throws -> [String: String] {
    let rows = try database.rows("SELECT family, period, digest FROM tally_group WHERE journal = ?", [journal])
    return try rows.reduce(into: [:]) { groups, row in
      let (family, period): (String, String) = (row["family"], row["period"])
      groups["\(family)/\(period)"] = try row["digest"] ?? freshDigest(family: family, period: period)
    }
  }

  private func freshDigest(family: String, period: String) throws -> String {
    let rows = try database.rows(
      "SELECT key, count, version FROM tally WHERE journal = ? AND family = ? AND period = ?",
      [journal, family, period])
    let digest = TallyDigest.group(
      lines: rows.map { TallyDigest.line(canonical: $0["key"], count: $0["count"], version: $0["version"]) })
    try database.execute(
      "UPDATE tally_group SET digest = ? WHERE journal = ? AND family = ? AND period = ?",
      [digest, journal, family, period])
    return digest
  }
}
