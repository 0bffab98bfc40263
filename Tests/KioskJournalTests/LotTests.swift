import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

struct LotTests {
  @Test func fourRatingsWaitAndTheFifthReleasesExactlyFiveOldestFirst() throws {
    let desk = try Desk(dated: true)
    for _ in 1...4 { try desk.serve(Words.good) }
    #expect(try desk.releases().isEmpty)
    #expect(desk.journal.waitingRatings == 4)

    try desk.serve(Words.bad)

    let release = try #require(try desk.releases().first)
    let ratings = try desk.entries().filter { $0.payload.kind == .rating }.map(\.sequence)
    #expect(release == ReleasePayload(reason: .lot, clerk: Words.an, ratings: ratings))
    #expect(try desk.released(Words.good) == 4)
    #expect(try desk.released(Words.bad) == 1)
  }

  @Test func everyCountOfALotHasTheVersionOfItsRelease() throws {
    let desk = try Desk(dated: true)
    for level in [Words.best, Words.good, Words.bad, Words.best, Words.best] { try desk.serve(level) }
    let versions = try desk.rows {
      try Int64.fetchSet($0, sql: "SELECT version FROM tally WHERE key LIKE '%hai-long-3/%'")
    }
    #expect(versions == [desk.journal.sequence])
  }

  @Test func clerksDoNotFillEachOthersLots() throws {
    let desk = try Desk(dated: true)
    for _ in 1...4 {
      try desk.serve(Words.good, clerk: Words.an)
      try desk.serve(Words.good, clerk: Words.binh)
    }
    #expect(try desk.releases().isEmpty)
    try desk.serve(Words.good, clerk: Words.binh)
    #expect(try desk.releases().map(\.clerk) == [Words.binh])
    #expect(desk.journal.waitingRatings == 4)
  }

  @Test func withoutAClerkTheCounterFillsALot() throws {
    let desk = try Desk(dated: true)
    for _ in 1...3 { try desk.serve(Words.good, clerk: nil) }
    desk.configuration = Words.configuration(counter: Words.known(CounterCode("Q09")))
    try desk.restart()
    for _ in 1...4 { try desk.serve(Words.good, clerk: nil) }
    #expect(try desk.releases().isEmpty)
    try desk.serve(Words.bad, clerk: nil)
    #expect(try desk.releases().map(\.clerk) == [nil])
    #expect(try desk.released(Words.good, clerk: nil) == 4)
  }

  @Test func aRatingThatCanStillBeCorrectedFillsNoLot() throws {
    let desk = try Desk(dated: true)
    for _ in 1...4 { try desk.serve(Words.good) }
    let session = try desk.serve(Words.best, isFinal: false)
    #expect(try desk.releases().isEmpty)
    try desk.append(.ratingFinal(session))
    #expect(try desk.kinds().last == .release)
  }

  @Test func theEndOfACorrectionWindowAloneWritesNothing() throws {
    let desk = try Desk(dated: true)
    let session = try desk.serve(Words.best, isFinal: false)
    let before = desk.journal.sequence
    try desk.append(.ratingFinal(session))
    #expect(desk.journal.sequence == before)
  }

  @Test func aCorrectionChangesWhatTheLotCountsAndIsCountedWithIt() throws {
    let desk = try Desk(dated: true)
    for _ in 1...4 { try desk.serve(Words.good) }
    let session = try desk.serve(Words.bad, isFinal: false)
    try desk.append(desk.correction(session, Words.best, .raised))
    #expect(
      try desk.tallies(.presses) == ["presses H56.14/CB017 2026-11-21 superseded": 1],
      "which way it went is told with the lot only")

    try desk.append(.ratingFinal(session))

    #expect(try desk.released(Words.best) == 1)
    #expect(try desk.released(Words.bad) == 0)
    #expect(
      try desk.tallies(.presses) == [
        "presses H56.14/CB017 2026-11-21 superseded": 1, "presses H56.14/CB017 2026-11-21 raised": 1,
      ])
    #expect(
      try desk.tallies(.work) == [
        "work H56.14/CB017 2026-11 sessions none hai-long-3/1/hai-long": 4,
        "work H56.14/CB017 2026-11 sessions none hai-long-3/1/rat-hai-long": 1,
      ])
  }

  @Test func twoCorrectionsOfOneRatingCountTwice() throws {
    let desk = try Desk(dated: true)
    let session = try desk.serve(Words.good, isFinal: false)
    try desk.append(desk.correction(session, Words.bad, .lowered))
    try desk.append(desk.correction(session, Words.best, .raised), .ratingFinal(session))
    for _ in 1...4 { try desk.serve(Words.good) }
    #expect(
      try desk.tallies(.presses) == [
        "presses H56.14/CB017 2026-11-21 superseded": 2, "presses H56.14/CB017 2026-11-21 raised": 1,
        "presses H56.14/CB017 2026-11-21 lowered": 1,
      ])
    #expect(try desk.released(Words.best) == 1)
  }

  @Test func aReleasedRatingCannotBeCorrected() throws {
    let desk = try Desk(dated: true)
    var last = SessionNumber(0)
    for _ in 1...5 { last = try desk.serve(Words.good) }
    #expect(throws: JournalFailure.inconsistent(.append, .ratingUnknown)) {
      try desk.append(desk.correction(last, Words.best, .raised))
    }
  }

  @Test func aRestartMakesEveryRatingFinalAndReleasesWhatThatFills() throws {
    let desk = try Desk(dated: true)
    for _ in 1...4 { try desk.serve(Words.good) }
    try desk.serve(Words.best, isFinal: false)
    try desk.restart()
    #expect(try desk.kinds().suffix(2) == [.boot, .release])
    #expect(desk.journal.waitingRatings == 0)
  }

  @Test func theRestOfAMonthIsReleasedAtTheFirstTickOfTheNext() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    try desk.serve(Words.bad)
    try desk.serve(Words.best, clerk: Words.binh)
    desk.pass(hours: 9 * 24)  // 30 November
    try desk.journal.tick(at: desk.now)
    #expect(try desk.releases().isEmpty)
    let before = desk.journal.sequence

    desk.pass(hours: 24)
    try desk.journal.tick(at: desk.now)
    try desk.journal.tick(at: desk.now)

    #expect(try desk.releases().map(\.reason) == [.month, .month])
    #expect(try desk.releases().map(\.clerk) == [Words.an, Words.binh])
    #expect(desk.journal.sequence == before + 2)
    #expect(try desk.released(Words.bad) == 1)
    #expect(desk.journal.waitingRatings == 0)
  }

  @Test func theRestOfAMonthDoesNotTakeRatingsOfTheNewOneAlong() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    desk.pass(hours: 10 * 24)
    try desk.serve(Words.bad)
    try desk.journal.tick(at: desk.now)
    #expect(try desk.releases().map(\.ratings.count) == [1])
    #expect(desk.journal.waitingRatings == 1)
    #expect(try desk.released(Words.bad) == 0)
  }

  @Test func aStartInTheNewMonthReleasesTheRestByItself() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    desk.pass(hours: 10 * 24)
    try desk.restart()
    #expect(try desk.kinds().suffix(2) == [.boot, .release])
    #expect(try desk.releases().map(\.reason) == [.month])
  }

  @Test func aTickBeforeTheEndOfTheMonthWritesNothing() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    try desk.journal.checkpoint()
    let before = desk.journal.sequence
    for _ in 1...100 {
      desk.pass(seconds: 60)
      try desk.journal.tick(at: desk.now)
    }
    #expect(desk.journal.sequence == before)
    #expect(!desk.journal.needsCheckpoint)
  }
}
