import Foundation
import GRDB
import Glibc

/// The embedded store's file, from which everything is moved into another data base. Nobody else has it open meanwhile.
package final class SQLiteMoveSource: Sendable {
  /// Rows that are in memory at a time.
  package static let pageRows = 500

  package let path: String
  package let epoch: String
  /// The newest of the audit's chain.
  package let chain: (number: Int64, hash: String)
  /// Those that others name come first. Without those in which every store has one row.
  package let tables: [MovedTable]
  private let file: DatabaseQueue

  /// Brings the file up to date, and holds it. Refused while somebody else has it open, or where there is none.
  package init(_ path: String) throws {
    guard access(path, R_OK) == 0 else {
      throw BackupFailure.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    self.path = path
    let store = try SQLiteEvaluationStore.open(path: path)
    epoch = store.epoch
    try store.close()
    file = try SQLiteHold(path).file
    chain = try file.inDatabase { database in
      let row = try SQLiteConnection(database: database).run("SELECT number, hash FROM access_chain", []).rows.first
      guard let row else { throw Damage("access_chain") }
      return (row["number"], row["hash"])
    }
    tables = try file.inDatabase { MovedTable.ordered(try Self.tables(in: $0)) }
  }

  package func letGo() { try? file.close() }

  /// Gives the file another name, so that nobody goes on with it by mistake.
  package func setAside(stamp: String) throws -> String {
    let aside = "\(path).moved-\(stamp)"
    guard link(path, aside) == 0, unlink(path) == 0 else {
      throw BackupFailure.unwritable(path: aside, reason: String(cString: strerror(errno)))
    }
    try NewFile.syncFolder(of: path)
    return aside
  }

  /// The rows that follow `place`, which is a page's `next`.
  package func page(of table: MovedTable, after place: [SQLValue]?) throws -> MovedPage {
    let key = table.key.map(MovedTable.quoted).joined(separator: ", ")
    let columns = table.columns.map(MovedTable.quoted).joined(separator: ", ")
    let marks = table.key.map { _ in "?" }.joined(separator: ", ")
    let sql = """
      SELECT \(key), \(columns) FROM \(MovedTable.quoted(table.name))
      \(place == nil ? "" : "WHERE (\(key)) > (\(marks))") ORDER BY \(key) LIMIT \(Self.pageRows)
      """
    return try file.inDatabase { database in
      let rows = try SQLiteConnection(database: database).run(sql, .placed(place ?? [])).rows.map(\.values)
      let last = rows.count < Self.pageRows ? nil : rows.last.map { Array($0.prefix(table.key.count)) }
      return MovedPage(rows: rows.map { Array($0.dropFirst(table.key.count)) }, next: last)
    }
  }

  /// The highest number that a table's rows ever had, where numbers are never given again.
  package func highestNumber(of table: MovedTable) throws -> Int64 {
    try file.inDatabase {
      try Int64.fetchOne($0, sql: "SELECT max(seq) FROM sqlite_sequence WHERE name = ?", arguments: [table.name]) ?? 0
    }
  }

  /// Tables of the engine and of its migrations are not ours to move; epoch and chain are.
  private static func tables(in database: Database) throws -> [MovedTable] {
    let names = try Row.fetchAll(
      database, sql: "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return try names.compactMap { row in
      let name: String = row["name"]
      guard !name.hasPrefix("sqlite_"), !["grdb_migrations", "centre", "access_chain"].contains(name) else {
        return nil
      }
      let columns = try Row.fetchAll(
        database, sql: "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", arguments: [name])
      let primary = columns.filter { $0["pk"] != 0 }.sorted { ($0["pk"] as Int) < $1["pk"] }
      return MovedTable(
        name: name, columns: columns.map { $0["name"] },
        // A table with numbered rows is read in the order of the numbers.
        key: row["wr"] == 0 ? ["rowid"] : primary.map { $0["name"] },
        references: try String.fetchSet(
          database, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?)", arguments: [name]))
    }
  }
}
