import Foundation
import GRDB
import GRDBSQLite

/// A value for one place of a statement.
enum ColumnValue {
  case integer(Int64)
  case text(String)
  case blob(Data)
  case null

  static func text(orNull text: String?) -> ColumnValue { text.map(ColumnValue.text) ?? .null }
}

extension Database {
  /// Runs a statement that answers no rows; compiled once, with a value for each of its places.
  ///
  /// SQLite's own calls: the way through GRDB's arguments and observers costs a waiting citizen as much as SQLite's work
  /// on the row.
  func run(_ sql: String, _ values: ColumnValue...) throws {
    let statement = try cachedStatement(sql: sql).sqliteStatement
    precondition(sqlite3_bind_parameter_count(statement) == values.count, "a value for each place")
    var place: Int32 = 0
    for value in values {
      place += 1
      try check(value.bind(to: statement, at: place))
    }
    let outcome = sqlite3_step(statement)
    // Answers the same error again; the statement is free either way.
    let reset = sqlite3_reset(statement)
    guard outcome == SQLITE_DONE else { throw failure(reset == SQLITE_OK ? outcome : reset) }
  }

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw failure(code) }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
  }
}

extension ColumnValue {
  /// Tells SQLite to take a copy of its own.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  fileprivate func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
    switch self {
    case .integer(let number): return sqlite3_bind_int64(statement, place, number)
    case .text(var text):
      return text.withUTF8 {
        // Without bytes there is no address, and no address is NULL.
        guard let start = $0.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, Self.copied) }
        return start.withMemoryRebound(to: CChar.self, capacity: $0.count) { [count = $0.count] in
          sqlite3_bind_text(statement, place, $0, Int32(count), Self.copied)
        }
      }
    case .blob(let data):
      guard !data.isEmpty else { return sqlite3_bind_zeroblob(statement, place, 0) }
      return data.withUnsafeBytes { sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), Self.copied) }
    case .null: return sqlite3_bind_null(statement, place)
    }
  }
}
