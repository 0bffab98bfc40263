/// Versions of the store's schema. A change is never changed once released; a later one changes what it made.
package enum StoreSchema {
  /// Number of the newest version.
  package static var version: Int { changes.last?.number ?? SQLiteSchema.firstShared }

  /// What both engines have had since the embedded store's version 5, in order.
  package static let changes: [StoreSchemaChange] = []

  /// What a new store is told apart by.
  package static func newEpoch() -> String { randomHexadecimal() }
}

/// One version of the schema, in words that each engine has its own for.
package struct StoreSchemaChange: Sendable {
  package enum Engine: Sendable { case sqlite, postgres }

  package let number: Int
  private let texts: [String]

  /// - Parameter texts: one statement each, with `{text}`, `{integer}`, `{boolean}`, `{bytes}`, `{identity}` for a column's
  ///   kind and `{table}` at the end of a table.
  init(_ number: Int, _ texts: [String]) {
    self.number = number
    self.texts = texts
  }

  package func statements(for engine: Engine) -> [String] {
    texts.map { text in
      Self.words(of: engine).reduce(text) { $0.replacing($1.key, with: $1.value) }
    }
  }

  private static func words(of engine: Engine) -> KeyValuePairs<String, String> {
    switch engine {
    case .sqlite:
      [
        "{text}": "TEXT", "{integer}": "INTEGER", "{boolean}": "INTEGER", "{bytes}": "BLOB",
        "{identity}": "INTEGER PRIMARY KEY", "{table}": "STRICT",
      ]
    case .postgres:
      [
        "{text}": "TEXT COLLATE \"C\"", "{integer}": "BIGINT", "{boolean}": "BOOLEAN", "{bytes}": "BYTEA",
        "{identity}": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "{table}": "",
      ]
    }
  }
}
