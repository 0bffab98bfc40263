/// Tallies of groups that were found altered.
extension SQLTallies {
  /// Names of groups of which the kiosk has not sent everything again.
  func alteredGroups() throws -> Set<String> {
    try Set(
      database.values(
        "SELECT DISTINCT family || '/' || period FROM tally WHERE journal = ? AND altered", [journal], as: String.self))
  }

  /// The kiosk was asked for all of them and did not send these: it never counted them.
  /// - Returns: whether there were any.
  func removeAltered() throws -> Bool {
    guard try !alteredGroups().isEmpty else { return false }
    try database.execute(
      """
      UPDATE tally_group SET digest = NULL WHERE journal = :journal AND EXISTS (
        SELECT 1 FROM tally WHERE tally.journal = :journal AND altered AND tally.family = tally_group.family
          AND tally.period = tally_group.period)
      """, ["journal": journal])
    try database.execute("DELETE FROM tally WHERE journal = ? AND altered", [journal])
    try database.execute(
      """
      DELETE FROM tally_group WHERE journal = :journal AND digest IS NULL AND NOT EXISTS (
        SELECT 1 FROM tally WHERE tally.journal = :journal AND tally.family = tally_group.family
          AND tally.period = tally_group.period)
      """, ["journal": journal])
    try rebuildRollUps()
    return true
  }

  /// What the journal's units count is added up again: tallies changed otherwise than by a batch.
  func rebuildRollUps() throws {
    for unit in try database.values(
      "SELECT unit FROM journal_unit WHERE journal = ? ORDER BY unit", [journal], as: String.self)
    { try SQLRollUps(database: database).rebuild(unit) }
  }

  /// They are what the kiosk has.
  func clearAltered() throws {
    try database.execute("UPDATE tally SET altered = FALSE WHERE journal = ? AND altered", [journal])
  }
}
