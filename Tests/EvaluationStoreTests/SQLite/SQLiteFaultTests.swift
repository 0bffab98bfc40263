import EvaluationStore
import Foundation
import GRDB
import RatingModel
import Testing

@testable import EvaluationStore

@Suite("Faults that the SQLite store survives")
struct SQLiteFaultTests {
  @Test func whatWasAnsweredIsThereAfterTheProcessIsGone() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "centre.sqlite").path
      let kiosk = try await EnrolledKiosk.enrol(in: try SQLiteEvaluationStore.open(path: path))
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])
      let stored = try await kiosk.stored()

      // The files as they lie on the disk while the store is still open: what a killed process leaves behind.
      let copy = folder.appending(path: "copy.sqlite").path
      for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix) }
      let survivor = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: copy), id: kiosk.id, journal: kiosk.journal)

      #expect(try await survivor.stored() == stored)
      #expect(try await survivor.send([try Office.outcome(count: 6, version: 11)]) == .success(.matches))
    }
  }

  @Test func aTornTransactionAtTheEndOfTheLogIsForgottenWhole() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "centre.sqlite").path
      let kiosk = try await EnrolledKiosk.enrol(in: try SQLiteEvaluationStore.open(path: path))
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])
      let before = try await kiosk.stored()
      let length = try Data(contentsOf: URL(filePath: path + "-wal")).count
      try await kiosk.send([
        try Office.outcome(count: 6, version: 11), try Office.outcome(.timedOut, count: 1, version: 12),
      ])

      let copy = folder.appending(path: "copy.sqlite").path
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      // Power went while the log was written: a piece of the last transaction is missing.
      let log = try Data(contentsOf: URL(filePath: path + "-wal"))
      #expect(log.count > length + 1000)
      try log.prefix(log.count - 1000).write(to: URL(filePath: copy + "-wal"))
      let survivor = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: copy), id: kiosk.id, journal: kiosk.journal)

      #expect(try await survivor.stored() == before)
    }
  }

  @Test func aFullDiskFailsTheCallChangesNothingAndIsOverWhenThereIsRoom() async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tallies = try (1...400).map { try Office.outcome(unit: "U\($0)", count: $0, version: 1000) }
      try await store.database.writeWithoutTransaction { database in
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(pages)")
      }

      await #expect(throws: StoreFailure.full(operation: "take batch")) { try await kiosk.send(tallies) }
      #expect(try await kiosk.stored().isEmpty)

      try await store.database.writeWithoutTransaction { database in
        _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = 1000000")
      }
      #expect(try await kiosk.send(tallies) == .success(.matches))
    }
  }

  @Test func anotherProcessThatHoldsTheFileMakesTheCallBusyAndNothingIsLost() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "centre.sqlite").path
      let store = try SQLiteEvaluationStore.open(path: path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 0") }
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: configuration)
      try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }

      await #expect(throws: StoreFailure.busy(operation: "take batch")) {
        try await kiosk.send([try Office.outcome(count: 1, version: 1)])
      }
      try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }

      #expect(try await kiosk.send([try Office.outcome(count: 1, version: 1)]) == .success(.matches))
    }
  }

  @Test func aStoredValueThatNobodyWroteIsDamageAndNotACrash() async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.outcome(count: 1, version: 1)])
      try await store.database.write { try $0.execute(sql: "UPDATE tally SET key = '[\"day\"]'") }

      await #expect(throws: StoreFailure.damaged(operation: "read tallies", detail: "key")) {
        try await store.tallies(of: kiosk.id)
      }
    }
  }

  @Test func corruptPagesAreDamageAndNotACrash() async throws {
    try await withScratchFolder { folder in
      let url = folder.appending(path: "centre.sqlite")
      let store = try SQLiteEvaluationStore.open(path: url.path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send(try (1...400).map { try Office.outcome(unit: "U\($0)", count: $0, version: 1000) })
      try store.close()
      var bytes = try Data(contentsOf: url)
      for index in stride(from: 40_960, to: bytes.count - 8, by: 64) {
        bytes.replaceSubrange(index..<index + 8, with: [0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0])
      }
      try bytes.write(to: url)

      let failure = await #expect(throws: StoreFailure.self) {
        try await SQLiteEvaluationStore.open(path: url.path).tallies(of: kiosk.id)
      }
      #expect(failure?.code == "store-damaged")
    }
  }

  @Test func theTrailOfSignInsCannotBeChangedOrShortened() async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      let event = AccessEvent(kind: .unknownName, account: nil, address: "10.0.0.1", time: Office.noon)
      try await store.record(event)

      for statement in [
        "DELETE FROM access_event", "UPDATE access_event SET kind = 'signedIn'", "DELETE FROM access_chain",
        "UPDATE access_chain SET number = 0",
      ] {
        await #expect(throws: DatabaseError.self) {
          try await store.database.write { try $0.execute(sql: statement) }
        }
      }
      #expect(try await store.accessEvents(limit: 10) == [event])
    }
  }

  @Test func everyFailureHasACodeASubjectAndAHint() {
    let failures: [StoreFailure] = [
      .busy(operation: "x"), .full(operation: "x"), .readOnly(operation: "x"), .damaged(operation: "x", detail: "y"),
      .foreignFile(path: "p"), .newerSchema(path: "p", found: 2, known: 1), .unreachable(path: "p", detail: "y"),
      .cancelled(operation: "x"), .failed(operation: "x", detail: "y"),
    ]

    #expect(Set(failures.map(\.code)).count == failures.count)
    for failure in failures {
      #expect(failure.code.hasPrefix("store-"))
      #expect(failure.hint.hasSuffix("."))
      #expect(!failure.subject.isEmpty && !failure.operation.isEmpty)
    }
  }
}
