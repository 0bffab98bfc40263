import Foundation
import GRDB
import RatingModel

/// What this boot counted without a date.
enum UndatedTable {
  static func insert(_ count: UndatedCount, _ db: Database) throws {
    try db.run(
      "INSERT INTO undated (mono, key, count) VALUES (?, ?, ?)", .integer(count.mono.microseconds),
      .text(count.key.canonical), .integer(Int64(count.number)))
  }

  static func clear(_ db: Database) throws { try db.run("DELETE FROM undated") }

  static func all(_ db: Database) throws -> UndatedCounts {
    var counts = UndatedCounts()
    let rows = try Row.fetchCursor(db, sql: "SELECT mono, key, count FROM undated ORDER BY position")
    while let row = try rows.next() {
      let key = try JSONDecoder().decode(TallyKey.self, from: row.decode(forColumn: "key"))
      let count = UndatedCount(
        mono: Instant(microseconds: try row.decode(forColumn: "mono")), key: key,
        number: try row.decode(forColumn: "count"))
      guard counts.add(count) else { throw UnreadableRow.undated }
    }
    return counts
  }
}
