import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: a journal goes on from what was countersigned, or is found out")
struct ContinuityPromises {
  /// A kiosk with countersigned heads 10 and 20, which commit to no tallies.
  private static func kiosk(in store: any EvaluationStore) async throws -> EnrolledKiosk {
    let kiosk = try await EnrolledKiosk.enrol(in: store)
    try await kiosk.answer(kiosk.batch([], head: try Office.head(10, [])))
    try await kiosk.answer(kiosk.batch([], head: try Office.head(20, []), countersigned: try Office.head(10, [])))
    return kiosk
  }

  @Test(arguments: StoreUnderTest.all)
  func aBatchThatNamesTheNewestHeadIsAskedNothing(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)

      let answer = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(30, []), countersigned: try Office.head(20, [])))

      #expect(answer == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.status().journals.map(\.unproven) == [nil])
      #expect(try await kiosk.events().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aKioskWhoseReceiptWasLostIsAskedUntilItShowsTheEntry(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      // given: the receipt of head 20 was lost
      let asked = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(30, []), countersigned: try Office.head(10, [])))
      #expect(asked == IntakeAnswer(digest: .matches, prove: 20))
      // when: the next batch does not bring it, the one after it does
      let again = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(31, []), countersigned: try Office.head(30, [])))
      #expect(try await kiosk.status().journals.map(\.unproven) == [20])
      let shown = try await kiosk.answer(
        kiosk.batch(
          [], head: try Office.head(32, []), countersigned: try Office.head(31, []),
          witness: Witness(sequence: 20, hash: try Office.head(20, []).hash)))
      // then
      #expect(again.prove == 20)
      #expect(shown == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.status().journals.map(\.unproven) == [nil])
      #expect(try await kiosk.events().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func olderSoftwareThatNeverAnswersIsTakenAndStaysUnprovenWithoutAnEvent(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      for sequence: Int64 in 30...34 {
        let tally = try Office.outcome(count: 1, version: sequence)
        let answer = try await kiosk.answer(kiosk.batch([tally], head: try Office.head(sequence, [tally])))
        #expect(answer == IntakeAnswer(digest: .matches, prove: 20))
      }
      #expect(try await kiosk.status().journals.map(\.unproven) == [20])
      #expect(try await kiosk.events().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRolledBackDiskIsFoundOutByItsNextBatches(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let (first, ten) = (try Office.outcome(count: 1, version: 12), try Office.head(10, []))
      // given: the disk of entry 10 counts on
      let asked = try await kiosk.answer(
        kiosk.batch([first], head: try Office.head(12, [first]), countersigned: ten))
      #expect(asked.prove == 20 && asked.abandon == nil)
      #expect(try await kiosk.stored() == [first.key: [1, 12]])
      // when
      let second = try Office.outcome(count: 2, version: 13)
      let answer = try await kiosk.answer(
        kiosk.batch(
          [second], head: try Office.head(13, [second]), countersigned: try Office.head(12, [first]),
          witness: Witness(sequence: 20, hash: nil)))
      // then
      #expect(answer == IntakeAnswer(digest: .differs, abandon: .rolledBack))
      #expect(try await kiosk.stored() == [first.key: [1, 12]])
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .rolledBack && event.journal == kiosk.journal && event.isOpen)
      #expect(event.first == 11 && event.last == 20 && event.inDoubt == 10)
      #expect(try await kiosk.status().journals.map(\.abandoned) == [.rolledBack])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRolledBackDiskThatGrewPastTheHeadWhileTheCentreWasAwayIsFoundOut(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let asked = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(25, [], fork: 1), countersigned: try Office.head(10, [])))
      #expect(asked.prove == 20)

      let answer = try await kiosk.answer(
        kiosk.batch(
          [], head: try Office.head(26, [], fork: 1), countersigned: try Office.head(25, [], fork: 1),
          witness: Witness(sequence: 20, hash: try Office.head(20, [], fork: 1).hash)))

      #expect(answer.abandon == .forked)
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .forked && event.first == 11 && event.last == 20 && event.inDoubt == 10)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anotherHashOrDigestUnderACountersignedNumberAbandonsTheJournal(_ maker: StoreUnderTest) async throws {
    for isFork in [true, false] {
      try await maker.run { store in
        let kiosk = try await Self.kiosk(in: store)
        let tally = try Office.outcome(count: 1, version: 15)
        let head = isFork ? try Office.head(20, [], fork: 1) : try Office.head(20, [tally])

        let answer = try await kiosk.answer(
          kiosk.batch([tally], head: head, countersigned: try Office.head(10, [])))

        #expect(answer == IntakeAnswer(digest: .differs, abandon: .forked))
        #expect(try await kiosk.stored().isEmpty)
        #expect(try await kiosk.status().journals.map(\.head) == [Office.head(20, [])])
        let event = try #require(try await kiosk.events().first)
        #expect(event.kind == .forked && event.first == 11 && event.last == 20 && event.inDoubt == 10)
      }
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aReceiptThatTheCentreNeverGaveAbandonsTheJournal(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)

      let answer = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(30, [], fork: 1), countersigned: try Office.head(20, [], fork: 1)))

      #expect(answer.abandon == .forked)
      #expect(try await kiosk.events().map(\.kind) == [.forked])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func nothingOfAnAbandonedJournalIsTakenButRepeatsAreAnsweredAsThen(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let forked = kiosk.batch([], head: try Office.head(20, [], fork: 1))
      try await kiosk.answer(forked)
      // when
      let again = try await kiosk.answer(forked)
      let tally = try Office.outcome(count: 1, version: 30)
      let onwards = try await kiosk.answer(
        kiosk.batch([tally], head: try Office.head(30, [tally]), countersigned: try Office.head(20, [])))
      let late = try Office.outcome(count: 7, version: 8)
      let repeated = try await kiosk.answer(kiosk.batch([late], head: try Office.head(20, [])))
      // then
      #expect(again == IntakeAnswer(digest: .differs, abandon: .forked))
      #expect(onwards == again)
      #expect(repeated == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.stored().isEmpty)
      #expect(try await kiosk.events().map(\.times) == [3])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aWitnessOfWhatWasNeverCountersignedIsPassedOver(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)

      let answer = try await kiosk.answer(
        kiosk.batch(
          [], head: try Office.head(30, []), countersigned: try Office.head(20, []),
          witness: Witness(sequence: 15, hash: nil)))

      #expect(answer == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.events().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aThiefWithTheKeyIsFoundOutByTheKiosksNextBatches(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let twenty = try Office.head(20, [])
      // given: whoever has the key and knows the newest head sends one of his own
      let thief = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(25, [], fork: 1), countersigned: twenty))
      #expect(thief == IntakeAnswer(digest: .matches))
      // when
      let asked = try await kiosk.answer(kiosk.batch([], head: try Office.head(22, []), countersigned: twenty))
      let answer = try await kiosk.answer(
        kiosk.batch(
          [], head: try Office.head(23, []), countersigned: try Office.head(22, []),
          witness: Witness(sequence: 25, hash: nil)))
      // then
      #expect(asked.prove == 25)
      #expect(answer.abandon == .rolledBack)
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .rolledBack && event.first == 21 && event.last == 25)
    }
  }

  /// Whoever records a kiosk's messages and sends them again cannot answer the question for a disk that was put back.
  @Test(arguments: StoreUnderTest.all)
  func aReplayedBatchAnswersNoQuestion(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let recorded = kiosk.batch([], head: try Office.head(20, []), countersigned: try Office.head(10, []))
      let asked = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(12, []), countersigned: try Office.head(10, [])))

      let replayed = try await kiosk.answer(recorded)

      #expect(asked.prove == 20)
      #expect(replayed.prove == 20)
      #expect(try await kiosk.status().journals.map(\.unproven) == [20])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aLowerVersionUnderAHeadThatGoesOnIsAnEventAndUnderALateOneNone(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tally = try Office.outcome(count: 5, version: 10)
      try await kiosk.send([tally])
      let fallen = try Office.outcome(count: 9, version: 7)

      _ = try await kiosk.answer(kiosk.batch([fallen], head: try Office.head(8, [fallen]), complete: false))
      #expect(try await kiosk.events().isEmpty)
      let answer = try await kiosk.answer(
        kiosk.batch(
          [fallen], head: try Office.head(12, [fallen]), complete: false, countersigned: try Office.head(10, [tally])))

      #expect(answer.refused.isEmpty)
      #expect(try await kiosk.stored() == [tally.key: [5, 10]])
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .versionFell && event.first == 7)
      #expect(event.detail == ["group": .text("day/2026-10-30"), "version": .number(7), "stored": .number(10)])
    }
  }
}
