import Foundation
import GRDB

/// Everything that the centre's file holds, row by row as text, read beside the centre that writes it.
struct StoredCentre: Equatable {
  /// Table → its rows, each as `column=value …`, sorted.
  let rows: [String: [String]]

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    rows = try queue.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return try Dictionary(
        uniqueKeysWithValues: tables.map { table in
          (table, try Table(table).fetchAll(db).map(Self.text).sorted())
        })
    }
  }

  /// What `PRAGMA integrity_check` finds: one line, `ok`, for a sound file.
  static func integrity(_ path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
  }

  /// All of it as one text.
  var text: String {
    rows.keys.sorted().flatMap { table in rows[table, default: []].map { "\(table): \($0)" } }.joined(separator: "\n")
  }

  private static func text(_ row: Row) -> String {
    row.map { column, value in
      let bytes = Data.fromDatabaseValue(value)
      let text = String.fromDatabaseValue(value) ?? bytes?.hexadecimal ?? value.description
      return "\(column)=\(text)"
    }.joined(separator: " ")
  }
}
