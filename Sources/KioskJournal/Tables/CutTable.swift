import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// A cut, and how far it has come.
struct KnownCut: Hashable, Sendable {
  /// The last entry that may go.
  let through: Int64
  /// Of that entry.
  let hash: Data
  /// The last entry of the archive that covers it; `nil` before there is one.
  var archivedThrough: Int64?

  /// Sequence number of the entry that makes the cut.
  var entry: Int64 { through + 1 }
}

/// Cuts that are not followed by a pruned one, and the counts as of each.
enum CutTable {
  static func insert(_ cut: KnownCut, _ db: Database) throws {
    try db.run("INSERT INTO cut (through, hash) VALUES (?, ?)", .integer(cut.through), .blob(cut.hash))
    try db.run(
      "INSERT INTO cut_tally (through, key, count, version) SELECT ?, key, count, version FROM tally",
      .integer(cut.through))
  }

  static func all(_ db: Database) throws -> [KnownCut] {
    try Row.fetchAll(db, sql: "SELECT through, hash, archived FROM cut ORDER BY through").map { row in
      KnownCut(
        through: try row.decode(forColumn: "through"), hash: try row.decode(forColumn: "hash"),
        archivedThrough: try row.decode(forColumn: "archived"))
    }
  }

  /// What the oldest cut says: the entries before it may be gone.
  static func oldest(_ db: Database) throws -> CutPayload? {
    guard let cut = try all(db).first, case .cut(let payload)? = try EntryTable.entry(cut.entry, db)?.payload else {
      return nil
    }
    return payload
  }

  static func noteArchive(through last: Int64, of cut: KnownCut, _ db: Database) throws {
    try db.run("UPDATE cut SET archived = ? WHERE through = ?", .integer(last), .integer(cut.through))
  }

  static func tallies(of cut: KnownCut, _ db: Database) throws -> [TallyKey: JournalChanges.TallyChange] {
    var tallies: [TallyKey: JournalChanges.TallyChange] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT key, count, version FROM cut_tally WHERE through = ?", arguments: [cut.through])
    while let row = try rows.next() {
      let tally = try TallyTable.tally(row)
      tallies[tally.key, default: .init()].add(tally.count, version: tally.version)
    }
    return tallies
  }

  static func digest(of tallies: [TallyKey: JournalChanges.TallyChange]) throws -> String {
    try TallyDigest.of(tallies.map { Tally(key: $0.key, count: $0.value.number, version: $0.value.version) })
  }

  /// Forgets the cuts before this one: what they were for is gone. Their counts go later, some at a time.
  static func forget(before cut: KnownCut, _ db: Database) throws {
    try db.run("DELETE FROM cut WHERE through < ?", .integer(cut.through))
  }

  /// Whether counts are left of cuts that were forgotten. The primary key begins with the cut.
  static func hasForgotten(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT 1 FROM cut_tally WHERE through < (SELECT min(through) FROM cut) LIMIT 1") != nil
  }

  static func clearForgotten(limit: Int, _ db: Database) throws {
    try db.run(
      """
      DELETE FROM cut_tally WHERE (through, key) IN
        (SELECT through, key FROM cut_tally WHERE through < (SELECT min(through) FROM cut) LIMIT ?)
      """, .integer(Int64(limit)))
  }
}
