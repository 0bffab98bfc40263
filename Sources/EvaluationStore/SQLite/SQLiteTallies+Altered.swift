import GRDB

/// Tallies of groups that were found altered.
extension SQLiteTallies {
  /// Names of groups of which the kiosk has not sent everything again.
  func alteredGroups() throws -> Set<String> {
    try String.fetchSet(
      database.cachedStatement(
        sql: "SELECT DISTINCT family || '/' || period FROM tally WHERE journal = ? AND altered = 1"),
      arguments: [journal])
  }

  /// The kiosk was asked for all of them and did not send these: it never counted them.
  /// - Returns: whether there were any.
  func removeAltered() throws -> Bool {
    guard try !alteredGroups().isEmpty else { return false }
    try database.execute(
      sql: """
        UPDATE tally_group SET digest = NULL WHERE journal = :journal AND EXISTS (
          SELECT 1 FROM tally WHERE tally.journal = :journal AND altered = 1 AND tally.family = tally_group.family
            AND tally.period = tally_group.period)
        """, arguments: ["journal": journal])
    try database.execute(sql: "DELETE FROM tally WHERE journal = ? AND altered = 1", arguments: [journal])
    try database.execute(
      sql: """
        DELETE FROM tally_group WHERE journal = :journal AND digest IS NULL AND NOT EXISTS (
          SELECT 1 FROM tally WHERE tally.journal = :journal AND tally.family = tally_group.family
            AND tally.period = tally_group.period)
        """, arguments: ["journal": journal])
    return true
  }

  /// They are what the kiosk has.
  func clearAltered() throws {
    try database.cachedStatement(sql: "UPDATE tally SET altered = 0 WHERE journal = ? AND altered = 1")
      .execute(arguments: [journal])
  }
}
