import EvaluationStore
import RatingModel

/// Everything of an embedded store moved into an empty data base, in one transaction: all of it stands there, row by row what
/// was read, or nothing.
package struct PostgresMove {
  /// What came of one table.
  package struct Count: Hashable, Sendable {
    package let table: String
    package let rows: Int
  }

  private let source: SQLiteMoveSource
  private let address: PostgresAddress

  package init(_ source: SQLiteMoveSource, to address: PostgresAddress) {
    self.source = source
    self.address = address
  }

  /// - Parameter progress: told of each table once it is copied.
  package func run(progress: @escaping @Sendable (Count) -> Void) async throws -> [Count] {
    let (source, name) = (source, address.description)
    do {
      return try await PostgresSession.open(address).run { session in
        try session.transaction(.change) { database in
          try PostgresUsers(database: database, name: name).expectNobody()
          try PostgresSchema(database: database, name: name).bringUpToDate()
          return .kept(try PostgresMoveTarget(database: database, source: source, name: name).fill(progress))
        }
      }
    } catch let failure as BackupFailure {
      throw failure
    } catch let error as PostgresSession.NotBegun {
      throw StoreFailure(error.fault, during: "move", at: address)
    } catch {
      throw StoreFailure(error, during: "move", at: address)
    }
  }
}
