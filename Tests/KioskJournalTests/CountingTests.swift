import Foundation
import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// What an entry counts, and when it is released.
struct CountingTests {
  private let an = "H56.14/CB017"

  @Test func anOutcomeIsCountedByItsOwnEntry() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open(marks: [.oddDossierCode])
    try desk.append(.invite(session), desk.ending(session, .timedOut))

    #expect(try desk.tallies(.day) == ["day Q03 \(an) 2026-11-21 none oddDossierCode outcome:timedOut": 1])
    let version = try desk.rows {
      try Int64.fetchOne($0, sql: "SELECT version FROM tally WHERE grp = 'day/2026-11-21'")
    }
    #expect(version == desk.journal.sequence)
  }

  @Test func aDeclineCarriesTheChannelItCameBy() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open()
    try desk.append(.invite(session), desk.ending(session, .declined, channel: .touch))
    #expect(try desk.tallies(.day) == ["day Q03 \(an) 2026-11-21 touch  outcome:declined": 1])
  }

  @Test func aRatingTellsItsOutcomeAtOnceAndItsLevelNowhere() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open(marks: [.sameDossier])
    try desk.append(.invite(session), desk.rating(session, Words.bad, marks: [.burst]))

    #expect(try desk.tallies(.day) == ["day Q03 \(an) 2026-11-21 button burst+sameDossier outcome:rated": 1])
    #expect(try desk.tallies(.work).isEmpty)
    #expect(try desk.tallies(.rhythm).isEmpty)
    #expect(desk.journal.waitingRatings == 1)
  }

  @Test func aReleaseCountsDayWorkAndRhythmAlike() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good, dossiers: [Words.dossier("H56.14-261121-0001")]) }

    #expect(
      try desk.tallies(.day) == [
        "day Q03 \(an) 2026-11-21 button  outcome:rated": 5,
        "day Q03 \(an) 2026-11-21 button  level:hai-long-3/1/hai-long": 5,
      ])
    #expect(
      try desk.tallies(.work) == [
        "work \(an) 2026-11 sessions 1.010708|receiving|- hai-long-3/1/hai-long": 5,
        "work \(an) 2026-11 dossiers 1.010708|receiving|- hai-long-3/1/hai-long": 5,
      ])
    #expect(try desk.tallies(.rhythm) == ["rhythm \(an) 2026-Q4 6 8 hai-long-3/1/hai-long": 5])
    #expect(desk.journal.waitingRatings == 0)
  }

  @Test func aSessionCountsOnceUnderMixedAndItsDossiersUnderTheirOwnKinds() throws {
    let desk = try Desk(dated: true)
    let dossiers = [
      Words.dossier("a", "1.1"), Words.dossier("b", "1.1"), Words.dossier("c", nil, .returning, .late),
    ]
    for _ in 1...5 { try desk.serve(Words.best, dossiers: dossiers) }
    #expect(
      try desk.tallies(.work) == [
        "work \(an) 2026-11 sessions mixed hai-long-3/1/rat-hai-long": 5,
        "work \(an) 2026-11 dossiers 1.1|receiving|- hai-long-3/1/rat-hai-long": 10,
        "work \(an) 2026-11 dossiers -|returning|late hai-long-3/1/rat-hai-long": 5,
      ])
  }

  @Test func aSessionWithoutDossiersCountsUnderNone() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.best) }
    #expect(try desk.tallies(.work) == ["work \(an) 2026-11 sessions none hai-long-3/1/rat-hai-long": 5])
  }

  @Test func answersWaitWithTheRatingAndTheNewestOfAQuestionCounts() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 {
      let session = try desk.serve(Words.good, dossiers: [Words.dossier("a"), Words.dossier("b")], isFinal: false)
      try desk.append(desk.answer(session, Words.answers))
      try desk.append(desk.answer(session, [Words.answers[1]]))
      try desk.append(desk.answer(session, [Words.answers[0]], question: "cham-tre"))
      #expect(try desk.tallies(.answers).isEmpty)
      try desk.append(.ratingFinal(session))
    }

    #expect(
      try desk.tallies(.answers) == [
        "answers \(an) 2026-11 sessions dieu-gi 1 huong-dan": 5,
        "answers \(an) 2026-11 dossiers dieu-gi 1 huong-dan": 10,
        "answers \(an) 2026-11 sessions cham-tre 1 thai-do": 5,
        "answers \(an) 2026-11 dossiers cham-tre 1 thai-do": 10,
      ])
    #expect(try desk.verify().findings == [])
  }

  @Test func anAnswerOfAReleasedRatingIsRefused() throws {
    let desk = try Desk(dated: true)
    let sessions = try (1...5).map { _ in try desk.serve(Words.good) }
    let late = desk.answer(sessions[4], Words.answers)
    #expect(throws: JournalFailure.inconsistent(.append, .ratingUnknown)) { try desk.append(late) }
  }

  @Test func theWishToBeCalledIsCommittedToAndCountedNowhere() throws {
    let desk = try Desk(dated: true)
    let session = try desk.serve(Words.bad, isFinal: false)
    let before = try desk.rows { try Int.fetchOne($0, sql: "SELECT count(*) FROM tally") }
    try desk.append(desk.contact(session, isWished: true))

    let kept = try desk.rows { try Data.fetchOne($0, sql: "SELECT value FROM personal WHERE field = 'contact'") }
    #expect(kept == Data("yes".utf8))
    #expect(try desk.rows { try Int.fetchOne($0, sql: "SELECT count(*) FROM tally") } == before)
    #expect(try desk.verify().findings == [])
  }

  @Test func waitingAndServingAreCountedByBucketAtOnce() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open(waited: 15 * 60_000)
    desk.pass(seconds: 119)
    try desk.append(.invite(session))
    desk.pass(hours: 1)
    try desk.append(.close(session))
    #expect(
      try desk.tallies(.minutes) == ["minutes \(an) 2026-11 waiting <30": 1, "minutes \(an) 2026-11 serving <2": 1])
  }

  @Test func aCloseWithoutAnInviteInvites() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open()
    desk.pass(seconds: 30)
    try desk.append(.close(session))
    #expect(try desk.tallies(.minutes) == ["minutes \(an) 2026-11 serving <1": 1])
  }

  @Test func aPressThatIsNoRatingCountsForItsSessionsClerkOrForNobody() throws {
    let desk = try Desk(dated: true)
    try desk.append(desk.press(.ambient))
    let session = try desk.open()
    try desk.append(desk.press(.early, in: session))
    #expect(
      try desk.tallies(.presses) == ["presses none 2026-11-21 ambient": 1, "presses \(an) 2026-11-21 early": 1])
  }

  @Test func theDayIsTheOneOfTheInviteNotOfThePress() throws {
    let desk = try Desk(dated: true)
    desk.pass(hours: 15)  // 23:00
    let session = try desk.open()
    desk.pass(seconds: 3590)
    try desk.append(.invite(session))
    desk.pass(seconds: 20)  // past midnight
    try desk.append(desk.rating(session, Words.good))
    #expect(try desk.tallies(.day) == ["day Q03 \(an) 2026-11-21 button  outcome:rated": 1])
  }

  @Test func aCloseAfterTheInviteChangesNeitherDayNorMinutes() throws {
    let desk = try Desk(dated: true)
    desk.pass(hours: 15)
    let session = try desk.open()
    desk.pass(seconds: 50)
    try desk.append(.invite(session))
    desk.pass(hours: 2)
    try desk.append(.close(session), desk.ending(session, .timedOut))
    #expect(
      try desk.tallies() == [
        "minutes \(an) 2026-11 serving <1": 1, "day Q03 \(an) 2026-11-21 none  outcome:timedOut": 1,
      ])
  }

  @Test func aSessionKeepsTheUnitAndCounterOfItsOpening() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open()
    desk.configuration = Words.configuration(counter: Words.known(CounterCode("Q09")))
    try desk.restart()
    try desk.append(desk.ending(session, .notInvited))
    #expect(try desk.tallies(.day) == ["day Q03 \(an) 2026-11-21 none  outcome:notInvited": 1])
  }

  @Test func aSecondOutcomeIsRefusedAndChangesNothing() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open()
    try desk.append(desk.ending(session, .cancelled))
    let before = desk.journal.sequence

    #expect(throws: JournalFailure.inconsistent(.append, .secondOutcome)) {
      try desk.append(desk.press(.ambient), desk.ending(session, .timedOut))
    }
    #expect(desk.journal.sequence == before)
    #expect(try desk.tallies(.presses).isEmpty)

    try desk.append(desk.press(.ambient))
    #expect(desk.journal.lastFailure == nil)
    #expect(try desk.verify().isSound)
  }

  @Test func aSessionThatWasNeverOpenedIsRefused() throws {
    let desk = try Desk(dated: true)
    #expect(throws: JournalFailure.inconsistent(.append, .sessionUnknown)) {
      try desk.append(.invite(SessionNumber(1)))
    }
  }

  @Test func aLatePressMayNameASessionThatOthersFollowed() throws {
    let desk = try Desk(dated: true)
    let first = try desk.open()
    try desk.append(desk.ending(first, .notInvited))
    for _ in 1..<RememberedSessions.most {
      let session = try desk.open()
      try desk.append(desk.ending(session, .notInvited))
    }
    try desk.append(desk.press(.unsettled, in: first))
    try desk.open()
    #expect(throws: JournalFailure.inconsistent(.append, .sessionUnknown)) {
      try desk.append(desk.press(.unsettled, in: first))
    }
  }
}
