import EvaluationStore
import RatingModel
import Synchronization

/// The store on PostgreSQL: many of these, in any number of processes, over one data base.
package final class PostgresEvaluationStore: SQLEvaluationStore {
  private let address: PostgresAddress
  private let pool: PostgresPool
  /// As it was read last: another process may have renewed it since.
  private let knownEpoch: Mutex<String>
  package let rollUpMemory = RollUpMemory()
  package let unitMemory = UnitMemory()

  private init(_ address: PostgresAddress, _ pool: PostgresPool, epoch: String) {
    self.address = address
    self.pool = pool
    knownEpoch = Mutex(epoch)
  }

  package var epoch: String { knownEpoch.withLock { $0 } }

  package func learn(epoch: String) { knownEpoch.withLock { $0 = epoch } }

  /// Connects, and makes the tables or brings them up to date. The data base must exist.
  package static func open(_ address: PostgresAddress) async throws(StoreFailure) -> PostgresEvaluationStore {
    let pool = PostgresPool(address)
    do {
      let epoch = try await pool.with { session in
        try await session.run { session in
          try session.transaction(.change) { database in
            try PostgresSchema(database: database, name: address.description).bringUpToDate()
            return .kept(try Self.epoch(in: database))
          }
        }
      }
      return PostgresEvaluationStore(address, pool, epoch: epoch)
    } catch {
      await pool.close()
      throw StoreFailure(error, during: "open", at: address)
    }
  }

  /// Lets go of the connections. Calls after this fail.
  package func close() async { await pool.close() }

  package func read<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws(StoreFailure) -> Value {
    try await run(operation, .read) { .kept(try body($0)) }
  }

  package func change<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> SQLEnding<Value>
  ) async throws(StoreFailure) -> Value {
    try await run(operation, .change, body)
  }

  /// Takes the way of a change and its lock, and asks whether the server takes changes: a standby and one that was set to
  /// read-only do not.
  package func probe() async throws(StoreFailure) {
    try await change("probe") { database in
      try database.exclude("centre")
      let isReadOnly = try database.run("SELECT current_setting('transaction_read_only') = 'on' AS read_only", [])
      if isReadOnly.rows.first?["read_only"] == true { throw PostgresFault(state: "25006") }
      return .undone(())
    }
  }

  /// How often a transaction is run again that another one was in the way of, or whose connection was lost before it began.
  private static let mostAttempts = 6

  private func run<Value: Sendable>(
    _ operation: String, _ kind: PostgresSession.Transaction,
    _ body: @escaping @Sendable (any SQLConnection) throws -> SQLEnding<Value>
  ) async throws(StoreFailure) -> Value {
    var attempt = 1
    while true {
      do {
        return try await pool.with { session in try await session.run { try $0.transaction(kind, body) } }
      } catch let fault as PostgresFault where fault.isInTheWay && attempt < Self.mostAttempts {
        attempt += 1
      } catch is PostgresSession.NotBegun where attempt < Self.mostAttempts {
        attempt += 1
        await pool.dropIdle()
      } catch let error as PostgresSession.NotBegun {
        throw StoreFailure(error.fault, during: operation, at: address)
      } catch {
        throw StoreFailure(error, during: operation, at: address)
      }
    }
  }
}
