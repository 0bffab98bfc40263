import Foundation
import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// Clocks that are wrong, that leap, that contradict one another: what they may do to dates, and what they may never do to
/// counts. What an anchor does at all is in `DatingTests`.
struct ClockLeapTests {
  private func anchor(
    _ desk: Desk, plusHours hours: Int64, _ source: AnchorSource = .ntp, plusMilliseconds: Int64 = 0
  ) throws -> Bool {
    let wall = WallTime(milliseconds: Words.morning(plusHours: hours).milliseconds + plusMilliseconds)
    return try desk.journal.anchor(wall: wall, at: desk.now, source: source)
  }

  /// Rated sessions and released levels of each day.
  private func days(_ desk: Desk) throws -> [String: [Int]] {
    try desk.tallies(.day).filter { $0.value != 0 }.reduce(into: [:]) { days, tally in
      let day = String(tally.key.split(separator: " ")[3])
      days[day, default: [0, 0]][tally.key.contains("outcome:rated") ? 0 : 1] += tally.value
    }
  }

  @Test(arguments: [0, 86_400_000 * 400, 4_080_000_000_000])
  func aClaimedTimeThatIsWrongByYearsCountsNothingAndTheAnchorDatesItAll(claim: Int64) throws {
    let desk = try Desk(dated: false)
    desk.wall = WallTime(milliseconds: claim)
    for _ in 1...5 { try desk.serve(Words.good) }
    #expect(try days(desk) == ["undated:\(desk.boot)": [5, 5]])
    #expect(try anchor(desk, plusHours: 0, .receipt))
    #expect(try days(desk) == ["2026-11-21": [5, 5]])
    #expect(try desk.verify().findings == [])
  }

  @Test(arguments: [-24, 24, -24 * 60, 24 * 60])
  func aStepWithinASessionNeitherLosesNorDoublesIt(hours: Int64) throws {
    let desk = try Desk(dated: true)
    let session = try desk.open()
    try desk.append(.invite(session))
    desk.pass(seconds: 4)
    #expect(try anchor(desk, plusHours: hours))
    try desk.append(desk.rating(session, Words.bad))
    #expect(try anchor(desk, plusHours: 0), "and back again before the correction")
    try desk.append(desk.correction(session, Words.good, .raised), .ratingFinal(session))
    for _ in 1...4 { try desk.serve(Words.good) }
    let days = try days(desk)
    #expect(days.values.map { $0[0] }.reduce(0, +) == 5)
    #expect(days.values.allSatisfy { $0[0] == $0[1] }, "each level lies on the day of its rated session")
    #expect(try desk.released(Words.good) == 5)
    #expect(try desk.verify().findings == [])
  }

  @Test func aLotWhoseClockSteppedInBetweenIsReleasedWholeEachOnItsDay() throws {
    let desk = try Desk(dated: true)
    for _ in 1...2 { try desk.serve(Words.good) }
    #expect(try anchor(desk, plusHours: 48))
    for _ in 1...2 { try desk.serve(Words.bad) }
    #expect(try anchor(desk, plusHours: -24))
    try desk.serve(Words.best)
    #expect(try desk.releases().map(\.reason) == [.lot])
    #expect(try days(desk) == ["2026-11-20": [1, 1], "2026-11-21": [2, 2], "2026-11-23": [2, 2]])
    #expect(try desk.verify().findings == [])
  }

