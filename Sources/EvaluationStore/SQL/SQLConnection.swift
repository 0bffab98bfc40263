import Foundation

/// The data base within one transaction: what both engines can do, in the SQL that both understand.
///
/// Statements are constant texts with `?` or `:name` for each value; engines prepare and keep them. What the two engines
/// spell differently is avoided (`coalesce` for `ifnull`, `ON CONFLICT` for `OR IGNORE`, `IS NOT DISTINCT FROM` for `IS`), or
/// made in their schemas (`json_each`).
package protocol SQLConnection {
  /// Runs one statement.
  /// - Returns: its rows in their order, and how many rows it changed.
  func run(_ sql: String, _ arguments: SQLArguments) throws -> SQLResult

  /// Runs the same statement once for each, in order; over a line to another machine without waiting between them.
  func run(_ sql: String, each arguments: [SQLArguments]) throws -> [SQLResult]

  /// Puts rows into a table, many at once where the engine can. No two of them may conflict with the same row.
  /// - Parameter conflict: what becomes of a row that is there already: `ON CONFLICT …`, or nothing.
  func insert(_ rows: [[SQLValue]], into table: SQLTable, conflict: String) throws

  /// Finds rows by their keys, many at once where the engine can.
  /// - Parameter columns: what is wanted of each, as it stands behind SELECT.
  /// - Returns: for each key the row, or `nil`.
  func find(_ columns: String, in table: SQLTable, by keys: [[SQLValue]]) throws -> [SQLRow?]

  /// Until the end of the transaction nobody else holds one of these names, which are taken one after the other. An engine with a
  /// single writer has nothing to do.
  func exclude(_ names: [String]) throws
}

/// A table, and of it the columns that are put in or looked for.
package struct SQLTable: Sendable {
  package enum Kind: Hashable, Sendable { case integer, boolean, text }

  package let name: String
  package let columns: [(name: String, kind: Kind)]

  package init(_ name: String, _ columns: KeyValuePairs<String, Kind>) {
    self.name = name
    self.columns = columns.map { ($0.key, $0.value) }
  }
}

extension SQLConnection {
  package func exclude(_ name: String) throws { try exclude([name]) }

  package func insert(_ rows: [[SQLValue]], into table: SQLTable, conflict: String = "") throws {
    let names = table.columns.map(\.name).joined(separator: ", ")
    let values = table.columns.map { _ in "?" }.joined(separator: ", ")
    _ = try run(
      "INSERT INTO \(table.name) (\(names)) VALUES (\(values)) \(conflict)", each: rows.map(SQLArguments.placed))
  }

  package func find(_ columns: String, in table: SQLTable, by keys: [[SQLValue]]) throws -> [SQLRow?] {
    let condition = table.columns.map { "\($0.name) = ?" }.joined(separator: " AND ")
    return try run(
      "SELECT \(columns) FROM \(table.name) WHERE \(condition)", each: keys.map(SQLArguments.placed)
    ).map(\.rows.first)
  }
}

/// What a statement came to.
package struct SQLResult {
  package let rows: [SQLRow]
  /// Rows inserted, updated or deleted.
  package let changes: Int

  package init(rows: [SQLRow], changes: Int) {
    self.rows = rows
    self.changes = changes
  }
}

extension SQLConnection {
  func rows(_ sql: String, _ arguments: SQLArguments = []) throws -> [SQLRow] { try run(sql, arguments).rows }

  func row(_ sql: String, _ arguments: SQLArguments = []) throws -> SQLRow? { try run(sql, arguments).rows.first }

  /// The first column of each row.
  func values<Value: SQLReadable>(
    _ sql: String, _ arguments: SQLArguments = [], as type: Value.Type
  ) throws -> [Value] {
    try rows(sql, arguments).compactMap { $0.first() }
  }

  /// The first column of the first row; `nil` without a row, or for NULL.
  func value<Value: SQLReadable>(
    _ sql: String, _ arguments: SQLArguments = [], as type: Value.Type
  ) throws -> Value? {
    try row(sql, arguments)?.first()
  }

  /// - Returns: how many rows were changed.
  @discardableResult
  func execute(_ sql: String, _ arguments: SQLArguments = []) throws -> Int { try run(sql, arguments).changes }

  func execute(_ sql: String, each arguments: [SQLArguments]) throws { _ = try run(sql, each: arguments) }
}

/// How a transaction ends.
package enum SQLEnding<Value> {
  case kept(Value)
  /// Nothing of it is kept.
  case undone(Value)

  package var value: Value {
    switch self {
    case .kept(let value), .undone(let value): value
    }
  }
}

extension SQLEnding: Sendable where Value: Sendable {}
