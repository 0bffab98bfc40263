import GRDB

/// Digests of groups of tallies, as they were when the centre last sent a receipt.
enum GroupTable {
  static func all(_ db: Database) throws -> [String: String] {
    var digests: [String: String] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT grp, digest FROM tally_group")
    while let row = try rows.next() {
      digests[try row.decode(forColumn: "grp")] = try row.decode(forColumn: "digest")
    }
    return digests
  }

  static func put(_ digest: String, of name: String, _ db: Database) throws {
    try db.run(
      "INSERT INTO tally_group (grp, digest) VALUES (?, ?) ON CONFLICT (grp) DO UPDATE SET digest = excluded.digest",
      .text(name), .text(digest))
  }

  /// Groups with a tally that changed after `sequence`. Such a tally is unacknowledged, so that the outbox finds it.
  static func changed(after sequence: Int64, _ db: Database) throws -> Set<String> {
    try String.fetchSet(
      db, sql: "SELECT DISTINCT grp FROM tally WHERE version > acknowledged AND version > ?", arguments: [sequence])
  }
}
