/// Versions of the store's schema. A change is never changed once released; a later one changes what it made.
package enum StoreSchema {
  /// Number of the newest version.
  package static var version: Int { changes.last?.number ?? SQLiteSchema.firstShared }

  /// What both engines have had since the embedded store's version 5, in order.
  package static let changes = [
    StoreSchemaChange(
      6,
      rollUps + closings + centreKey + offices + results + people + callers + kioskConditions + importDrafts + setup
        + paper),
    StoreSchemaChange(7, rollUpStamps + intake + counterSums),
    StoreSchemaChange(8, sessionsOfWork),
  ]

  /// What a new store is told apart by.
  package static func newEpoch() -> String { randomHexadecimal() }
}

/// One version of the schema.
package struct StoreSchemaChange: Sendable {
  package enum Engine: Hashable, Sendable { case sqlite, postgres }

  enum Step: Sendable {
    /// One statement, with `{text}`, `{integer}`, `{boolean}`, `{bytes}`, `{identity}` for a column's kind, and `{table}` at the
    /// end of a table, `{keyed}` where its rows lie in the order of its key.
    case statement(String)
    /// A statement that only one engine needs, or that each spells in its own way.
    case only(Engine, String)
    case work(@Sendable (any SQLConnection) throws -> Void)
  }

  package let number: Int
  private let steps: [Step]

  init(_ number: Int, _ steps: [Step]) {
    self.number = number
    self.steps = steps
  }

  /// Rows are added to the table and never changed or removed: the data base itself refuses it, whoever asks.
  static func onlyGrows(_ table: String) -> [Step] { neverChanged(table) + neverRemoved(table) }

  static func neverChanged(_ table: String) -> [Step] {
    [
      .only(
        .sqlite,
        """
        CREATE TRIGGER \(table)_is_never_changed BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE (ABORT, '\(table) is never changed'); END
        """),
      .only(
        .postgres,
        """
        CREATE TRIGGER \(table)_is_never_changed BEFORE UPDATE ON \(table)
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """),
    ]
  }

  static func neverRemoved(_ table: String) -> [Step] {
    [
      .only(
        .sqlite,
        """
        CREATE TRIGGER \(table)_is_never_removed BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE (ABORT, '\(table) is never removed'); END
        """),
      .only(
        .postgres,
        """
        CREATE TRIGGER \(table)_is_never_removed BEFORE DELETE OR TRUNCATE ON \(table)
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """),
    ]
  }

  /// Makes it, within the transaction in which the version is noted.
  package func make(in database: any SQLConnection, of engine: Engine) throws {
    for step in steps {
      switch step {
      case .statement(let text):
        try database.execute(Self.words(of: engine).reduce(text) { $0.replacing($1.key, with: $1.value) })
      case .only(engine, let text): try database.execute(text)
      case .only: break
      case .work(let work): try work(database)
      }
    }
  }

  private static func words(of engine: Engine) -> KeyValuePairs<String, String> {
    switch engine {
    case .sqlite:
      [
        "{text}": "TEXT", "{integer}": "INTEGER", "{boolean}": "INTEGER", "{bytes}": "BLOB",
        "{identity}": "INTEGER PRIMARY KEY", "{table}": "STRICT", "{keyed}": "STRICT, WITHOUT ROWID",
      ]
    case .postgres:
      [
        "{text}": "TEXT COLLATE \"C\"", "{integer}": "BIGINT", "{boolean}": "BOOLEAN", "{bytes}": "BYTEA",
        "{identity}": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "{table}": "", "{keyed}": "",
      ]
    }
  }
}
