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
  func ofAKioskWhoseReceiptWasLostNothingIsTakenUntilItShowsTheEntry(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let (ten, tally) = (try Office.head(10, []), try Office.outcome(count: 1, version: 25))
      // given: the receipt of head 20 was lost
      for sequence: Int64 in 30...34 {
        let asked = try await kiosk.answer(
          kiosk.batch([tally], head: try Office.head(sequence, [tally]), countersigned: ten))
        #expect(asked == IntakeAnswer(digest: .pending, prove: 20))
      }
      let journal = try #require(try await kiosk.status().journals.first)
      #expect(journal.unproven == 20 && journal.head.sequence == 20 && journal.digest == .matches)
      #expect(try await kiosk.stored().isEmpty)
      // when
      let shown = try await kiosk.answer(
        kiosk.batch(
          [tally], head: try Office.head(35, [tally]), countersigned: ten,
          witness: Witness(sequence: 20, hash: try Office.head(20, []).hash)))
      // then
      #expect(shown == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.stored() == [tally.key: [1, 25]])
      #expect(try await kiosk.status().journals.map(\.unproven) == [nil])
      #expect(try await kiosk.events().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aBatchThatComesLateIsNotTakenAndTheNextOneThatNamesTheNewestHeadIs(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let late = try Office.outcome(count: 1, version: 12)
      let asked = try await kiosk.answer(
        kiosk.batch([late], head: try Office.head(15, [late]), countersigned: try Office.head(10, [])))
      let repeated = try await kiosk.answer(kiosk.batch([late], head: try Office.head(10, []), complete: false))
      #expect(asked == IntakeAnswer(digest: .pending, prove: 20) && repeated == asked)
      #expect(try await kiosk.stored().isEmpty)

      let answer = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(30, []), countersigned: try Office.head(20, [])))

      #expect(answer == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.status().journals.map(\.unproven) == [nil])
      #expect(try await kiosk.events().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func nothingOfARolledBackDiskIsTakenAndItIsFoundOutByItsSecondBatch(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let (tally, ten) = (try Office.outcome(count: 1, version: 12), try Office.head(10, []))
      // given: the disk of entry 10 counts on
      let asked = try await kiosk.answer(
        kiosk.batch([tally], head: try Office.head(12, [tally]), countersigned: ten))
      #expect(asked == IntakeAnswer(digest: .pending, prove: 20))
      // when
      let answer = try await kiosk.answer(
        kiosk.batch(
          [tally], head: try Office.head(13, [tally]), countersigned: ten, witness: Witness(sequence: 20, hash: nil)))
      // then
      #expect(answer == IntakeAnswer(digest: .differs, abandon: .rolledBack))
      #expect(try await kiosk.stored().isEmpty)
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
      let (tally, ten) = (try Office.outcome(count: 1, version: 22), try Office.head(10, []))
      let asked = try await kiosk.answer(
        kiosk.batch([tally], head: try Office.head(25, [tally], fork: 1), countersigned: ten))
      #expect(asked.prove == 20)

      let answer = try await kiosk.answer(
        kiosk.batch(
          [tally], head: try Office.head(26, [tally], fork: 1), countersigned: ten,
          witness: Witness(sequence: 20, hash: try Office.head(20, [], fork: 1).hash)))

      #expect(answer.abandon == .forked)
      #expect(try await kiosk.stored().isEmpty)
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .forked && event.first == 11 && event.last == 20 && event.inDoubt == 10)
    }
  }

  /// The machine that runs on the copy is asked; the other one goes on meanwhile.
  @Test(arguments: StoreUnderTest.all)
  func oneOfTwoMachinesOnCopiesOfADiskIsFoundOutAndNothingOfItIsTaken(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.kiosk(in: store)
      let twenty = try Office.head(20, [])
      let (own, copied) = (try Office.outcome(count: 1, version: 24), try Office.outcome(count: 7, version: 27))
      try await kiosk.answer(kiosk.batch([own], head: try Office.head(25, [own]), countersigned: twenty))
      let asked = try await kiosk.answer(
        kiosk.batch([copied], head: try Office.head(28, [copied], fork: 1), countersigned: twenty))
      #expect(asked.prove == 25)
      let onwards = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(29, [own]), countersigned: try Office.head(25, [own])))
      #expect(onwards == IntakeAnswer(digest: .matches))

      let answer = try await kiosk.answer(
        kiosk.batch(
          [copied], head: try Office.head(30, [copied], fork: 1), countersigned: twenty,
          witness: Witness(sequence: 25, hash: try Office.head(25, [], fork: 1).hash)))

      #expect(answer.abandon == .forked)
      #expect(try await kiosk.stored() == [own.key: [1, 24]])
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .forked && event.first == 21 && event.last == 29)
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
  func nothingOfAnAbandonedJournalIsTaken(_ maker: StoreUnderTest) async throws {
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
      #expect(repeated == again)
      #expect(try await kiosk.stored().isEmpty)
      #expect(try await kiosk.events().map(\.times) == [4])
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
          [], head: try Office.head(23, []), countersigned: twenty, witness: Witness(sequence: 25, hash: nil)))
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
      let tally = try Office.outcome(count: 1, version: 12)
      let head = try Office.head(25, [tally], fork: 1)
      let putBack = kiosk.batch([tally], head: head, countersigned: try Office.head(10, []))
      #expect(try await kiosk.answer(putBack).prove == 20)

      #expect(try await kiosk.answer(recorded) == IntakeAnswer(digest: .matches))

      #expect(try await kiosk.answer(putBack).prove == 20)
      #expect(try await kiosk.stored().isEmpty)
      #expect(try await kiosk.status().journals.map(\.unproven) == [20])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aLowerVersionUnderANewHeadIsAnEventAndUnderTheSameOneNone(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tally = try Office.outcome(count: 5, version: 10)
      try await kiosk.send([tally])
      let fallen = try Office.outcome(count: 9, version: 7)

      try await kiosk.answer(kiosk.batch([fallen], head: try Office.head(10, [tally]), complete: false))
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
