import GRDB

/// Where the configuration entries are.
enum ConfigurationTable {
  static func insert(_ sequence: Int64, _ db: Database) throws {
    try db.run("INSERT INTO configuration (seq) VALUES (?)", .integer(sequence))
  }

  /// The configuration in force after the entry with this sequence number; `nil` before the first.
  static func inForce(at sequence: Int64, _ db: Database) throws -> CounterConfiguration? {
    let found = try Int64.fetchOne(
      db, sql: "SELECT max(seq) FROM configuration WHERE seq <= ?", arguments: [sequence])
    guard let found else { return nil }
    guard let entry = try EntryTable.entry(found, db) else {
      // It was pruned: the cut has it.
      guard let state = try CutTable.oldest(db)?.state else { throw UnreadableRow.configuration }
      return state.configuration
    }
    guard case .configuration(let configuration) = entry.payload else { throw UnreadableRow.configuration }
    return configuration
  }
}
