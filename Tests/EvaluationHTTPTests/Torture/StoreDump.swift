import Foundation
import GRDB

/// Everything that a centre's file holds but who knocked at its door, to tell whether anything was changed.
enum StoreDump {
  /// Sign-ins, and attempts at them.
  private static let door: Set<String> = ["access_event", "access_chain", "access_grant"]

  static func text(_ folder: URL) throws -> String {
    let file = try DatabaseQueue(path: folder.appending(path: "centre.sqlite").path)
    defer { try? file.close() }
    return try file.read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      return try tables.filter { !door.contains($0) }.map { table in
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"").map { "\($0)" }.sorted()
        return "\(table)\n" + rows.joined(separator: "\n")
      }.joined(separator: "\n")
    }
  }
}
