import EvaluationStore
import Foundation
import GRDB
import RatingModel
import Testing

@testable import EvaluationStore

/// A file of every released version of the schema is kept under Tests/Fixtures/EvaluationStore and opened here.
@Suite("Files of earlier versions")
struct SQLiteUpgradeTests {
  static let versions = SQLiteSchema.migrator.migrations.compactMap { Int($0) }

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

    #expect(Set(names) == Set(Self.versions.map { "centre-\($0).sql" }))
  }

  @Test(arguments: versions)
  func anEarlierFileBecomesWhatANewOneIs(version: Int) async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "old.sqlite").path
      try Self.restore(version, at: path)

      let old = try SQLiteEvaluationStore.open(path: path)
      let new = try SQLiteEvaluationStore.open(path: folder.appending(path: "new.sqlite").path)

      #expect(try await Self.schema(of: old) == Self.schema(of: new))
    }
  }

  @Test(arguments: versions)
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
      #expect(try await store.accessEvents(limit: 9).last?.kind == .signedIn)
      let audit = try await store.verifyAudit(against: nil)
      #expect(audit.isWhole && audit.older == Int64(version < 2 ? 1 : version < 4 ? 2 : 3))
      #expect(audit.entries == (version < 6 ? 0 : 1))
      #expect(try await store.callerGrants().map(\.name.text) == (version < 2 ? [] : ["mot-cua"]))
      #expect(try await store.registry().clerks.count == 2)
      #expect(try await store.registry().postings.count == (version < 6 ? 0 : 1))
      #expect(try await store.resultImports(limit: 9).count == (version < 6 ? 0 : 2))
      let standing = try await store.clerkStanding(
        of: try Office.clerk(), unit: try Office.unit("H56.14"), counter: try Office.counter(),
        on: try Office.day("2026-10-30"))
      #expect((standing.pin != nil) == (version >= 4))
      #expect(try await kiosk.events().map(\.isOpen) == (version >= 5 ? [true, false] : []))

      let next = try Office.outcome(count: 6, version: 13)
      let answer = try await kiosk.take(
        kiosk.batch([next], head: try Office.head(13, [next, levelled])))
      #expect(answer == .success(.matches))
    }
  }

  /// Until version 7 rated sessions had sums of their own.
  @Test func sumsThatNobodyReadsAnyMoreAreGone() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "old.sqlite").path
      try Self.restore(7, at: path)
      let file = try DatabaseQueue(path: path)
      try await file.write {
        try $0.execute(sql: "INSERT INTO roll_up VALUES ('H56.14', 'ratedSessions', '2026-10', '', '', 5)")
      }
      try file.close()

      let store = try SQLiteEvaluationStore.open(path: path)

      #expect(try await store.recountRollUps().wrong == [])
    }
  }

  /// Until version 4 a contradiction was an incident.
  @Test func incidentsOfEarlierVersionsBecomeOpenEvents() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "old.sqlite").path
      try Self.restore(4, at: path)
      let codes = ["head-conflict", "journal-conflict", "question-conflict", "scale-conflict", "tally-conflict"]
      let file = try DatabaseQueue(path: path)
      try await file.write { database in
        for (number, code) in codes.enumerated() {
          try database.execute(
            sql:
              "INSERT INTO incident (kiosk, journal, code, times, first_at, last_at) SELECT id, ?, ?, 3, ?, 9 FROM kiosk",
            arguments: [try Office.journal().description, code, number])
        }
      }
      try file.close()

      let store = try SQLiteEvaluationStore.open(path: path)

      let events = try await store.integrityEvents(IntegrityQuery()).sorted { $0.id < $1.id }
      #expect(
        events.map(\.kind) == [.forked, .journalCopied, .questionConflict, .scaleConflict, .tallyConflict])
      #expect(events.map(\.id) == [1, 2, 3, 4, 5])
      #expect(try events.allSatisfy { try $0.isOpen && $0.times == 3 && $0.journal == Office.journal() })
      #expect(try events.first?.place == KioskPlace(unit: Office.unit("H56.14"), counter: Office.counter()))
    }
  }
}
