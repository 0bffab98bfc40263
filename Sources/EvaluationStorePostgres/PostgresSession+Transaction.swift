import EvaluationStore

extension PostgresSession {
  enum Transaction: String {
    /// One snapshot, in which nothing can be changed.
    case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    /// Each statement sees what was committed before it; the store's locks do the rest.
    case change = "BEGIN ISOLATION LEVEL READ COMMITTED"
  }

  /// The connection was lost while nobody used it: nothing was asked yet.
  struct NotBegun: Error { let fault: PostgresFault }

  /// On the connection's queue.
  func transaction<Value>(
    _ kind: Transaction, _ body: (any SQLConnection) throws -> SQLEnding<Value>
  ) throws -> Value {
    do { try execute(kind.rawValue) } catch let fault as PostgresFault where fault.isLost {
      throw NotBegun(fault: fault)
    }
    do {
      let ending = try body(PostgresConnection(session: self))
      if case .kept = ending { try commit() } else { try execute("ROLLBACK") }
      return ending.value
    } catch {
      // Where that fails, too, the connection is thrown away, and the server forgets the transaction.
      try? execute("ROLLBACK")
      throw error
    }
  }
}
