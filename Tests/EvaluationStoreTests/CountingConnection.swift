@testable import EvaluationStore

/// Tells which statements were run, and how many rows they gave.
final class CountingConnection: SQLConnection {
  private let database: any SQLConnection
  private var ran: [(sql: String, rows: Int)] = []

  init(_ database: any SQLConnection) { self.database = database }

  /// How many statements have the words.
  func statements(_ words: String) -> Int { ran.count { $0.sql.contains(words) } }

  /// How many rows they gave.
  func rows(_ words: String) -> Int { ran.reduce(0) { $1.sql.contains(words) ? $0 + $1.rows : $0 } }

  func run(_ sql: String, _ arguments: SQLArguments) throws -> SQLResult {
    let result = try database.run(sql, arguments)
    ran.append((sql, result.rows.count))
    return result
  }

  func run(_ sql: String, each arguments: [SQLArguments]) throws -> [SQLResult] {
    try database.run(sql, each: arguments)
  }

  func exclude(_ names: [String]) throws { try database.exclude(names) }
}
