import EvaluationStore
import EvaluationStorePostgres
import PostgresSupport
import Testing

/// A data base of its own on the shared server, and as many centres over it as a test wants.
struct PostgresCentres {
  let server: PostgresServer
  var address: PostgresAddress

  static func with(_ body: (PostgresCentres) async throws -> Void) async throws {
    let server = try await PostgresServer.shared
    let centres = PostgresCentres(server: server, address: try await server.newDatabase())
    try await body(centres)
    try await server.drop(centres.address)
  }

  func open() async throws -> PostgresEvaluationStore { try await PostgresEvaluationStore.open(address) }

  /// - Returns: what the data base answers to an administrator.
  @discardableResult
  func say(_ sql: String) async throws -> String { try await server.say(sql, in: address.database) }

  /// Ends every connection of the centres, as a restart of the server does.
  func cut() async throws {
    try await server.say(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(address.database)'")
  }
}
