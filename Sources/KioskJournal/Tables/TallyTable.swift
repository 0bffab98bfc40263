import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// The counts. Rows whose version is above what was acknowledged are the outbox.
enum TallyTable {
  static func add(_ change: JournalChanges.TallyChange, to key: TallyKey, _ db: Database) throws {
    guard change.number >= 0 else { return try subtract(change, from: key, db) }
    try db.run(
      """
      INSERT INTO tally (grp, key, count, version) VALUES (?, ?, ?, ?)
      ON CONFLICT (grp, key) DO UPDATE SET count = count + excluded.count, version = excluded.version
      """, .text(TallyDigest.groupName(of: key)), .text(key.canonical), .integer(Int64(change.number)),
      .integer(change.version))
  }

  private static func subtract(_ change: JournalChanges.TallyChange, from key: TallyKey, _ db: Database) throws {
    try db.run(
      "UPDATE tally SET count = count + ?, version = ? WHERE grp = ? AND key = ?", .integer(Int64(change.number)),
      .integer(change.version), .text(TallyDigest.groupName(of: key)), .text(key.canonical))
    guard db.changesCount == 1 else { throw UnreadableRow.tally }
  }

  static func unacknowledged(limit: Int, _ db: Database) throws -> [Tally] {
    try Row.fetchAll(
      db, sql: "SELECT key, count, version FROM tally WHERE version > acknowledged ORDER BY version, grp, key LIMIT ?",
      arguments: [limit]
    ).map(tally)
  }

  static func hasUnacknowledged(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM tally WHERE version > acknowledged)") ?? false
  }

  static func tallies(ofGroup name: String, _ db: Database) throws -> [Tally] {
    let statement = try db.cachedStatement(sql: "SELECT key, count, version FROM tally WHERE grp = ?")
    return try Row.fetchAll(statement, arguments: [name]).map(tally)
  }

  static func acknowledge(_ tally: Tally, _ db: Database) throws {
    try db.run(
      "UPDATE tally SET acknowledged = ?1 WHERE grp = ?2 AND key = ?3 AND acknowledged < ?1", .integer(tally.version),
      .text(TallyDigest.groupName(of: tally.key)), .text(tally.key.canonical))
  }

  static func forgetAcknowledgements(_ db: Database) throws {
    try db.run("UPDATE tally SET acknowledged = 0 WHERE acknowledged > 0")
  }

  static func tally(_ row: Row) throws -> Tally {
    Tally(
      key: try JSONDecoder().decode(TallyKey.self, from: row.decode(forColumn: "key")),
      count: try row.decode(forColumn: "count"), version: try row.decode(forColumn: "version"))
  }
}
