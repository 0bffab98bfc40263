import Foundation
import GRDB
import KioskSession

/// The chain: append-only, held so by triggers too.
enum EntryTable {
  static func insert(_ entry: JournalChanges.ChainedEntry, _ db: Database) throws {
    try db.run(
      "INSERT INTO entry (seq, hash, canonical, seal) VALUES (?, ?, ?, ?)", .integer(entry.sequence), .blob(entry.hash),
      .blob(entry.canonical), entry.seal.map(ColumnValue.blob) ?? .null)
  }

  static func head(_ db: Database) throws -> ChainHead {
    let row = try Row.fetchOne(db, sql: "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
    return try row.map {
      ChainHead(sequence: try $0.decode(forColumn: "seq"), hash: try $0.decode(forColumn: "hash"))
    } ?? .beginning
  }

  /// Sequence number of the oldest entry that is still there.
  static func first(_ db: Database) throws -> Int64? { try Int64.fetchOne(db, sql: "SELECT min(seq) FROM entry") }

  static func entry(_ sequence: Int64, _ db: Database) throws -> Entry? {
    let statement = try db.cachedStatement(sql: "SELECT canonical FROM entry WHERE seq = ?")
    return try Data.fetchOne(statement, arguments: [sequence]).map(Entry.init(canonical:))
  }

  struct Kept: Equatable {
    let hash: Data
    let canonical: Data
  }

  /// The row as it lies there; `nil` when it was pruned.
  static func row(_ sequence: Int64, _ db: Database) throws -> Kept? {
    let statement = try db.cachedStatement(sql: "SELECT hash, canonical FROM entry WHERE seq = ?")
    return try Row.fetchOne(statement, arguments: [sequence]).map {
      Kept(hash: try $0.decode(forColumn: "hash"), canonical: try $0.decode(forColumn: "canonical"))
    }
  }

  static func entries(from sequence: Int64, _ db: Database) throws -> RecordCursor {
    try Data.fetchCursor(
      db, sql: "SELECT canonical FROM entry WHERE seq >= ? ORDER BY seq", arguments: [sequence])
  }

  /// Deletes the oldest entries up to a cut.
  ///
  /// - Returns: Whether there are more.
  static func prune(through sequence: Int64, limit: Int, _ db: Database) throws -> Bool {
    guard let first = try first(db) else { return false }
    let last = min(sequence, first + Int64(limit) - 1)
    try db.run("DELETE FROM entry WHERE seq <= ?", .integer(last))
    return last < sequence
  }

  typealias RecordCursor = FastDatabaseValueCursor<Data>

  /// Sequence number of the newest open entry. Canonical bytes begin with `{"boot":"<32 digits>","kind":"`, so that the
  /// kind stands at byte 51.
  static func newestOpen(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT seq FROM entry WHERE substr(canonical, 52, 5) = CAST('open\"' AS BLOB) ORDER BY seq DESC LIMIT 1"
    )
  }
}
