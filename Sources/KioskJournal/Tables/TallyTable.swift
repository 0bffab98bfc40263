import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// The counts. Rows whose version is above what was acknowledged wait for the centre; those of them whose version is also above
/// what it refused are the outbox, the others are kept back.
///
/// Each of the two has a partial index, which SQLite takes only where a query repeats the index's own words.
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

  static let inOutbox = "version > acknowledged AND version > refused"
  static let isKeptBack = "version > acknowledged AND version <= refused"
  /// In the order of the index, so that nothing is sorted: a batch costs its own length, however long the outbox is.
  static let newestFirst =
    "SELECT key, count, version FROM tally WHERE \(inOutbox) ORDER BY version DESC, grp DESC, key DESC LIMIT ?"

  /// The outbox, what changed last first: of a long backlog the centre sees today's counts before last year's.
  static func outbox(limit: Int, _ db: Database) throws -> [Tally] {
    let statement = try db.cachedStatement(sql: newestFirst)
    return try Row.fetchAll(statement, arguments: [limit]).map(tally)
  }

  static func countOutbox(_ db: Database) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT count(*) FROM tally WHERE \(inOutbox)")
    return try Int.fetchOne(statement) ?? 0
  }

  static func countKeptBack(_ db: Database) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT count(*) FROM tally WHERE \(isKeptBack)")
    return try Int.fetchOne(statement) ?? 0
  }

  /// Whether a count that was released up to an entry has not reached the centre, be it kept back or not.
  static func hasUnacknowledged(through sequence: Int64, _ db: Database) throws -> Bool {
    try [inOutbox, isKeptBack].contains { waits in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM tally WHERE \(waits) AND version <= ?)", arguments: [sequence]) ?? false
    }
  }

  /// The lines of a group's digest (``ForwardingContract/TallyDigest``). A row keeps its key in canonical form, and the line
  /// is that form with two numbers in it: nothing need be read into a ``TallyKey`` and written again.
  static func lines(ofGroup name: String, _ db: Database) throws -> [Data] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT CAST(substr(key, 1, length(key) - 1) || ',' || count || ',' || version || ']' AS BLOB)
        FROM tally WHERE grp = ?
        """)
    return try Data.fetchAll(statement, arguments: [name])
  }

  static func acknowledge(_ tally: Tally, _ db: Database) throws {
    try db.run(
      """
      UPDATE tally SET acknowledged = ?1, refused = 0, refusal = NULL
      WHERE grp = ?2 AND key = ?3 AND acknowledged < ?1
      """, .integer(tally.version), .text(TallyDigest.groupName(of: tally.key)), .text(tally.key.canonical))
  }

  /// The centre refused the count as it stood at its version. Has no effect on one that has changed since.
  ///
  /// - Parameter code: Why, as the centre says it.
  static func keepBack(_ tally: Tally, code: String, _ db: Database) throws {
    try db.run(
      "UPDATE tally SET refused = ?1, refusal = ?2 WHERE grp = ?3 AND key = ?4 AND acknowledged < ?1",
      .integer(tally.version), .text(code), .text(TallyDigest.groupName(of: tally.key)), .text(tally.key.canonical))
  }

  /// What is kept back goes into the outbox again.
  static func releaseKeptBack(_ db: Database) throws {
    try db.run("UPDATE tally SET refused = 0, refusal = NULL WHERE \(isKeptBack)")
  }

  static func forgetAcknowledgements(_ db: Database) throws {
    try db.run("UPDATE tally SET acknowledged = 0 WHERE acknowledged <> 0")
  }

  static func forgetAcknowledgements(ofGroup name: String, _ db: Database) throws {
    try db.run("UPDATE tally SET acknowledged = 0 WHERE grp = ? AND acknowledged <> 0", .text(name))
  }

  static func tally(_ row: Row) throws -> Tally {
    Tally(
      key: try JSONDecoder().decode(TallyKey.self, from: row.decode(forColumn: "key")),
      count: try row.decode(forColumn: "count"), version: try row.decode(forColumn: "version"))
  }
}
