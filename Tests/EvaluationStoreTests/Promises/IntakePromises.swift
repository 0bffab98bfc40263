import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: tallies are taken in by version")
struct IntakePromises {
  @Test(arguments: StoreUnderTest.all)
  func aHigherVersionReplacesTheCountEvenWithALowerOne(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])

      let answer = try await kiosk.send([try Office.outcome(count: 2, version: 12)])

      #expect(answer == .success(.matches))
      #expect(try await kiosk.stored() == [try Office.outcome(count: 0, version: 1).key: [2, 12]])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aLowerVersionIsLateAndChangesNothing(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let newest = try Office.outcome(count: 5, version: 10)
      try await kiosk.send([newest])

      let late = try await kiosk.send([try Office.outcome(count: 4, version: 8)])

      #expect(late == .success(.pending))
      #expect(try await kiosk.stored() == [newest.key: [5, 10]])
      #expect(try await kiosk.status().journals.map(\.head.sequence) == [10])
      #expect(try await kiosk.status().journals.map(\.digest) == [.matches])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theSameBatchAgainChangesNothingAndIsAnsweredAlike(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tallies = [try Office.outcome(count: 5, version: 10), try Office.outcome(.timedOut, count: 1, version: 9)]
      let first = try await kiosk.send(tallies)
      let stored = try await kiosk.stored()

      let second = try await kiosk.send(tallies)

      #expect(first == .success(.matches))
      #expect(second == first)
      #expect(try await kiosk.stored() == stored)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func countsOfUnitsAndClerksThatNobodyKnowsAreKeptAsReceived(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let strange = try Office.outcome(unit: "G04.99", clerk: "G04.99/X1", count: 3, version: 4)

      let answer = try await kiosk.send([strange])

      #expect(answer == .success(.matches))
      #expect(try await kiosk.stored() == [strange.key: [3, 4]])
      #expect(try await store.unregisteredUnits() == [try Office.unit("G04.99")])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func twoJournalsOfOneKioskStandSideBySide(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let old = try await EnrolledKiosk.enrol(in: store)
      var new = old
      new.journal = try Office.journal(2)
      try await old.send([try Office.outcome(count: 5, version: 10)])

      let answer = try await new.send([try Office.outcome(count: 1, version: 3)])

      #expect(answer == .success(.matches))
      #expect(try await old.stored().values.map { $0 } == [[5, 10]])
      #expect(try await new.stored().values.map { $0 } == [[1, 3]])
      #expect(try await Set(old.status().journals.map(\.journal)) == [old.journal, new.journal])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aJournalFollowsTheApplianceToANewKeyAndItsCountsAreNotDoubled(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let old = try await EnrolledKiosk.enrol(in: store, key: "key-1")
      try await old.send([try Office.outcome(count: 5, version: 10)])
      let new = try await EnrolledKiosk.enrol(in: store, key: "key-2")

      let answer = try await new.send([try Office.outcome(count: 6, version: 12)])

      #expect(answer == .success(.matches))
      #expect(try await new.stored().values.map { $0 } == [[6, 12]])
      #expect(try await store.tallies(of: old.id).isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aCopiedJournalIsRefusedWhileItsOwnerStillServes(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let owner = try await EnrolledKiosk.enrol(in: store, key: "key-1", counter: "Q01")
      try await owner.send([try Office.outcome(count: 5, version: 10)])
      let copy = try await EnrolledKiosk.enrol(in: store, key: "key-2", counter: "Q02")

      let answer = try await copy.send([try Office.outcome(count: 6, version: 12)])

      #expect(answer == .failure(.journalConflict))
      #expect(try await owner.stored().values.map { $0 } == [[5, 10]])
      #expect(try await copy.status().events.map(\.kind) == [.journalCopied])
      #expect(try await owner.status().events.isEmpty)
    }
  }
}
