import EvaluationStore
import EvaluationStorePostgres
import ForwardingContract
import Foundation
import GRDB
import PostgresSupport
import RatingModel
import Testing

@testable import EvaluationStore

@Suite("Moving a file into a data base", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresMoveTests {
  /// The newest fixture, which has a row of every kind, as a file, and an empty data base.
  private static func withFile(
    _ body: (_ path: String, PostgresCentres) async throws -> Void
  ) async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "centre.sqlite").path
      let fixtures = URL(filePath: #filePath).appending(path: "../../../Fixtures/EvaluationStore").standardized
      let fixture = fixtures.appending(path: "centre-\(StoreSchema.version).sql")
      let file = try DatabaseQueue(path: path)
      try await file.writeWithoutTransaction { try $0.execute(sql: try String(contentsOf: fixture, encoding: .utf8)) }
      try file.close()
      let server = try await PostgresServer.shared
      let centres = PostgresCentres(server: server, address: try await server.newDatabaseOfItsOwner())
      try await body(path, centres)
      try await server.drop(centres.address)
    }
  }

  @discardableResult
  private static func move(_ path: String, to centres: PostgresCentres) async throws -> [String: Int] {
    let source = try SQLiteMoveSource(path)
    defer { source.letGo() }
    let counts = try await PostgresMove(source, to: centres.address).run { _ in }
    return Dictionary(uniqueKeysWithValues: counts.map { ($0.table, $0.rows) })
  }

  private static func change(_ path: String, _ sql: String) throws {
    let file = try DatabaseQueue(path: path)
    try file.writeWithoutTransaction { try $0.execute(sql: sql) }
    try file.close()
  }

  /// Every table of the schema, so that one that a later version brings is not forgotten.
  @Test func everyRowOfEveryTableComesAlong() async throws {
    try await Self.withFile { path, centres in
      let file = try DatabaseQueue(path: path)
      let rows = try await file.read { database in
        let tables = try String.fetchAll(
          database,
          sql:
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'centre'")
        // The chain of the audit has one row in every store.
        return try tables.filter { !["grdb_migrations", "access_chain"].contains($0) }.reduce(into: [String: Int]()) {
          $0[$1] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\($1)\"")
        }
      }
      try file.close()

      #expect(try await Self.move(path, to: centres) == rows)

      #expect(try await centres.say("SELECT number FROM access_chain") == "1\n")
      #expect(rows["tally"] == 2 && rows["integrity_event"] == 2 && rows.count > 20)
      for (table, count) in rows { #expect(try await centres.say("SELECT count(*) FROM \"\(table)\"") == "\(count)\n") }
    }
  }

  @Test func itIsTheSameCentreAndKiosksGoOnWhereTheyAre() async throws {
    try await Self.withFile { path, centres in
      let old = try SQLiteEvaluationStore.open(path: path)
      let epoch = old.epoch
      let (registry, events) = (
        try await old.registry(), try await old.integrityEvents(IntegrityQuery(includesPast: true))
      )
      let trail = try await old.accessEvents(limit: 100)
      try old.close()

      try await Self.move(path, to: centres)

      let store = try await centres.open()
      #expect(store.epoch == epoch)
      let moved = try await store.registry()
      #expect(Set(moved.units.map(\.code)) == Set(registry.units.map(\.code)) && moved.clerks.count == 2)
      #expect(try await store.integrityEvents(IntegrityQuery(includesPast: true)) == events)
      #expect(try await store.accessEvents(limit: 100) == trail)
      #expect(try await store.recount(at: Office.noon).altered == 0)
      let status = try #require(try await store.kiosks(in: [try Office.unit("H56.14")]).first)
      let kiosk = EnrolledKiosk(store: store, id: status.kiosk, journal: try Office.journal())
      let (levelled, next) = (try Office.levelled(count: 5, version: 12), try Office.outcome(count: 6, version: 13))
      #expect(
        try await kiosk.take(kiosk.batch([next], head: try Office.head(13, [next, levelled]))) == .success(.matches))
    }
  }

  @Test func numbersGoOnAfterTheHighestThatWasEverGiven() async throws {
    try await Self.withFile { path, centres in
      try Self.change(path, "UPDATE sqlite_sequence SET seq = 41 WHERE name = 'integrity_event'")

      try await Self.move(path, to: centres)

      let store = try await centres.open()
      let before = try await store.accessEvents(limit: 100).count
      try await store.renewEpoch(at: Office.noon)
      #expect(try await centres.say("SELECT max(id) FROM access_event") == "\(before + 1)\n")
      let other = try await EnrolledKiosk.enrol(in: store, key: "key-2", counter: "Q02")
      let kiosk = EnrolledKiosk(store: store, id: other.id, journal: try Office.journal(2))
      try await kiosk.send([], sequence: 1)
      try await kiosk.contradict()
      #expect(try await kiosk.events().map(\.id) == [42])
    }
  }

  /// An event may be explained by one that has a higher number.
  @Test func rowsThatNameLaterOnesComeAlong() async throws {
    try await Self.withFile { path, centres in
      try Self.change(
        path,
        """
        INSERT INTO integrity_event (id, kiosk, unit, counter, kind, cause, times, first_at, last_at, detail, state)
        SELECT 50, kiosk, unit, counter, kind, 'x', 1, 0, 0, '{}', 'open' FROM integrity_event WHERE id = 1;
        INSERT INTO integrity_event
          (id, kiosk, unit, counter, kind, cause, times, first_at, last_at, detail, state, settled_at, settled_by)
        SELECT 49, kiosk, unit, counter, kind, 'y', 1, 0, 0, '{}', 'settled', 0, 50 FROM integrity_event WHERE id = 1
        """)

      try await Self.move(path, to: centres)

      #expect(try await centres.say("SELECT settled_by FROM integrity_event WHERE id = 49") == "50\n")
      #expect(
        try await centres.say("SELECT bool_or(condeferrable) FROM pg_constraint WHERE contype = 'f'") == "f\n")
    }
  }

  /// More rows than are read at a time, with keys that two pages meet at.
  @Test(arguments: [SQLiteMoveSource.pageRows, 3 * SQLiteMoveSource.pageRows + 1])
  func manyRowsComePageByPage(rows: Int) async throws {
    try await Self.withFile { path, centres in
      try Self.change(
        path,
        """
        DELETE FROM clerk;
        WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < \(rows))
        INSERT INTO clerk (unit, staff, name, title) SELECT 'H56.' || (n % 3), 'CB' || n, 'Tên ' || n, '' FROM n;
        WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < \(rows))
        INSERT INTO tally (journal, family, period, key, unit, tells_level, count, version)
        SELECT 1, 'presses', '2026-' || (n % 2), 'k' || n, 'H56', n % 2, n, n FROM n
        """)

      let counts = try await Self.move(path, to: centres)

      #expect(counts["clerk"] == rows && counts["tally"] == rows + 2)
      #expect(
        try await centres.say(
          "SELECT count(*), sum(count), count(*) FILTER (WHERE tells_level) FROM tally WHERE family = 'presses'")
          == "\(rows)|\(rows * (rows + 1) / 2)|\((rows + 1) / 2)\n")
    }
  }

  @Test func hostileTextsComeAlongAsTheyAre() async throws {
    try await Self.withFile { path, centres in
      let names = [
        "O'Hara", "\\", "\\x00", "$1 ?", "{a,\"b\"}", "", "Trạm\nQuảng", "\u{1F600}", "'; DROP TABLE unit; --",
      ]
      let file = try DatabaseQueue(path: path)
      try await file.write { database in
        try database.execute(sql: "DELETE FROM unit")
        for (number, name) in names.enumerated() {
          try database.execute(sql: "INSERT INTO unit (code, name) VALUES (?, ?)", arguments: ["U\(number)", name])
        }
      }
      try file.close()

      try await Self.move(path, to: centres)

      let moved = try await centres.open().registry().units
      #expect(moved.sorted { $0.code < $1.code }.map(\.name) == names)
    }
  }

  @Test func aTargetThatHoldsAnythingIsRefusedAndLeftAsItWas() async throws {
    try await Self.withFile { path, centres in
      let store = try await centres.open()
      try await EnrolledKiosk.enrol(in: store).send([try Office.outcome(count: 5, version: 10)])
      await store.close()

      await #expect(throws: BackupFailure.notEmpty(store: centres.address.description)) {
        try await Self.move(path, to: centres)
      }
      #expect(try await centres.say("SELECT count FROM tally") == "5\n")
      #expect(try await centres.say("SELECT count(*) FROM integrity_event") == "0\n")
    }
  }

  @Test func aTargetWhoseTablesAreThereAndEmptyIsTaken() async throws {
    try await Self.withFile { path, centres in
      await (try await centres.open()).close()

      #expect(try await Self.move(path, to: centres)["tally"] == 2)
    }
  }

  @Test func aTargetThatSomebodyUsesIsRefused() async throws {
    try await Self.withFile { path, centres in
      let store = try await centres.open()

      await #expect(throws: BackupFailure.inUse(store: centres.address.description)) {
        try await Self.move(path, to: centres)
      }
      await store.close()
    }
  }

  @Test func aFileThatSomebodyUsesIsRefusedAndNobodyUsesItMeanwhile() async throws {
    try await Self.withFile { path, centres in
      let store = try SQLiteEvaluationStore.open(path: path)
      #expect(throws: BackupFailure.inUse(store: path)) { try SQLiteMoveSource(path) }
      try store.close()

      let source = try SQLiteMoveSource(path)
      let held = #expect(throws: StoreFailure.self) { try SQLiteEvaluationStore.open(path: path) }
      #expect(held?.code == "store-busy")
      source.letGo()
      #expect(try SQLiteEvaluationStore.open(path: path).epoch == source.epoch)
    }
  }

  /// What does not hold in the source is found before anything is kept.
  @Test func aRowThatNamesNothingKeepsTheWholeMoveFromHappening() async throws {
    try await Self.withFile { path, centres in
      try Self.change(
        path,
        "PRAGMA foreign_keys = OFF; INSERT INTO head SELECT 99, sequence, hash, tallies, batch, open_tail, digest, first_at, matched_at FROM head"
      )

      await #expect(throws: StoreFailure.self) { try await Self.move(path, to: centres) }

      #expect(
        try await centres.say("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == "0\n")
    }
  }
}
