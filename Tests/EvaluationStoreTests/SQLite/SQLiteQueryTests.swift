import EvaluationStore
import Foundation
import GRDB
import Testing

@testable import EvaluationStore

@Suite("Plans of the SQLite store")
struct SQLiteQueryTests {
  /// What a report asks most: it must be answered from the index, however many years there are.
  @Test func talliesOfAUnitAndDaysAreFoundByIndex() async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)

      let query = ReportQuery(
        units: UnitDays([try Office.unit("H56.14")]), first: try Office.day("2026-10-01"),
        last: try Office.day("2026-10-31"), families: [.day])

      let plan = try await store.database.read { database in
        let database = SQLiteConnection(database: database)
        return try database.rows(
          "EXPLAIN QUERY PLAN " + SQLReport.talliesQuery,
          SQLReport(database: database, query: query).arguments(for: .day)
        ).map { $0["detail"] as String }
      }

      #expect(plan.contains { $0.contains("tally_by_unit (unit=? AND family=? AND first_day>? AND first_day<?)") })
      #expect(plan.contains { $0.contains("tally_by_unit (unit=? AND family=? AND first_day=?)") })
      #expect(!plan.contains { $0.hasPrefix("SCAN tally") })
    }
  }

  /// The watchdog's question comes every few seconds: it must not wear the disk out.
  @Test func aProbeWritesNothing() async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      func files() throws -> [String: Data] {
        let names = ["centre.sqlite", "centre.sqlite-wal"]
        return try Dictionary(
          uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
      }
      let before = try files()

      try await store.probe()

      #expect(try files() == before)
    }
  }

  @Test func onlyGroupsThatChangedAreComputedAgain() async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let first = try Office.outcome(on: "2026-10-29", count: 5, version: 10)
      try await kiosk.send([first])
      // Spoiling the cached digest of a group shows whether it is looked at again.
      try await store.database.write { try $0.execute(sql: "UPDATE tally_group SET digest = 'spoiled'") }
      let second = try Office.outcome(on: "2026-10-30", count: 1, version: 11)

      let answer = try await kiosk.take(kiosk.batch([second], head: try Office.head(11, [first, second])))

      #expect(answer == .success(.differs))
      let digests = try await store.database.read {
        try String.fetchAll($0, sql: "SELECT digest FROM tally_group ORDER BY period")
      }
      #expect(digests.first == "spoiled")
      #expect(digests.last?.count == 64)
    }
  }
}
