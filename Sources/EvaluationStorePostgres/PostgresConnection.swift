import EvaluationStore

/// One transaction on one connection, as the store's SQL sees it.
struct PostgresConnection: SQLConnection {
  let session: PostgresSession

  func run(_ sql: String, _ arguments: SQLArguments) throws -> SQLResult { try session.run(sql, arguments) }

  func run(_ sql: String, each arguments: [SQLArguments]) throws -> [SQLResult] {
    try session.run(sql, each: arguments)
  }

  /// One statement for all rows: a list for each column, or as a copy where none of them is there already.
  func insert(_ rows: [[SQLValue]], into table: SQLTable, conflict: String) throws {
    guard !rows.isEmpty else { return }
    guard !conflict.isEmpty else { return try session.copy(rows, into: table) }
    let names = table.columns.map(\.name).joined(separator: ", ")
    let lists = table.columns.map { "CAST(? AS \($0.kind.list))" }.joined(separator: ", ")
    _ = try session.run(
      "INSERT INTO \(table.name) (\(names)) SELECT * FROM unnest(\(lists)) \(conflict)",
      .placed(PostgresList.columns(of: rows, count: table.columns.count)))
  }

  /// One statement for all keys, each with its place.
  func find(_ columns: String, in table: SQLTable, by keys: [[SQLValue]]) throws -> [SQLRow?] {
    guard !keys.isEmpty else { return [] }
    let wanted = table.columns.indices.map { "k\($0)" }.joined(separator: ", ")
    let lists = table.columns.map { "CAST(? AS \($0.kind.list))" }.joined(separator: ", ")
    let condition = table.columns.enumerated().map { "\($1.name) = k\($0)" }.joined(separator: " AND ")
    let found = try session.run(
      """
      SELECT place, \(columns) FROM unnest(\(lists)) WITH ORDINALITY AS wanted (\(wanted), place)
      JOIN \(table.name) ON \(condition)
      """, .placed(PostgresList.columns(of: keys, count: table.columns.count)))
    var rows = [SQLRow?](repeating: nil, count: keys.count)
    for row in found.rows { rows[row["place"] - 1] = row }
    return rows
  }

  /// An advisory lock for each name, until the transaction ends. Two names may share a lock, which costs waiting only.
  func exclude(_ names: [String]) throws {
    guard !names.isEmpty else { return }
    _ = try session.run(
      "SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest(CAST(? AS TEXT[])) AS names (name)",
      .placed(PostgresList.columns(of: names.map { [.text($0)] }, count: 1)))
  }
}
