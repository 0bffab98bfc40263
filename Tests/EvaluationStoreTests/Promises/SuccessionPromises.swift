import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: a journal does not end without a word")
struct SuccessionPromises {
  /// A kiosk whose first journal was countersigned up to entry 10; it goes on under journal 2.
  private static func kiosk(in store: any EvaluationStore) async throws -> (old: JournalID, new: EnrolledKiosk) {
    var kiosk = try await EnrolledKiosk.enrol(in: store)
    let old = kiosk.journal
    try await kiosk.send([try Office.outcome(count: 5, version: 10)])
    kiosk.journal = try Office.journal(2)
    return (old, kiosk)
  }

  @Test(arguments: StoreUnderTest.all)
  func aNewJournalWithoutAWordIsAnEventAndNobodyKnowsHowMuchIsInDoubt(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (old, kiosk) = try await Self.kiosk(in: store)

      let answer = try await kiosk.answer(kiosk.batch([], head: try Office.head(3, [])))

      #expect(answer == IntakeAnswer(digest: .matches))
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .journalReplaced && event.journal == old && event.isOpen)
      #expect(event.first == 11 && event.last == nil && event.inDoubt == nil)
      #expect(event.detail == ["successor": .text("\(kiosk.journal)")])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aReportThatComesLaterExplainsTheReplacement(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (old, kiosk) = try await Self.kiosk(in: store)
      try await kiosk.answer(kiosk.batch([], head: try Office.head(3, [])))

      try await kiosk.answer(
        kiosk.batch([], head: try Office.head(4, []), setAside: [try Office.setAside(journal: old, entries: 13)]))

      let events = try await kiosk.events()
      #expect(events.map(\.kind) == [.journalReplaced, .setAside])
      #expect(events.first?.state == .settled(at: Office.noon, by: events.last?.id))
      #expect(events.last?.isOpen == true)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aReportTellsTheDoubtByTheCentresOwnHeadAndIsKeptOnce(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (old, kiosk) = try await Self.kiosk(in: store)
      let report = try Office.setAside(
        journal: old, code: "chain-broken", first: 4, last: 6, entries: 13, countersigned: 12)
      let batch = kiosk.batch([], head: try Office.head(3, []), setAside: [report])

      try await kiosk.answer(batch)
      try await kiosk.answer(batch)
      try await kiosk.answer(kiosk.batch([], head: try Office.head(4, []), setAside: [report]))

      let event = try #require(try await kiosk.events().first)
      #expect(try await kiosk.events().count == 1)
      #expect(event.kind == .setAside && event.journal == old && event.times == 1)
      #expect(event.first == 11 && event.last == 13 && event.inDoubt == 3)
      #expect(event.detail["code"] == .text("chain-broken"))
      #expect(event.detail["head"] == .number(10) && event.detail["countersigned"] == .number(12))
      #expect(event.detail["damagedFirst"] == .number(4) && event.detail["damagedLast"] == .number(6))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aJournalThatCannotEvenTellItsNameIsTakenForTheOneHeardLast(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (old, kiosk) = try await Self.kiosk(in: store)

      try await kiosk.answer(
        kiosk.batch(
          [], head: try Office.head(3, []), setAside: [try Office.setAside(code: "journal-corrupt", entries: 0)]))

      let event = try #require(try await kiosk.events().first)
      #expect(try await kiosk.events().map(\.kind) == [.setAside])
      #expect(event.journal == old && event.first == 11 && event.last == nil && event.inDoubt == nil)
      #expect(event.detail["journal"] == .text("presumed"))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aJournalThatWasCountersignedWholeLeavesNothingInDoubt(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (old, kiosk) = try await Self.kiosk(in: store)

      try await kiosk.answer(
        kiosk.batch(
          [], head: try Office.head(3, []),
          setAside: [try Office.setAside(journal: old, entries: 10, countersigned: 10)]))

      let event = try #require(try await kiosk.events().first)
      #expect(event.inDoubt == 0 && event.first == nil && event.last == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aReportOverTheCounterAddsTheJournalsOfTheReplacedBoxAndItsSuccessor(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let old = try await EnrolledKiosk.enrol(in: store, key: "key-1")
      try await old.send([try Office.outcome(count: 5, version: 10)])
      var new = try await EnrolledKiosk.enrol(in: store, key: "key-2")
      new.journal = try Office.journal(2)
      try await new.send([try Office.outcome(count: 3, version: 4)])

      let facts = try await store.reportFacts(
        ReportQuery(
          units: UnitDays([try Office.unit("H56.14")]), first: try Office.day("2026-10-01"),
          last: try Office.day("2026-10-31"), families: [.day]))

      #expect(facts.tallies.map(\.count).sorted() == [3, 5])
      #expect(Set(facts.tallies.map(\.kiosk)) == [old.id, new.id])
      #expect(Set(facts.kiosks.map(\.standing)) == [.replaced, .enrolled])
    }
  }
}
