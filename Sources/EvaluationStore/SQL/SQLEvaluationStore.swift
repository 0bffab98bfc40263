/// A store on an engine of SQL. Everything that the contract asks is kept here, once for every engine, in the extensions
/// beside this file; an engine gives transactions.
///
/// An engine with more than one writer runs what changes the same rows one after the other by ``SQLConnection/exclude(_:)``:
/// `centre` for what people do, `kiosk/…` and `journal/…` for what a kiosk sends.
package protocol SQLEvaluationStore: EvaluationStore {
  /// One snapshot; nothing may be changed in it.
  func read<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws(StoreFailure) -> Value

  /// One transaction, durable when this returns; undone when `body` says so or throws. It may be run again where
  /// another one was in its way.
  func change<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> SQLEnding<Value>
  ) async throws(StoreFailure) -> Value

  /// Sums that were read before.
  var rollUpMemory: RollUpMemory { get }

  /// Units that were read before.
  var unitMemory: UnitMemory { get }

  /// The epoch as it was read last: another process may have renewed it since.
  func learn(epoch: String)
}

extension SQLEvaluationStore {
  /// What people do: one thing after the other.
  @discardableResult
  func write<Value: Sendable>(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws(StoreFailure) -> Value {
    try await change(operation) { database in
      try database.exclude("centre")
      return .kept(try body(database))
    }
  }

  /// As ``write(_:_:)``, for a body that refuses by throwing a `Refused`: undone, and returned as a value.
  func attempt<Value: Sendable, Refused: Error>(
    _ operation: String, refusing: Refused.Type, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws(StoreFailure) -> Result<Value, Refused> {
    try await change(operation) { database in
      try database.exclude("centre")
      do { return .kept(.success(try body(database))) } catch let refused as Refused {
        return .undone(.failure(refused))
      }
    }
  }

  package static func epoch(in database: any SQLConnection) throws -> String { try database.epoch() }

  /// Takes the way of a change, its lock among it, and leaves nothing to be written.
  package func probe() async throws(StoreFailure) {
    _ = try await write("probe") { try Self.epoch(in: $0) }
  }
}

extension SQLConnection {
  func epoch() throws -> String {
    guard let epoch = try value("SELECT epoch FROM centre", as: String.self) else { throw Damage("centre") }
    return epoch
  }
}
