import RatingModel

/// Where a boot without an anchor lies in civil time, by its neighbours in the same journal.
///
/// Versions are sequence numbers, so they tell an order: a day whose count was released before the boot's first is not
/// after it; one that was counted after the boot's last is not before it, unless the count tells a level, which is
/// released later than it was made. Nor is the boot later
/// than the centre's clock when the first head that covers it came. Looked up once per boot.
struct SQLStretches {
  let database: any SQLConnection
  private var known: [Boot: StoredTally.Placement] = [:]

  private struct Boot: Hashable {
    let journal: Int64
    let period: String
  }

  init(database: any SQLConnection) { self.database = database }

  mutating func placement(journal: Int64, period: String) throws -> StoredTally.Placement {
    let boot = Boot(journal: journal, period: period)
    if let placement = known[boot] { return placement }
    let placement = try find(boot)
    known[boot] = placement
    return placement
  }

  private func find(_ boot: Boot) throws -> StoredTally.Placement {
    let range = try database.row(
      """
      SELECT min(version) AS low, max(version) AS high FROM tally
      WHERE journal = ? AND family IN ('day', 'presses') AND period = ? AND NOT tells_level AND count > 0
      """, [boot.journal, boot.period])
    guard let low = range?["low"] as Int64?, let high = range?["high"] as Int64? else {
      return .undated(notBefore: nil, notAfter: nil)
    }
    let bounds = [try dayCounted(after: high, in: boot.journal), try dayReceived(high, in: boot.journal)]
    return .undated(
      notBefore: try dayCounted(before: low, in: boot.journal), notAfter: bounds.compactMap { $0 }.min())
  }

  private func dayCounted(before version: Int64, in journal: Int64) throws -> CivilDate? {
    try database.value(
      """
      SELECT max(first_day) FROM tally WHERE journal = ? AND family IN ('day', 'presses')
        AND count > 0 AND version < ?
      """, [journal, version], as: String.self
    ).map(civilDate)
  }

  private func dayCounted(after version: Int64, in journal: Int64) throws -> CivilDate? {
    try database.value(
      """
      SELECT min(first_day) FROM tally WHERE journal = ? AND family IN ('day', 'presses') AND NOT tells_level
        AND count > 0 AND version > ?
      """, [journal, version], as: String.self
    ).map(civilDate)
  }

  /// The latest day that it was anywhere on Earth when the first head that covers `version` came.
  private func dayReceived(_ version: Int64, in journal: Int64) throws -> CivilDate? {
    let milliseconds = try database.value(
      "SELECT min(first_at) FROM head WHERE journal = ? AND sequence >= ?", [journal, version], as: Int64.self)
    return milliseconds.flatMap { CivilDate(daysSince1970: Int(($0 + 14 * 3_600_000) / 86_400_000)) }
  }

  private func civilDate(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else { throw Damage("first_day") }
    return date
  }
}