  @Test func withoutAClockOverSeveralBootsEachBootKeepsItsOwnAndOnlyTheNewestIsDated() throws {
    let desk = try Desk(dated: false)
    for boot in 2...4 {
      try desk.serve(Words.good)
      try desk.serve(Words.bad)
      try desk.restart(boot: Words.boot(boot))
    }
    try desk.serve(Words.good)
    #expect(try desk.releases().map(\.reason) == [.lot], "five of three boots are a lot")
    #expect(try anchor(desk, plusHours: 0))
    let days = try days(desk)
    #expect(days["2026-11-21"]?[0] == 1)
    for boot in 1...3 { #expect(days["undated:\(Words.boot(boot))"]?[0] == 2) }
    #expect(days.values.map { $0[0] }.reduce(0, +) == 7)
    #expect(days.values.map { $0[1] }.reduce(0, +) == 5)
    #expect(try desk.verify().findings == [])
  }

  @Test func aLeapIntoTheNextMonthReleasesTheRestOnceAndTheWayBackNothing() throws {
    let desk = try Desk(dated: true)
    for _ in 1...3 { try desk.serve(Words.good) }
    #expect(try anchor(desk, plusHours: 24 * 11))
    #expect(try desk.releases().map(\.reason) == [.month])
    #expect(try anchor(desk, plusHours: 1))
    try desk.journal.tick(at: desk.now)
    #expect(try desk.releases().count == 1)
    for _ in 1...2 { try desk.serve(Words.good) }
    #expect(desk.journal.waitingRatings == 2)
    desk.pass(hours: 24 * 11)
    try desk.journal.tick(at: desk.now)
    #expect(try desk.releases().map(\.reason) == [.month, .month])
    #expect(try days(desk) == ["2026-11-21": [5, 5]])
    #expect(try desk.verify().findings == [])
  }

  /// A level that waits for a month that will not come for decades would wait for ever.
  @Test func aRatingOfATimeFarAheadDoesNotWaitForIt() throws {
    let desk = try Desk(dated: false)
    #expect(try anchor(desk, plusHours: 24 * 365 * 70))
    try desk.serve(Words.good)
    #expect(try anchor(desk, plusHours: 0))
    #expect(desk.journal.waitingRatings == 0)
    #expect(try desk.releases().map(\.reason) == [.month])
    #expect(try desk.verify().findings == [])
  }

  @Test func aRatingOfTheNextMonthWaitsForItsEnd() throws {
    let desk = try Desk(dated: false)
    #expect(try anchor(desk, plusHours: 24 * 11))
    try desk.serve(Words.good)
    #expect(try anchor(desk, plusHours: 0))
    #expect(desk.journal.waitingRatings == 1)
    desk.pass(hours: 24 * 42)
    try desk.journal.tick(at: desk.now)
    #expect(desk.journal.waitingRatings == 0)
  }

  /// Else nothing would be cut off before that time came, and the disk would fill.
  @Test func monthsAreCutOffAgainAfterATimeFarAhead() throws {
    let desk = try Desk(dated: false)
    #expect(try anchor(desk, plusHours: 24 * 365 * 70))
    try desk.journal.cutIfDue(at: desk.now)
    #expect(try anchor(desk, plusHours: 0))
    #expect(try desk.journal.cutIfDue(at: desk.now) == false)
    desk.pass(hours: 24 * 11)
    #expect(try desk.journal.cutIfDue(at: desk.now))
    #expect(try desk.journal.cutIfDue(at: desk.now) == false)
    #expect(try desk.verify().findings == [])
  }

  @Test func aQuarterThatBeganWithoutADateIsCountedInTheQuarterThatItWas() throws {
    let desk = try Desk(dated: false)
    for _ in 1...5 { try desk.serve(Words.good, dossiers: [Words.dossier("a")]) }
    // The five were served on Wednesday, 30 December, at 8; now it is Saturday, 2 January.
    desk.pass(hours: 24 * 3)
    try desk.serve(Words.bad)
    #expect(try anchor(desk, plusHours: 24 * 42))
    for _ in 1...4 { try desk.serve(Words.bad) }
    let (rhythm, work) = (try desk.tallies(.rhythm), try desk.tallies(.work))
    #expect(
      rhythm.filter { $0.value != 0 } == [
        "rhythm H56.14/CB017 2026-Q4 3 7 hai-long-3/1/hai-long": 5,
        "rhythm H56.14/CB017 2027-Q1 6 7 hai-long-3/1/khong-hai-long": 1,
        "rhythm H56.14/CB017 2027-Q1 6 8 hai-long-3/1/khong-hai-long": 4,
      ])
    #expect(work["work H56.14/CB017 2026-12 dossiers 1.010708|receiving|- hai-long-3/1/hai-long"] == 5)
    #expect(try desk.verify().findings == [])
  }

  @Test func ofContradictingAnchorsTheNewestHoldsForWhatFollows() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    #expect(try anchor(desk, plusHours: 30, .receipt))
    try desk.serve(Words.good)
    #expect(try anchor(desk, plusHours: 0, .ntp))
    try desk.serve(Words.good)
    #expect(try days(desk) == ["2026-11-21": [2, 0], "2026-11-22": [1, 0]])
    #expect(try desk.kinds().filter { $0 == .dating }.isEmpty, "what has a date keeps it")
    try desk.restart()
    #expect(desk.journal.localTime(at: desk.now)?.hour == 8)
    #expect(try desk.verify().findings == [])
  }

  @Test func midnightInHoChiMinhCityIsAtSeventeenHoursUniversalTime() throws {
    let desk = try Desk(dated: false)
    #expect(try anchor(desk, plusHours: 16, plusMilliseconds: -1))
    for level in [Words.good, Words.bad] {
      let session = try desk.open()
      try desk.append(.invite(session))
      try desk.append(desk.rating(session, level), .ratingFinal(session))
      desk.pass(milliseconds: 1)
    }
    #expect(try days(desk) == ["2026-11-21": [1, 0], "2026-11-22": [1, 0]])
    desk.pass(hours: 24 * 12)
    try desk.journal.tick(at: desk.now)
    #expect(
      try desk.tallies(.rhythm) == [
        "rhythm H56.14/CB017 2026-Q4 6 23 hai-long-3/1/hai-long": 1,
        "rhythm H56.14/CB017 2026-Q4 7 0 hai-long-3/1/khong-hai-long": 1,
      ])
    #expect(try desk.verify().findings == [])
  }

  /// The zone has no summer time: a day is 24 hours the whole year.
  @Test func everyDayOfAYearIsAsLong() throws {
    for day in 0..<365 {
      let hours = Int64(day * 24 + 16)
      let midnight = WallTime(milliseconds: Words.morning(plusHours: hours).milliseconds)
      let before = WallTime(milliseconds: midnight.milliseconds - 1)
      #expect(Words.zone.local(midnight)?.hour == 0)
      #expect(Words.zone.local(before)?.date.next == Words.zone.local(midnight)?.date)
    }
  }

  @Test func aReceiptDatesAndATimeServerThatAgreesWritesNothing() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good)
    #expect(try anchor(desk, plusHours: 0, .receipt))
    let before = desk.journal.sequence
    #expect(try anchor(desk, plusHours: 0, .ntp, plusMilliseconds: 900) == false)
    #expect(desk.journal.sequence == before)
    #expect(try anchor(desk, plusHours: 0, .ntp, plusMilliseconds: 2000))
    #expect(try desk.kinds().suffix(1) == [.anchor], "nothing is dated twice")
    let sources = try desk.entries().compactMap { entry in
      if case .anchor(let payload) = entry.payload { payload.source } else { nil }
    }
    #expect(sources == [.receipt, .ntp])
    #expect(try days(desk) == ["2026-11-21": [1, 0]])
  }
}
