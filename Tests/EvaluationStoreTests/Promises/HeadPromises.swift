import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: the newest head says whether anything is missing")
struct HeadPromises {
  @Test(arguments: StoreUnderTest.all)
  func anIncompleteBatchIsPendingAndTheCompleteOneAfterItMatches(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let all = [try Office.outcome(count: 5, version: 10), try Office.outcome(.timedOut, count: 1, version: 9)]
      let head = try Office.head(10, all)

      let first = try await kiosk.take(kiosk.batch([all[0]], head: head, complete: false))
      let between = try await kiosk.status().journals.map(\.digest)
      let second = try await kiosk.take(kiosk.batch([all[1]], head: head))

      #expect(first == .success(.pending))
      #expect(between == [.pending])
      #expect(second == .success(.matches))
      #expect(try await kiosk.status().journals.map(\.matched) == [.init(sequence: 10, time: Office.noon)])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aCompleteBatchAfterALostOneDiffersUntilEverythingIsSentAgain(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let lost = try Office.outcome(.timedOut, count: 1, version: 9)
      let kept = try Office.outcome(count: 5, version: 10)
      let head = try Office.head(10, [lost, kept])

      let first = try await kiosk.take(kiosk.batch([kept], head: head))
      let second = try await kiosk.take(kiosk.batch([kept, lost], head: head))

      #expect(first == .success(.differs))
      #expect(second == .success(.matches))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anOlderHeadIsAskedForTheNewestAndNeverReplacesIt(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let old = [try Office.outcome(count: 4, version: 8)]
      try await kiosk.send(old)
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])

      let repeated = try await kiosk.answer(kiosk.batch(old, head: try Office.head(8, old)))

      #expect(repeated == IntakeAnswer(digest: .pending, prove: 10))
      #expect(try await kiosk.status().journals.map(\.head.sequence) == [10])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anUnheardOfTallyUnderAMatchingHeadIsComparedAgain(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let known = try Office.outcome(count: 5, version: 10)
      try await kiosk.send([known])
      let unheardOf = try Office.outcome(.declined, count: 1, version: 3)

      try await kiosk.answer(kiosk.batch([unheardOf], head: try Office.head(10, [known]), complete: false))

      let journal = try #require(try await kiosk.status().journals.first)
      #expect(journal.digest == .pending)
      #expect(journal.matched == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aNewHeadThatIsNotCompleteLeavesTheMatchOfTheOneBefore(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])
      let next = try Office.outcome(count: 6, version: 12)

      try await kiosk.take(kiosk.batch([next], head: try Office.head(12, [next]), complete: false))

      let journal = try #require(try await kiosk.status().journals.first)
      #expect(journal.head.sequence == 12)
      #expect(journal.digest == .pending)
      #expect(journal.matched == .init(sequence: 10, time: Office.noon))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func acknowledgementsOfAnotherEpochProveNothing(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tallies = [try Office.outcome(count: 5, version: 10)]
      let head = try Office.head(10, tallies)

      let foreign = try await kiosk.take(
        kiosk.batch(tallies, head: head, epoch: String(repeating: "0", count: 32)))
      let own = try await kiosk.take(kiosk.batch(tallies, head: head))

      #expect(foreign == .success(.pending))
      #expect(own == .success(.matches))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func statusTellsWhatWasNewlyCoveredAndWhenTheKioskWasHeard(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tallies = [try Office.outcome(count: 5, version: 10)]
      let head = try Office.head(10, tallies)
      let later = WallTime(milliseconds: Office.noon.milliseconds + 900_000)
      try await kiosk.take(kiosk.batch(tallies, head: head, openTail: 7), at: Office.noon)
      try await kiosk.take(kiosk.batch(tallies, head: head, openTail: 3), at: later)

      let journal = try #require(try await kiosk.status().journals.first)

      #expect(journal.newlyCovered == 3)
      #expect(journal.firstHeardAt == Office.noon)
      #expect(journal.headAt == Office.noon)
      #expect(journal.lastHeardAt == later)
      #expect(journal.matched == .init(sequence: 10, time: Office.noon))
      #expect(try await kiosk.status().software == "1.0.1")
    }
  }
}
