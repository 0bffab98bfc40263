import EvaluationStore

/// The tables in a data base of PostgreSQL, under one lock however many processes open it at once. Versions are those of the
/// store's schema (``StoreSchema/version``); a later one changes what an earlier one made.
struct PostgresSchema {
  let database: any SQLConnection
  /// Whose, for a failure.
  let name: String

  func bringUpToDate() throws {
    try database.exclude("schema")
    let present = try version()
    guard present <= StoreSchema.version else {
      throw StoreFailure.newerSchema(path: name, found: present, known: StoreSchema.version)
    }
    if present == 0 { try make() }
    for change in StoreSchema.changes where change.number > max(present, Self.first) {
      try change.make(in: database, of: .postgres)
    }
    _ = try database.run("UPDATE evaluation_store SET version = ?", [StoreSchema.version])
  }

  /// The version that ``firstVersion`` makes.
  private static let first = 5

  /// 0 in an empty data base. Tables of another program beside ours would not harm us, but a data base without ours that is
  /// not empty is somebody else's.
  private func version() throws -> Int {
    let ours = try database.run("SELECT to_regclass('evaluation_store') IS NOT NULL AS ours", [])
    if ours.rows.first?["ours"] == true {
      return try database.run("SELECT version FROM evaluation_store", []).rows.first?["version"] ?? 0
    }
    let others = try database.run(
      "SELECT count(*) AS others FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'",
      [])
    guard others.rows.first?["others"] == 0 else { throw StoreFailure.foreignFile(path: name) }
    return 0
  }

  private func make() throws {
    for statement in Self.firstVersion { _ = try database.run(statement, []) }
    _ = try database.run("INSERT INTO evaluation_store (version) VALUES (?)", [Self.first])
    _ = try database.run("INSERT INTO centre (epoch) VALUES (?)", [StoreSchema.newEpoch()])
  }
}
