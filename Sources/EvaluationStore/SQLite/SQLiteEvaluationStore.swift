import Foundation
import GRDB
import RatingModel
import Synchronization

/// The embedded default: one SQLite file, no set-up.
///
/// Write-ahead log, synchronous FULL; one writer, and readers that see a snapshot and never wait for it. The file is
/// made with mode 0600, because it holds the hashes of passwords. One type owns the file.
package final class SQLiteEvaluationStore: SQLEvaluationStore {
  let database: DatabasePool
  /// As it was read last: another process may have renewed it since.
  private let knownEpoch: Mutex<String>
  package let rollUpMemory = RollUpMemory()
  package let unitMemory = UnitMemory()

  private init(epoch: String, database: DatabasePool) {
    knownEpoch = Mutex(epoch)
    self.database = database
  }

  package var epoch: String { knownEpoch.withLock { $0 } }

  package func learn(epoch: String) { knownEpoch.withLock { $0 = epoch } }

  /// Opens the file, or makes it where there is none, and brings its schema up to date.
  ///
  /// A file of another program or of a newer version is refused and left as it was. The folder must exist.
  package static func open(path: String) throws(StoreFailure) -> SQLiteEvaluationStore {
    try SQLiteFile.inspect(path)
    try SQLiteFile.make(path)
    do {
      let database = try DatabasePool(path: path, configuration: configuration)
      // After opening: switching the write-ahead log on sets synchronous to NORMAL.
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try SQLiteSchema.migrator.migrate(database)
      let epoch = try database.read { try Self.epoch(in: SQLiteConnection(database: $0)) }
      return SQLiteEvaluationStore(epoch: epoch, database: database)
    } catch {
      throw StoreFailure(error, during: "open", path: path)
    }
  }

  /// Writes the log back into the file and lets go of it. Calls after this fail.
  package func close() throws(StoreFailure) {
    do {
      _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      try database.close()
    } catch {
      throw StoreFailure(error, during: "close", path: database.path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "evaluation-store"
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 4
    return configuration
  }

  package func read<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws(StoreFailure) -> Value {
    do {
      return try await database.read { try body(SQLiteConnection(database: $0)) }
    } catch {
      throw StoreFailure(error, during: operation, path: database.path)
    }
  }

  /// Immediate: it takes the writer and its lock, also for a body that changes nothing; then no page comes into the log.
  package func change<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> SQLEnding<Value>
  ) async throws(StoreFailure) -> Value {
    do {
      return try await database.writeWithoutTransaction { database in
        var ending: SQLEnding<Value>?
        try database.inTransaction(.immediate) {
          let reached = try body(SQLiteConnection(database: database))
          ending = reached
          if case .kept = reached { return .commit } else { return .rollback }
        }
        guard let ending else { throw Damage("transaction") }
        return ending.value
      }
    } catch {
      throw StoreFailure(error, during: operation, path: database.path)
    }
  }
}
