import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

struct DatingTests {
  private let undated = "undated:\(Words.boot(1))"

  @Test func withoutAnAnchorEveryFamilySaysUndatedAndTheMarkIsOn() throws {
    let desk = try Desk(dated: false)
    try desk.append(desk.press(.ambient))
    for _ in 1...5 { try desk.serve(Words.good) }
    #expect(
      try desk.tallies() == [
        "presses none \(undated) ambient": 1,
        "minutes H56.14/CB017 \(undated) serving <2": 5,
        "day Q03 H56.14/CB017 \(undated) button undated outcome:rated": 5,
        "day Q03 H56.14/CB017 \(undated) button undated level:hai-long-3/1/hai-long": 5,
        "work H56.14/CB017 \(undated) sessions none hai-long-3/1/hai-long": 5,
        "rhythm H56.14/CB017 \(undated) - - hai-long-3/1/hai-long": 5,
      ])
    #expect(desk.journal.localTime(at: desk.now) == nil)
  }

  @Test func theFirstAnchorMovesWhatWasCountedToItsOwnDays() throws {
    let desk = try Desk(dated: false)
    try desk.append(desk.press(.ambient))
    for _ in 1...5 { try desk.serve(Words.good) }
    desk.pass(hours: 24)
    try desk.serve(Words.bad)

    // Now it is the 22nd at 8 o'clock; the first six things happened the day before.
    try desk.journal.anchor(wall: Words.morning(plusHours: 24), at: desk.now, source: .receipt)

    #expect(try desk.kinds().suffix(2) == [.anchor, .dating])
    let tallies = try desk.tallies()
    #expect(tallies.filter { $0.key.contains("undated") }.values.allSatisfy { $0 == 0 })
    #expect(
      tallies.filter { $0.value != 0 } == [
        "presses none 2026-11-21 ambient": 1,
        "minutes H56.14/CB017 2026-11 serving <2": 6,
        "day Q03 H56.14/CB017 2026-11-21 button  outcome:rated": 5,
        "day Q03 H56.14/CB017 2026-11-22 button  outcome:rated": 1,
        "day Q03 H56.14/CB017 2026-11-21 button  level:hai-long-3/1/hai-long": 5,
        "work H56.14/CB017 2026-11 sessions none hai-long-3/1/hai-long": 5,
        "rhythm H56.14/CB017 2026-Q4 6 7 hai-long-3/1/hai-long": 5,
      ])
    #expect(try desk.verify().isSound)
  }

  @Test func oldAndNewKeysGetTheVersionOfTheDating() throws {
    let desk = try Desk(dated: false)
    try desk.append(desk.press(.ambient))
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    let versions = try desk.rows { try Int64.fetchAll($0, sql: "SELECT version FROM tally") }
    #expect(versions == [desk.journal.sequence, desk.journal.sequence])
  }

  @Test func aWaitingRatingIsReleasedUnderItsDateOnceItHasOne() throws {
    let desk = try Desk(dated: false)
    for _ in 1...3 { try desk.serve(Words.good) }
    let session = try desk.serve(Words.good, isFinal: false)
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    try desk.append(desk.correction(session, Words.bad, .lowered), .ratingFinal(session))
    try desk.serve(Words.best)
    #expect(
      try desk.tallies(.day).filter { $0.key.contains("level:") }.keys.allSatisfy { $0.contains("2026-11-21 button  ") }
    )
    #expect(try desk.tallies(.presses)["presses H56.14/CB017 2026-11-21 lowered"] == 1)
    #expect(try desk.verify().isSound)
  }

  @Test func aRestThatIsDatedIntoAMonthAlreadyOverIsReleasedAtOnce() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good)
    desk.pass(hours: 24 * 12)
    try desk.serve(Words.bad)
    // The first rating was made on 21 November, the second on 3 December.
    try desk.journal.anchor(wall: Words.morning(plusHours: 24 * 12), at: desk.now, source: .ntp)
    #expect(try desk.kinds().suffix(3) == [.anchor, .dating, .release])
    #expect(try desk.releases().map(\.reason) == [.dated])
    #expect(try desk.released(Words.good) == 1)
    #expect(desk.journal.waitingRatings == 1)
  }

  @Test func anAnchorThatComesAfterALaterEntryStillSaysItsOwnTime() throws {
    let desk = try Desk(dated: false)
    let then = desk.now
    desk.pass(seconds: 3)
    try desk.append(desk.press(.ambient))
    try desk.journal.anchor(wall: Words.morning(), at: then, source: .receipt)
    #expect(desk.journal.wall(at: then) == Words.morning())
  }

  @Test func moreUndatedCountsThanAreRememberedStayUndated() throws {
    var counts = UndatedCounts()
    let key = TallyKey.presses(
      PressesKey(unit: Words.unit, clerk: nil, period: .undated(Words.boot(1)), subject: .disposition(.ambient)))
    let count = UndatedCount(mono: Instant(microseconds: 1), key: key, number: 1)
    var remembered = 0
    while counts.add(count) { remembered += 1 }
    #expect(remembered == UndatedCounts.most)
  }

  @Test func anAnchorThatSaysTheSameIsNotWrittenAgain() throws {
    let desk = try Desk(dated: true)
    let before = desk.journal.sequence
    desk.pass(hours: 5)
    let same = WallTime(milliseconds: Words.morning(plusHours: 5).milliseconds + 1000)
    #expect(try desk.journal.anchor(wall: same, at: desk.now, source: .ntp) == false)
    #expect(desk.journal.sequence == before)

    let moved = WallTime(milliseconds: same.milliseconds + 1)
    #expect(try desk.journal.anchor(wall: moved, at: desk.now, source: .ntp) == true)
    #expect(try desk.kinds().last == .anchor, "nothing is dated twice")
    #expect(desk.journal.wall(at: desk.now) == moved)
  }

  @Test(arguments: [0, 1_000_000_000_000, 9_000_000_000_000])
  func aTimeThatNoSetClockSaysIsNoAnchor(milliseconds: Int64) throws {
    let desk = try Desk(dated: false)
    let wall = WallTime(milliseconds: milliseconds)
    #expect(try desk.journal.anchor(wall: wall, at: desk.now, source: .receipt) == false)
    #expect(!desk.journal.isDated)
  }

  @Test func anAnchorHoldsForItsBootAcrossARestartOfTheProcess() throws {
    let desk = try Desk(dated: true)
    desk.pass(hours: 1)
    try desk.restart()
    #expect(desk.journal.isDated)
    #expect(desk.journal.localTime(at: desk.now)?.hour == 9)
  }

  @Test func undatedCountsOfABootAreDatedAfterARestartOfTheProcess() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good)
    try desk.restart()
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    #expect(
      try desk.tallies(.day).filter { $0.value > 0 } == ["day Q03 H56.14/CB017 2026-11-21 button  outcome:rated": 1])
    #expect(try desk.verify().isSound)
  }

  @Test func aBootThatEndsWithoutAnAnchorStaysUndated() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good)
    try desk.restart(boot: Words.boot(2))
    try desk.append(desk.press(.ambient))
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    #expect(
      try desk.tallies().filter { $0.value > 0 } == [
        "minutes H56.14/CB017 \(undated) serving <2": 1,
        "day Q03 H56.14/CB017 \(undated) button undated outcome:rated": 1,
        "presses none 2026-11-21 ambient": 1,
      ])
    #expect(desk.journal.waitingRatings == 1)
    #expect(try desk.verify().isSound)
  }

  @Test func anUndatedRatingOfABootThatIsOverGoesWithTheEndOfTheMonthItWasFirstDatedAfter() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good)
    try desk.restart(boot: Words.boot(2))
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    try desk.restart(boot: Words.boot(3))
    try desk.journal.anchor(wall: Words.morning(plusHours: 24 * 9), at: desk.now, source: .ntp)
    #expect(desk.journal.waitingRatings == 1)
    desk.pass(hours: 24)
    try desk.journal.tick(at: desk.now)
    #expect(try desk.releases().map(\.reason) == [.month])
    #expect(desk.journal.waitingRatings == 0)
    #expect(try desk.verify().isSound)
  }

  @Test func aSessionOfAnAnchoredBootKeepsItsDayWhenItEndsInTheNextBoot() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open()
    try desk.append(.invite(session))
    try desk.restart(boot: Words.boot(2))
    try desk.append(desk.ending(session, .unavailable))
    #expect(try desk.tallies(.day) == ["day Q03 H56.14/CB017 2026-11-21 none  outcome:unavailable": 1])
    #expect(try desk.verify().isSound)
  }

  @Test func aSessionOfAnUndatedBootStaysUndatedWhenItEndsInADatedOne() throws {
    let desk = try Desk(dated: false)
    let session = try desk.open()
    try desk.restart(boot: Words.boot(2))
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    try desk.append(desk.ending(session, .notInvited))
    #expect(try desk.tallies(.day) == ["day Q03 H56.14/CB017 \(undated) none undated outcome:notInvited": 1])
    #expect(try desk.verify().isSound)
  }
}
