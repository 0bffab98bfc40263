import Foundation
import GRDB
import RatingModel
import Synchronization

/// The embedded default: one SQLite file, no set-up.
///
/// Write-ahead log, synchronous FULL; one writer, and readers that see a snapshot and never wait for it. The file is
/// made with mode 0600, because it holds the hashes of passwords. One type owns the file: the extensions beside this
/// file keep one part of the contract each.
package final class SQLiteEvaluationStore: EvaluationStore {
  let database: DatabasePool
  /// As it was read last: another process may have renewed it since.
  private let knownEpoch: Mutex<String>

  private init(epoch: String, database: DatabasePool) {
    knownEpoch = Mutex(epoch)
    self.database = database
  }

  package var epoch: String { knownEpoch.withLock { $0 } }

  func learn(epoch: String) { knownEpoch.withLock { $0 = epoch } }

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
      let epoch = try database.read { try Self.epoch(in: $0) }
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

  static func epoch(in database: Database) throws -> String {
    guard let epoch = try String.fetchOne(database.cachedStatement(sql: "SELECT epoch FROM centre")) else {
      throw Damage("centre")
    }
    return epoch
  }

  /// An immediate transaction without a change: it takes the writer and its lock, and leaves no page in the log.
  package func probe() async throws(StoreFailure) {
    _ = try await write("probe") { try Int.fetchOne($0, sql: "SELECT only FROM centre") }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "evaluation-store"
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 4
    return configuration
  }

  /// One snapshot.
  func read<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreFailure) -> Value {
    do {
      return try await database.read(body)
    } catch {
      throw StoreFailure(error, during: operation, path: database.path)
    }
  }

  /// One transaction, synced when this returns; rolled back when `body` throws.
  func write<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreFailure) -> Value {
    do {
      return try await database.write(body)
    } catch {
      throw StoreFailure(error, during: operation, path: database.path)
    }
  }

  /// As ``write(_:_:)``, for a body that refuses by throwing a `Refused`: rolled back, and returned as a value.
  func attempt<Value: Sendable, Refused: Error>(
    _ operation: String, refusing: Refused.Type, _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreFailure) -> Result<Value, Refused> {
    do {
      return .success(try await database.write(body))
    } catch let refused as Refused {
      return .failure(refused)
    } catch {
      throw StoreFailure(error, during: operation, path: database.path)
    }
  }
}
