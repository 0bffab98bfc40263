import Foundation
import GRDB

/// One transaction of the SQLite file. It has one writer at a time, so nobody needs to be excluded.
struct SQLiteConnection: SQLConnection {
  let database: Database

  func run(_ sql: String, _ arguments: SQLArguments) throws -> SQLResult {
    let statement = try database.cachedStatement(sql: sql)
    return try run(statement, SQLColumns(statement.columnNames), arguments)
  }

  func run(_ sql: String, each arguments: [SQLArguments]) throws -> [SQLResult] {
    let statement = try database.cachedStatement(sql: sql)
    let columns = SQLColumns(statement.columnNames)
    return try arguments.map { try run(statement, columns, $0) }
  }

  func exclude(_ names: [String]) {}

  private func run(_ statement: Statement, _ columns: SQLColumns, _ arguments: SQLArguments) throws -> SQLResult {
    try statement.setArguments(StatementArguments(arguments))
    guard statement.columnCount > 0 else {
      try statement.execute()
      return SQLResult(rows: [], changes: database.changesCount)
    }
    var rows: [SQLRow] = []
    let cursor = try Row.fetchCursor(statement)
    while let row = try cursor.next() {
      rows.append(SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init)))
    }
    return SQLResult(rows: rows, changes: 0)
  }
}

extension StatementArguments {
  fileprivate init(_ arguments: SQLArguments) {
    switch arguments {
    case .placed(let values): self.init(values)
    case .named(let values): self.init(values)
    }
  }
}

extension SQLValue: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .boolean(let isTrue): isTrue.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): bytes.databaseValue
    }
  }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> SQLValue? { SQLValue(value) }

  /// No column of the schema holds a floating-point number.
  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .integer(Int64(number))
    case .string(let text): self = .text(text)
    case .blob(let bytes): self = .bytes(bytes)
    }
  }
}
