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

  static func delete(_ name: String, _ db: Database) throws {
    try db.run("DELETE FROM tally_group WHERE grp = ?", .text(name))
  }

  /// Groups with a tally that changed after `sequence`. Such a tally is unacknowledged: it is in the outbox or kept back.
  static func changed(after sequence: Int64, _ db: Database) throws -> Set<String> {
    try [TallyTable.inOutbox, TallyTable.isKeptBack].reduce(into: []) { changed, waits in
      changed.formUnion(
        // Without DISTINCT, for which SQLite would go through the whole table in the order of its groups.
        try String.fetchSet(
          db, sql: "SELECT grp FROM tally WHERE \(waits) AND version > ?", arguments: [sequence]))
    }
  }
}
