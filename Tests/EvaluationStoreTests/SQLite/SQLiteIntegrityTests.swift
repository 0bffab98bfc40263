import EvaluationStore
import Foundation
import GRDB
import RatingModel
import Testing

@testable import EvaluationStore

/// What the file itself refuses, whoever writes to it through SQLite.
@Suite("Integrity events in the SQLite file")
struct SQLiteIntegrityTests {
  private static func withEvent(_ body: (SQLiteEvaluationStore, EnrolledKiosk) async throws -> Void) async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([], sequence: 1)
      try await kiosk.contradict()
      try await body(store, kiosk)
    }
  }

  @Test(arguments: [
    "DELETE FROM integrity_event", "UPDATE integrity_event SET kind = 'setAside'",
    "UPDATE integrity_event SET in_doubt = 0", "UPDATE integrity_event SET first_at = first_at + 1",
    "UPDATE integrity_event SET detail = '{}'", "UPDATE integrity_event SET times = 0",
    "UPDATE integrity_event SET kiosk = 'k-other'", "UPDATE integrity_event SET state = 'closed'",
    "UPDATE integrity_event SET state = 'closed', closed_by = 'ha.nguyen', closed_at = 1, reason = ' '",
  ])
  func anEventIsOnlyCountedAndEnded(statement: String) async throws {
    try await Self.withEvent { store, kiosk in
      let before = try await kiosk.events()

      await #expect(throws: DatabaseError.self) {
        try await store.database.write { try $0.execute(sql: statement) }
      }

      #expect(try await kiosk.events() == before)
    }
  }

  @Test func aClosedEventIsNeverTouchedAgain() async throws {
    try await Self.withEvent { store, kiosk in
      #expect(try await store.add(try Office.account()) == nil)
      let id = try #require(try await kiosk.events().first?.id)
      let closed = try await store.closeIntegrityEvent(
        id, by: try Office.account().name, because: "Đã rõ.", at: Office.noon)
      #expect(closed == nil)

      for statement in ["UPDATE integrity_event SET state = 'open'", "UPDATE integrity_event SET reason = 'Khác'"] {
        await #expect(throws: DatabaseError.self) {
          try await store.database.write { try $0.execute(sql: statement) }
        }
      }
    }
  }

  /// A group whose digest was computed before is not looked at again until one of its tallies changes, or all are recounted.
  @Test func aTallyThatAnAdministratorChangedDiffersOnceItIsRecounted() async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tallies = [
        try Office.outcome(on: "2026-10-29", count: 5, version: 10), try Office.outcome(count: 1, version: 11),
      ]
      try await kiosk.send(tallies)
      try await store.database.write { try $0.execute(sql: "UPDATE tally SET count = 9 WHERE version = 10") }
      let daily = kiosk.batch([], head: try Office.head(11, tallies), countersigned: try Office.head(11, tallies))
      #expect(try await kiosk.answer(daily).digest == .matches)

      #expect(try await store.recount() == 2)

      let answer = try await kiosk.answer(daily)
      #expect(answer.digest == .differs && answer.compareAfter == "")
    }
  }
}
