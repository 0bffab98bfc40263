import EvaluationIndices
import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

@Suite("Report of one subject")
struct SubjectReportTests {
  // MARK: Sessions and levels

  @Test func aClerkStandsBesideTheWholeUnit() throws {
    var facts = try SubjectFacts()
    try facts.rated(["rat-hai-long": 30, "hai-long": 9, "khong-hai-long": 1])
    try facts.office.sessions(10, .timedOut, of: SubjectFacts.clerk)
    try facts.rated(["hai-long": 60], of: "H56.14/CB02")
    try facts.office.sessions(4, .cancelled, of: nil)
    let report = try facts.report()
    #expect(try report.figure("outcomes", "all", "count") == .count(50))
    #expect(try report.figure("outcomes", "all", "group.count") == .count(114))
    #expect(try report.figure("outcomes", "all", "share") == .none)
    #expect(try report.figure("outcomes", "timedOut", "share") == percent(20))
    #expect(try report.figure("outcomes", "cancelled", "count") == .count(0))
    #expect(try report.figure("outcomes", "cancelled", "group.count") == .count(4))
    #expect(try report.figure("rates", "subject", "rated.share") == percent(80))
    #expect(try report.figure("rates", "subject", "answerable") == .count(50))
    #expect(try report.figure("rates", "subject", "group.rated.count") == .count(100))
    #expect(try report.figure("rates", "subject", "coverage") == .unknown)
  }

