import EvaluationStore
import Foundation
import GRDB
import RatingModel
import Testing

@testable import EvaluationStore

/// A file of every released version of the schema is kept under Tests/Fixtures/EvaluationStore and opened here.
@Suite("Files of earlier versions")
struct SQLiteUpgradeTests {
  /// Makes the file that version `version` left behind.
  private static func restore(_ version: Int, at path: String) throws {
    let fixtures = URL(filePath: #filePath).appending(path: "../../../Fixtures/EvaluationStore").standardized
    let text = try String(contentsOf: fixtures.appending(path: "centre-\(version).sql"), encoding: .utf8)
    let file = try DatabaseQueue(path: path)
    try file.writeWithoutTransaction { try $0.execute(sql: text) }
    try file.close()
  }

  private static func schema(of store: SQLiteEvaluationStore) async throws -> [String] {
    try await store.database.read {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    }
  }

  @Test func everyVersionOfTheSchemaHasItsFile() throws {
    let fixtures = URL(filePath: #filePath).appending(path: "../../../Fixtures/EvaluationStore").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: fixtures.path).filter { $0.hasPrefix("centre-") }

    #expect(Set(names) == Set((1...SQLiteSchema.version).map { "centre-\($0).sql" }))
  }

  @Test(arguments: 1...SQLiteSchema.version)
  func anEarlierFileBecomesWhatANewOneIs(version: Int) async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "old.sqlite").path
      try Self.restore(version, at: path)

      let old = try SQLiteEvaluationStore.open(path: path)
      let new = try SQLiteEvaluationStore.open(path: folder.appending(path: "new.sqlite").path)

      #expect(try await Self.schema(of: old) == Self.schema(of: new))
    }
  }

  @Test(arguments: 1...SQLiteSchema.version)
  func anEarlierFileKeepsEverythingAndGoesOn(version: Int) async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "old.sqlite").path
      try Self.restore(version, at: path)
      let store = try SQLiteEvaluationStore.open(path: path)

      let status = try #require(try await store.kiosks(in: [try Office.unit("H56.14")]).first)
      let kiosk = EnrolledKiosk(store: store, id: status.kiosk, journal: try Office.journal())
      let (counted, levelled) = (
        try Office.outcome(count: 5, version: 10), try Office.levelled(count: 5, version: 12)
      )
      #expect(try await kiosk.stored() == [counted.key: [5, 10], levelled.key: [5, 12]])
      #expect(status.journals.map(\.digest) == [.matches])
      #expect(try await store.accounts() == [Office.account()])
      #expect(try await store.grant(tokenHash: "t1") != nil)
      #expect(try await store.accessEvents(limit: 5).map(\.kind) == [.signedIn])
      #expect(try await store.registry().clerks.count == 2)

      let next = try Office.outcome(count: 6, version: 13)
      let answer = try await kiosk.take(
        kiosk.batch([next], head: try Office.head(13, [next, levelled])))
      #expect(answer == .success(.matches))
    }
  }
}
