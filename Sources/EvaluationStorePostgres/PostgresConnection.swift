import EvaluationStore

/// One transaction on one connection, as the store's SQL sees it.
struct PostgresConnection: SQLConnection {
  let session: PostgresSession

  func run(_ sql: String, _ arguments: SQLArguments) throws -> SQLResult { try session.run(sql, arguments) }

  func run(_ sql: String, each arguments: [SQLArguments]) throws -> [SQLResult] {
    try session.run(sql, each: arguments)
  }

  /// An advisory lock for the name, until the transaction ends. Two names may share a lock, which costs waiting only.
  func exclude(_ name: String) throws {
    _ = try session.run("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [name])
  }
}
