import EvaluationStore

/// The data base within the transaction of a move.
struct PostgresMoveTarget {
  let database: any SQLConnection
  let source: SQLiteMoveSource
  /// Whose, for a failure.
  let name: String

  func fill(_ progress: (PostgresMove.Count) -> Void) throws -> [PostgresMove.Count] {
    let columns = try PostgresColumns(database: database)
    for table in source.tables where columns.names(of: table.name) != Set(table.columns) {
      throw BackupFailure.differs(table: table.name)
    }
    if let other = columns.tables.subtracting(source.tables.map(\.name)).first {
      throw BackupFailure.differs(table: other)
    }
    try expectEmpty()
    let own = try columns.ownReferences()
    try execute(own.map(\.deferred))
    var digests: [String: RowsDigest] = [:]
    for table in source.tables {
      digests[table.name] = try copy(table, columns)
      progress(.init(table: table.name, rows: digests[table.name]?.rows ?? 0))
    }
    try execute(["SET CONSTRAINTS ALL IMMEDIATE"] + own.map(\.immediate))
    try keepNumbers(columns)
    _ = try database.run("UPDATE centre SET epoch = ?", [source.epoch])
    _ = try database.run("UPDATE access_chain SET number = ?, hash = ?", [source.chain.number, source.chain.hash])
    // What stands there now, read back.
    for table in source.tables where try read(table) != digests[table.name] {
      throw BackupFailure.differs(table: table.name)
    }
    return source.tables.map { .init(table: $0.name, rows: digests[$0.name]?.rows ?? 0) }
  }

  /// From here on nobody else puts anything in.
  private func expectEmpty() throws {
    for table in source.tables.map({ MovedTable.quoted($0.name) }) {
      _ = try database.run("LOCK TABLE \(table) IN EXCLUSIVE MODE", [])
      let any = try database.run("SELECT EXISTS (SELECT 1 FROM \(table)) AS any", [])
      guard any.rows.first?["any"] == false else { throw BackupFailure.notEmpty(store: name) }
    }
  }

  /// - Returns: what was read.
  private func copy(_ table: MovedTable, _ columns: PostgresColumns) throws -> RowsDigest {
    let names = table.columns.map(MovedTable.quoted).joined(separator: ", ")
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let sql =
      "INSERT INTO \(MovedTable.quoted(table.name)) (\(names)) OVERRIDING SYSTEM VALUE VALUES (\(marks))"
    let areBooleans = table.columns.map { columns.isBoolean($0, of: table.name) }
    var (digest, place) = (RowsDigest(), [SQLValue]?.none)
    repeat {
      let page = try source.page(of: table, after: place)
      let rows = page.rows.map { zip($0, areBooleans).map { Self.value($0, isBoolean: $1) } }
      for row in rows { digest.add(row) }
      _ = try database.run(sql, each: rows.map(SQLArguments.placed))
      place = page.next
    } while place != nil
    return digest
  }

  /// As this engine has it: booleans are of a kind of their own.
  private static func value(_ value: SQLValue, isBoolean: Bool) -> SQLValue {
    guard isBoolean, case .integer(let number) = value else { return value }
    return .boolean(number != 0)
  }

  /// The next number follows the highest that was ever given.
  private func keepNumbers(_ columns: PostgresColumns) throws {
    for (table, column) in columns.numbered {
      guard let moved = source.tables.first(where: { $0.name == table }) else { continue }
      let highest = try database.run(
        "SELECT max(\(MovedTable.quoted(column))) AS highest FROM \(MovedTable.quoted(table))", [])
      let number = max(highest.rows.first?["highest"] ?? 0, try source.highestNumber(of: moved))
      guard number > 0 else { continue }
      _ = try database.run(
        "SELECT setval(CAST(pg_get_serial_sequence(?, ?) AS regclass), ?)", [MovedTable.quoted(table), column, number])
    }
  }

  private func read(_ table: MovedTable) throws -> RowsDigest {
    let cursor = MovedTable.quoted("move of \(table.name)")
    let names = table.columns.map(MovedTable.quoted).joined(separator: ", ")
    _ = try database.run(
      "DECLARE \(cursor) NO SCROLL CURSOR FOR SELECT \(names) FROM \(MovedTable.quoted(table.name))", [])
    var digest = RowsDigest()
    while true {
      let rows = try database.run("FETCH \(SQLiteMoveSource.pageRows) FROM \(cursor)", []).rows
      guard !rows.isEmpty else { break }
      for row in rows { digest.add(row.values) }
    }
    _ = try database.run("CLOSE \(cursor)", [])
    return digest
  }

  private func execute(_ statements: [String]) throws {
    for statement in statements { _ = try database.run(statement, []) }
  }
}
