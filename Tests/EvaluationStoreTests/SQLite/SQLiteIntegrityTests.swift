import EvaluationStore
import ForwardingContract
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

  /// A kiosk with two tallies that the centre took, in two groups.
  private static func counted(
    _ body: (SQLiteEvaluationStore, EnrolledKiosk, [Tally]) async throws -> Void
  ) async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tallies = [
        try Office.outcome(on: "2026-10-29", count: 5, version: 10), try Office.outcome(count: 1, version: 11),
      ]
      try await kiosk.send(tallies)
      try await body(store, kiosk, tallies)
    }
  }

  /// What a kiosk sends while the centre asks: groups that differ, and then those that are wanted.
  private static func comparing(
    _ kiosk: EnrolledKiosk, _ tallies: [Tally]
  ) async throws -> (first: IntakeAnswer, wanted: [String]?, last: IntakeAnswer) {
    let head = try Office.head(11, tallies)
    let first = try await kiosk.answer(kiosk.batch([], head: head))
    let page = GroupPage(after: "", through: nil, digests: try Office.groups(tallies))
    let wanted = try await kiosk.answer(kiosk.batch([], head: head, complete: false, groups: page)).wanted
    let sent = tallies.filter { wanted?.contains(TallyDigest.groupName(of: $0.key)) ?? false }
    return (first, wanted, try await kiosk.answer(kiosk.batch(sent, head: head)))
  }

  @Test func aCountThatAnAdministratorChangedIsFoundAndSetRight() async throws {
    try await Self.counted { store, kiosk, tallies in
      try await store.database.write { try $0.execute(sql: "UPDATE tally SET count = 9 WHERE version = 10") }
      let daily = kiosk.batch([], head: try Office.head(11, tallies))
      #expect(try await kiosk.answer(daily).digest == .matches, "it is not looked at again with each batch")
      #expect(try await store.recount(at: Office.noon) == Recount(groups: 2, altered: 1))
      #expect(try await kiosk.stored()[tallies[0].key] == [9, 10], "it stands until the kiosk has sent its own")

      let (first, wanted, last) = try await Self.comparing(kiosk, tallies)

      #expect(first.digest == .differs && first.compareAfter == "")
      #expect(wanted == ["day/2026-10-29"])
      #expect(last == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.stored() == [tallies[0].key: [5, 10], tallies[1].key: [1, 11]])
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .countAltered && event.isOpen && event.journal == kiosk.journal)
      #expect(event.detail == ["altered": .number(1), "groups": .texts(["day/2026-10-29"])])
      #expect(try await kiosk.events().count == 1)
    }
  }

  @Test(arguments: [
    "UPDATE tally SET count = 4 WHERE version = 10",
    // The mark of what was found does not pass for having been found.
    "UPDATE tally SET count = 4, altered = 1 WHERE version = 10",
    "UPDATE tally SET version = 12 WHERE version = 10",
    "UPDATE tally SET unit = 'H56.15' WHERE version = 10", "UPDATE tally SET clerk = 'H56.14/CB018' WHERE version = 10",
    "UPDATE tally SET first_day = '2026-10-28' WHERE version = 10", "UPDATE tally SET tells_level = 1 - tells_level",
    "UPDATE tally SET key = 'x' WHERE version = 10", "UPDATE tally SET period = '2026-10-28' WHERE version = 10",
    "DELETE FROM tally WHERE version = 10", "DELETE FROM tally",
    // A group of its own.
    """
    INSERT INTO tally SELECT journal, family, '2026-10-01', replace(key, '2026-10-29', '2026-10-01'), unit, clerk,
      '2026-10-01', tells_level, 7, 3, 0 FROM tally WHERE version = 10
    """,
    // Beside another one.
    """
    INSERT INTO tally SELECT journal, family, period, replace(key, 'Q01', 'Q02'), unit, clerk, first_day, tells_level, 7, 3, 0
    FROM tally WHERE version = 10
    """,
  ])
  func whateverIsChangedInTheTableOfTalliesIsFoundAndSetRight(statement: String) async throws {
    try await Self.counted { store, kiosk, tallies in
      #expect(try await store.recount(at: Office.noon) == Recount(groups: 2, altered: 0))
      try await store.database.write { try $0.execute(sql: statement) }

      #expect(try await store.recount(at: Office.noon).altered > 0)
      #expect(try await store.recount(at: Office.noon).altered == 0, "it is said once")

      #expect(try await kiosk.status().journals.map(\.digest) == [.pending])
      let last = try await Self.comparing(kiosk, tallies).last
      #expect(last == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.stored() == [tallies[0].key: [5, 10], tallies[1].key: [1, 11]])
      #expect(try await store.recount(at: Office.noon) == Recount(groups: 2, altered: 0))
      #expect(try await kiosk.events().map(\.kind) == [.countAltered])
      let marked = try await store.database.read { try Int.fetchOne($0, sql: "SELECT sum(altered) FROM tally") }
      #expect(marked == 0)
    }
  }

  @Test func whatIsAlteredLaterIsAnEventOfItsOwn() async throws {
    try await Self.counted { store, kiosk, _ in
      for version in [10, 11] {
        try await store.database.write {
          try $0.execute(sql: "UPDATE tally SET count = 9 WHERE version = ?", arguments: [version])
        }
        #expect(try await store.recount(at: Office.noon).altered == 1)
      }
      #expect(
        try await kiosk.events().map { $0.detail["groups"] } == [
          .texts(["day/2026-10-29"]), .texts(["day/2026-10-30"]),
        ])
    }
  }

  @Test func eachJournalHasItsTurnOnceADay() async throws {
    try await Self.counted { store, kiosk, _ in
      let nextDay = WallTime(milliseconds: Office.noon.milliseconds + SQLRecount.intervalMilliseconds)
      #expect(try await store.recountNext(at: Office.noon))
      #expect(try await store.recountNext(at: Office.noon), "after the journal its unit's sums")
      try await store.database.write { try $0.execute(sql: "UPDATE tally SET count = 9 WHERE version = 10") }
      #expect(try await !store.recountNext(at: WallTime(milliseconds: nextDay.milliseconds - 1)))
      #expect(try await kiosk.events().isEmpty)
      #expect(try await store.recountNext(at: nextDay))
      #expect(try await kiosk.events().map(\.kind) == [.countAltered])
      #expect(try await store.recountNext(at: nextDay))
      #expect(try await !store.recountNext(at: nextDay))
      #expect(try await store.recountNext(at: Office.noon), "a clock that was put back ends the wait")
    }
  }

  @Test func aCountThatWasChangedWithItsDigestContradictsTheKiosk() async throws {
    try await Self.counted { store, kiosk, tallies in
      let changed = Tally(key: tallies[0].key, count: 9, version: 10)
      let digest = try TallyDigest.group([changed])
      try await store.database.write {
        try $0.execute(sql: "UPDATE tally SET count = 9 WHERE version = 10")
        try $0.execute(sql: "UPDATE tally_group SET digest = ? WHERE period = '2026-10-29'", arguments: [digest])
      }
      #expect(try await store.recount(at: Office.noon).altered == 0)

      let daily = try await kiosk.answer(kiosk.batch([], head: try Office.head(11, tallies)))
      let resent = try await kiosk.answer(kiosk.batch([tallies[0]], head: try Office.head(11, tallies)))

      #expect(daily.digest == .differs && daily.compareAfter == "")
      #expect(resent.refused == [RefusedTally(index: 0, code: "tally-conflict")])
      #expect(try await kiosk.events().map(\.kind) == [.tallyConflict])
    }
  }
}
