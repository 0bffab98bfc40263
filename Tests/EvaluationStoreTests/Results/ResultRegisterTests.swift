import EvaluationStorePostgres
import Foundation
import PostgresSupport
import Testing

@testable import EvaluationStore

/// The register of imports is kept from whoever opens the data base, not only from this program.
@Suite("The register of imports")
struct ResultRegisterTests {
  private static let statements = [
    "DELETE FROM result_import", "UPDATE result_import SET digest = 'b'",
    "UPDATE result_import SET account = 'ha.nguyen'",
    "DELETE FROM result_part", "UPDATE result_part SET period = '2026-09'",
  ]

  private static func filled(_ store: any EvaluationStore) async throws {
    _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
    try await ResultOffice.take([try ResultOffice.row()], into: store)
  }

  @Test(arguments: statements)
  func nothingOfItIsChangedInAFile(statement: String) async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      try await Self.filled(store)

      await #expect(throws: (any Error).self) { try await store.database.write { try $0.execute(sql: statement) } }
      #expect(try await store.resultHistory(of: try Office.unit("H56.14"), limit: 9).map(\.entry.digest.first) == ["a"])
    }
  }

  @Test(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"), arguments: statements)
  func nothingOfItIsChangedOnAServer(statement: String) async throws {
    try await PostgresCentres.with { centres in
      let store = try await centres.open()
      try await Self.filled(store)

      await #expect(throws: (any Error).self) { try await centres.say(statement) }
      #expect(try await store.resultHistory(of: try Office.unit("H56.14"), limit: 9).map(\.entry.digest.first) == ["a"])
    }
  }
}