  @Test func verySatisfiedSatisfiedAndDissatisfiedHaveTheirIntervals() throws {
    var facts = try SubjectFacts()
    try facts.rated(["rat-hai-long": 60, "hai-long": 39, "khong-hai-long": 1])
    let report = try facts.report()
    // 99 of 100 → [0.946, 0.998].
    #expect(try report.figure("levels-hai-long-3-1", "satisfied", "share") == percent(99))
    #expect(try report.figure("levels-hai-long-3-1", "satisfied", "lower") == percent(94.6))
    #expect(try report.figure("levels-hai-long-3-1", "satisfied", "upper") == percent(99.8))
    #expect(try report.figure("levels-hai-long-3-1", "level.rat-hai-long", "share") == percent(60))
    #expect(try report.figure("levels-hai-long-3-1", "dissatisfied", "count") == .count(1))
    #expect(
      try report.figure("levels-hai-long-3-1", "all", "sample") == .word(code: "comparable", .sampleComparable))
  }

  @Test(arguments: [(9, false), (10, true), (29, true), (30, true)])
  func underTenRatingsThereIsNoPercentageAnywhere(ratings: Int, hasShare: Bool) throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": ratings])
    try facts.work(ratings, .sessions, "none", "hai-long")
    let report = try facts.report()
    for (table, row, path) in [
      ("levels-hai-long-3-1", "satisfied", "share"), ("levels-hai-long-3-1", "level.hai-long", "lower"),
      ("rates", "subject", "rated.share"), ("trend-months-hai-long-3-1", "2026-11", "satisfied.share"),
      ("work-procedure-hai-long-3-1", "none", "sessions.satisfied.share"),
    ] {
      #expect(try (report.figure(table, row, path) == .withheld) == !hasShare, "\(table)")
    }
  }

  @Test func whereNothingWasCountedThereIsNoShareAndNotZero() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 20], of: "H56.14/CB02")
    let report = try facts.report()
    #expect(try report.figure("levels-hai-long-3-1", "satisfied", "share") == .none)
    #expect(try report.figure("levels-hai-long-3-1", "all", "sample") == .none)
    #expect(try report.figure("rates", "subject", "rated.share") == .none)
    #expect(try report.figure("outcomes", "rated", "share") == .none)
  }

  @Test func coverageIsKnownWhereStepsAreGiven() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 45])
    facts.rules.dossiers = DossierResults(steps: 60)
    let report = try facts.report()
    #expect(try report.figure("rates", "subject", "coverage") == percent(75))
    #expect(try report.figure("rates", "subject", "steps") == .count(60))
    #expect(report.flags.map(\.code) == [.coverageLow])
  }

  @Test func scalesAreNeverAdded() throws {
    var facts = try SubjectFacts()
    facts.office.scales.append(try OfficeFacts.threeLevels(version: 2))
    try facts.rated(["hai-long": 12, "hai-long-3/2/hai-long": 15])
    let report = try facts.report()
    #expect(try report.figure("levels-hai-long-3-1", "all", "count") == .count(12))
    #expect(try report.figure("levels-hai-long-3-2", "all", "count") == .count(15))
  }

  @Test func aLevelThatNobodyDefinedIsAFault() throws {
    var facts = try SubjectFacts()
    try facts.work(1, .sessions, "none", "hai-long-9/1/hai-long", of: "H56.14/CB02")
    #expect(throws: ReportFault.levelUndefined("hai-long-9/1/hai-long")) { try facts.report() }
  }

  @Test func contradictingCountsGiveNoShareAndNoTrap() throws {
    // Halfway through a re-send there are answers of sessions that are not there yet.
    var facts = try SubjectFacts()
    try facts.question("lan", answers: ["mot", "hai"])
    try facts.work(1, .sessions, "none", "hai-long")
    try facts.answers(5, .sessions, "lan", "mot")
    try facts.office.ratings(7, at: "hai-long", of: SubjectFacts.clerk)
    let report = try facts.report()
    #expect(try report.figure("answers-lan-1", "answer.mot", "sessions.share") == .none)
    #expect(try report.figure("rates", "subject", "waiting") == .none)
  }

  // MARK: Who belongs where

  @Test func whatIsOutsideThePeriodCountsNowhere() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 3], on: "2026-09-30")
    try facts.rated(["hai-long": 5], on: "2026-10-01")
    try facts.rated(["hai-long": 7], on: "2026-12-31")
    try facts.rated(["hai-long": 11], on: "2027-01-01")
    let report = try facts.report()
    #expect(try report.figure("outcomes", "rated", "count") == .count(12))
    #expect(report.trend.months.map(\.figures.sessions.sessions) == [5, 0, 7])
  }

  @Test func aCounterHasTheFiguresOfDaysOnlyAndSaysSo() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 20])
    try facts.work(20, .sessions, "none", "hai-long")
    let place = KioskPlace(unit: try facts.office.code("H56.14"), counter: try #require(CounterCode("Q01")))
    let report = try facts.report(.counter(place))
    #expect(try report.figure("outcomes", "rated", "count") == .count(20))
    #expect(report.work == nil && report.answers == nil && report.statutory == nil)
    #expect(!report.sections.contains { [.work, .answers, .rhythm, .minutes, .presses, .statutory].contains($0.code) })
    let other = KioskPlace(unit: place.unit, counter: try #require(CounterCode("Q02")))
    #expect(try facts.report(.counter(other)).figure("outcomes", "rated", "group.count") == .count(20))
  }

  @Test func aUnitIsComparedWithThoseBesideItOnTheDaysOnWhichItStoodThere() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 20])
    try facts.office.sessions(7, .rated, of: "H56.15/CB01", in: "H56.15")
    try facts.office.sessions(3, .rated, of: "H56.15/CB01", on: "2026-12-01", in: "H56.15")
    let (own, beside) = (try facts.office.code("H56.14"), try facts.office.code("H56.15"))
    var joined = UnitDays([own])
    // From December on H56.15 is a part of H56.14.
    joined.add(beside, try #require(Validity(first: CivilDate("2026-12-01"), last: nil)))
    var alone = UnitDays()
    alone.add(beside, try #require(Validity(first: nil, last: CivilDate("2026-11-30"))))
    let report = try facts.report(
      .unit(own, in: try facts.office.code("H56"), members: [own: joined, beside: alone]))
    #expect(try report.figure("outcomes", "rated", "count") == .count(23))
    #expect(try report.figure("outcomes", "rated", "group.count") == .count(30))
    #expect(report.peers == 1)
  }

  @Test func aUnitWithoutAGroupHasNoFiguresOfOne() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 20])
    let report = try facts.unitReport()
    #expect(report.days.group == nil && report.comparisons.isEmpty)
    #expect(
      !report.sections.flatMap(\.tables).flatMap(\.columns).contains { $0.path.first == "group" && $0.path.count > 1 })
  }

  @Test func undatedCountsStandApart() throws {
    var facts = try SubjectFacts()
    let undated = "undated:" + String(repeating: "b", count: 32)
    try facts.office.sessions(
      4, .rated, of: SubjectFacts.clerk, on: undated, marks: [.undated], between: ("2026-11-02", "2026-11-04"))
    try facts.office.ratings(
      3, at: "hai-long", of: SubjectFacts.clerk, on: undated, marks: [.undated], between: ("2026-11-02", "2026-11-04"))
    try facts.office.sessions(9, .rated, of: "H56.14/CB02", on: undated, between: (nil, nil))
    let report = try facts.report()
    #expect(try report.figure("outcomes", "all", "count") == .count(0))
    #expect(try report.figure("undated", "0", "sessions") == .count(4))
    #expect(try report.figure("undated-hai-long-3-1", "0", "count") == .count(3))
    #expect(try report.table("undated").rows.count == 1)
  }

  @Test func onlyEventsAndKiosksThatTheFiguresRestOnAreShown() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 20])
    try facts.office.kiosk("k-1", counter: "Q01", digest: .matches, newlyCovered: 42)
    try facts.office.kiosk("k-2", counter: "Q02", digest: .differs, journals: [try facts.office.journal("b")])
    facts.office.events = [try facts.office.event("a", id: 4), try facts.office.event("b", id: 5)]
    let report = try facts.report()
    #expect(report.events.map(\.id) == [4])
    #expect(report.kiosks.map(\.kiosk.kiosk.text) == ["k-1"])
    #expect(try report.figure("kiosks", "1.k-1", "newlyCovered") == .count(42))
    // A unit's report has all that stand in it, those that sent nothing for the period too.
    #expect(try facts.unitReport().kiosks.count == 2)
    #expect(try facts.unitReport().events.count == 2)
  }
}
