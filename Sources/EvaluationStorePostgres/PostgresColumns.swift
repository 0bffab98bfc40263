import EvaluationStore

/// What the catalogue says of our tables, but for those in which every store has one row.
struct PostgresColumns {
  private struct Column: Hashable {
    let name: String
    let isBoolean: Bool
    let isNumbered: Bool
  }

  /// A table's rows that name others of the same table, whose order is not known.
  struct OwnReference {
    /// Looks whether they are there at the end, and not row by row.
    let deferred: String
    let immediate: String
  }

  private let database: any SQLConnection
  private let columns: [String: Set<Column>]

  init(database: any SQLConnection) throws {
    self.database = database
    let rows = try database.run(
      """
      SELECT CAST(t.relname AS TEXT) AS table_name, CAST(a.attname AS TEXT) AS column_name,
        a.atttypid = 'boolean'::regtype AS is_boolean, a.attidentity <> '' AS is_numbered
      FROM pg_class AS t JOIN pg_attribute AS a ON a.attrelid = t.oid
      WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND t.relname NOT IN ('evaluation_store', 'centre', 'access_chain')
      """, []
    ).rows
    columns = rows.reduce(into: [:]) { columns, row in
      columns[row["table_name"], default: []].insert(
        Column(name: row["column_name"], isBoolean: row["is_boolean"], isNumbered: row["is_numbered"]))
    }
  }

  var tables: Set<String> { Set(columns.keys) }

  func names(of table: String) -> Set<String> { Set(columns[table, default: []].map(\.name)) }

  func isBoolean(_ column: String, of table: String) -> Bool {
    columns[table, default: []].contains { $0.name == column && $0.isBoolean }
  }

  /// Tables with a column whose numbers the data base gives.
  var numbered: [(table: String, column: String)] {
    columns.flatMap { table, columns in columns.filter(\.isNumbered).map { (table, $0.name) } }
  }

  func ownReferences() throws -> [OwnReference] {
    try database.run(
      """
      SELECT format('ALTER TABLE %I ALTER CONSTRAINT %I', t.relname, c.conname) AS start
      FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid
      WHERE c.contype = 'f' AND c.conrelid = c.confrelid AND t.relnamespace = current_schema()::regnamespace
      """, []
    ).rows.map { row in
      let start: String = row["start"]
      return OwnReference(deferred: "\(start) DEFERRABLE INITIALLY DEFERRED", immediate: "\(start) NOT DEFERRABLE")
    }
  }
}
