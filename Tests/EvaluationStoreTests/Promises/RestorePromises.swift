import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel
import Testing

@Suite("Promise: a centre that was put back shows it and becomes whole again")
struct RestorePromises {
  /// Two centres with the same past: one that goes on, and its older backup. Both know the kiosk and its first batch.
  private static func withBackup(
    _ maker: StoreUnderTest, _ body: (_ lost: EnrolledKiosk, _ restored: EnrolledKiosk, [Tally]) async throws -> Void
  ) async throws {
    try await withScratchFolder { folder in
      let (first, second) = (folder.appending(path: "first"), folder.appending(path: "second"))
      try FileManager.default.createDirectory(at: first, withIntermediateDirectories: true)
      let store = try await maker.open(first)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tallies = [try Office.outcome(on: "2026-10-29", count: 5, version: 10)]
      try await kiosk.send(tallies)
      try await maker.backUp(first, second)
      let restored = EnrolledKiosk(store: try await maker.open(second), id: kiosk.id, journal: kiosk.journal)
      try await body(kiosk, restored, tallies)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func withTheSameEpochTheComparisonAloneMakesItWhole(_ maker: StoreUnderTest) async throws {
    try await Self.withBackup(maker) { lost, restored, first in
      // given: what was sent to the centre that was lost
      let (second, third) = (
        try Office.outcome(on: "2026-10-30", count: 2, version: 20), try Office.outcome(count: 3, version: 30)
      )
      let (twenty, thirty) = (try Office.head(20, first + [second]), try Office.head(30, first + [third]))
      try await lost.answer(lost.batch([second], head: twenty, countersigned: try Office.head(10, first)))
      // when: the kiosk goes on with its backup
      let all = first + [third]
      let asked = try await restored.answer(restored.batch([], head: thirty, countersigned: twenty))
      #expect(asked == IntakeAnswer(digest: .pending, prove: 10))
      let witness = Witness(sequence: 10, hash: try Office.head(10, first).hash)
      let differs = try await restored.answer(
        restored.batch([], head: thirty, countersigned: twenty, witness: witness))
      #expect(differs == IntakeAnswer(digest: .differs, compareAfter: ""))
      let event = try #require(try await restored.events().first)
      #expect(event.kind == .centreBehind && event.first == 11 && event.last == 20 && event.inDoubt == 10)
      let page = GroupPage(after: "", through: nil, digests: try Office.groups(all))
      let wanted = try await restored.answer(
        restored.batch([], head: thirty, complete: false, countersigned: thirty, groups: page)
      ).wanted
      let whole = try await restored.answer(restored.batch([third], head: thirty, countersigned: thirty))
      // then
      #expect(wanted == ["day/2026-10-30"])
      #expect(whole == IntakeAnswer(digest: .matches))
      #expect(try await restored.events().map(\.state) == [.settled(at: Office.noon, by: nil)])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func withANewEpochEverythingIsSentAgainAndTheEventEnds(_ maker: StoreUnderTest) async throws {
    try await Self.withBackup(maker) { lost, restored, first in
      let second = try Office.outcome(count: 2, version: 20)
      let (ten, twenty) = (try Office.head(10, first), try Office.head(20, first + [second]))
      try await lost.answer(lost.batch([second], head: twenty, countersigned: ten))
      let old = restored.store.epoch
      // when
      try await restored.store.renewEpoch(at: Office.noon)
      let foreign = try await restored.answer(
        restored.batch(
          [], head: twenty, epoch: old, countersigned: twenty, witness: Witness(sequence: 10, hash: ten.hash)))
      let own = try await restored.answer(restored.batch(first + [second], head: twenty, countersigned: twenty))
      // then
      #expect(restored.store.epoch != old && restored.store.epoch.wholeMatch(of: /[0-9a-f]{32}/) != nil)
      #expect(foreign.digest == .pending)
      #expect(own == IntakeAnswer(digest: .matches))
      #expect(try await restored.events().map(\.kind) == [.centreBehind])
      #expect(try await restored.events().map(\.state) == [.settled(at: Office.noon, by: nil)])
      #expect(try await restored.store.accessEvents(limit: 1).map(\.kind) == [.epochRenewed])
    }
  }

  /// Since the backup was made the kiosk has pruned the entry, and says nothing when it is asked.
  @Test(arguments: StoreUnderTest.all)
  func aKioskThatHasPrunedTheEntryIsBelieved(_ maker: StoreUnderTest) async throws {
    try await Self.withBackup(maker) { _, restored, first in
      let (twenty, thirty) = (try Office.head(20, first), try Office.head(30, first))
      let batch = restored.batch([], head: thirty, countersigned: twenty)

      #expect(try await restored.answer(batch).prove == 10)
      #expect(try await restored.answer(batch) == IntakeAnswer(digest: .matches))

      #expect(try await restored.events().map(\.kind) == [.centreBehind])
    }
  }

  /// Whoever puts a disk back can also write into it that there is a later receipt.
  @Test(arguments: StoreUnderTest.all)
  func aReceiptThatNobodyGavePassesForNoProof(_ maker: StoreUnderTest) async throws {
    try await Self.withBackup(maker) { kiosk, _, first in
      let tally = try Office.outcome(count: 7, version: 12)
      let head = try Office.head(12, [tally], fork: 1)
      let batch = kiosk.batch([tally], head: head, countersigned: head)
      #expect(try await kiosk.answer(batch).prove == 10)

      let answer = try await kiosk.answer(
        kiosk.batch(
          [tally], head: head, countersigned: head,
          witness: Witness(sequence: 10, hash: try Office.head(10, [], fork: 1).hash)))

      #expect(answer.abandon == .forked)
      #expect(try await kiosk.stored().count == first.count)
    }
  }

  /// `evaluationd restored` is another process than the service.
  @Test(arguments: StoreUnderTest.all)
  func anEpochThatAnotherProcessRenewedIsToldByTheNextReceipt(_ maker: StoreUnderTest) async throws {
    try await withScratchFolder { folder in
      let service = try await maker.open(folder)
      let kiosk = try await EnrolledKiosk.enrol(in: service)
      let command = try await maker.open(folder)
      try await command.renewEpoch(at: Office.noon)

      try await kiosk.answer(kiosk.batch([], head: try Office.head(1, [])))

      #expect(service.epoch == command.epoch)
    }
  }

  /// What the centre lost is older, not fallen: until it has come again lower versions are no event.
  @Test(arguments: StoreUnderTest.all)
  func aVersionThatFallsWhileTheCentreIsBehindIsNoEventOfItsOwn(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tally = try Office.outcome(count: 5, version: 10)
      try await kiosk.send([tally])
      let twenty = try Office.head(20, [tally])
      let fallen = try Office.outcome(count: 4, version: 8)

      let witness = Witness(sequence: 10, hash: try Office.head(10, [tally]).hash)
      try await kiosk.answer(
        kiosk.batch([], head: try Office.head(21, []), complete: false, countersigned: twenty, witness: witness))
      try await kiosk.answer(
        kiosk.batch([fallen], head: try Office.head(22, []), complete: false, countersigned: try Office.head(21, [])))

      #expect(try await kiosk.events().map(\.kind) == [.centreBehind])
    }
  }
}
