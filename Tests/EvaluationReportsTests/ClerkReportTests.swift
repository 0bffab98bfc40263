import EvaluationIndices
import EvaluationReports
import EvaluationStore
import RatingModel
import Testing

struct ClerkReportTests {
  @Test func sessionsAreCountedByOutcomeAndInAll() throws {
    // given
    var facts = try OfficeFacts()
    try facts.sessions(7, .rated, of: "H56.14/CB01")
    try facts.sessions(2, .timedOut, of: "H56.14/CB01", on: "2026-11-11")
    try facts.sessions(1, .cancelled, of: "H56.14/CB01", on: "2026-11-12")
    // when
    let report = try facts.report()
    // then
    let row = report.rows.first
    #expect(try report.figure("sessions.all", row) == .count(10))
    #expect(try report.figure("sessions.rated", row) == .count(7))
    #expect(try report.figure("sessions.timedOut", row) == .count(2))
    #expect(try report.figure("sessions.cancelled", row) == .count(1))
    #expect(try report.figure("sessions.declined", row) == .count(0))
  }

  @Test func theResponseRateLeavesOutCancelledAndUnavailableSessions() throws {
    var facts = try OfficeFacts()
    try facts.sessions(5, .rated, of: "H56.14/CB01")
    try facts.sessions(3, .timedOut, of: "H56.14/CB01")
    try facts.sessions(4, .cancelled, of: "H56.14/CB01")
    try facts.sessions(6, .unavailable, of: "H56.14/CB01")
    let report = try facts.report()
    #expect(try report.figure("responseRate", report.rows.first) == .percentage(Percent(fraction: 0.625)))
  }

  @Test func whereNobodyCouldHaveAnsweredThereIsNoResponseRate() throws {
    var facts = try OfficeFacts()
    try facts.sessions(3, .cancelled, of: "H56.14/CB01")
    let report = try facts.report()
    #expect(try report.figure("responseRate", report.rows.first) == .none)
  }

  @Test func coverageIsUnknownAsLongAsNoDossierFiguresCome() throws {
    var facts = try OfficeFacts()
    try facts.sessions(3, .rated, of: "H56.14/CB01")
    let report = try facts.report()
    #expect(try report.figure("coverage", report.rows.first) == .unknown)
    #expect(try report.figure("coverage", report.total) == .unknown)
  }

  @Test func ratingsWhoseLevelIsNotReleasedAreWaiting() throws {
    var facts = try OfficeFacts()
    try facts.sessions(8, .rated, of: "H56.14/CB01")
    try facts.ratings(4, at: "hai-long", of: "H56.14/CB01")
    try facts.ratings(1, at: "khong-hai-long", of: "H56.14/CB01")
    let report = try facts.report()
    #expect(try report.figure("waiting", report.rows.first) == .count(3))
  }

  @Test func countsThatContradictEachOtherGiveNoNumberOfWaitingRatings() throws {
    var facts = try OfficeFacts()
    try facts.sessions(1, .rated, of: "H56.14/CB01")
    try facts.ratings(5, at: "hai-long", of: "H56.14/CB01")
    let report = try facts.report()
    #expect(try report.figure("waiting", report.rows.first) == .none)
  }

  @Test func theSatisfiedShareCountsTheLevelsThatTheScaleSaysSo() throws {
    var facts = try OfficeFacts()
    try facts.ratings(60, at: "rat-hai-long", of: "H56.14/CB01")
    try facts.ratings(39, at: "hai-long", of: "H56.14/CB01")
    try facts.ratings(1, at: "khong-hai-long", of: "H56.14/CB01")
    let report = try facts.report()
    let row = report.rows.first
    // DOMAIN 4, worked: 99/100 → [0.946, 0.998].
    #expect(try report.figure("ratings.hai-long-3/1.satisfied.count", row) == .count(99))
    #expect(try report.figure("ratings.hai-long-3/1.satisfied.share", row) == .percentage(Percent(fraction: 0.99)))
    #expect(try report.figure("ratings.hai-long-3/1.satisfied.lower", row) == .percentage(Percent(fraction: 0.946)))
    #expect(try report.figure("ratings.hai-long-3/1.satisfied.upper", row) == .percentage(Percent(fraction: 0.998)))
    #expect(
      try report.figure("ratings.hai-long-3/1.levels.hai-long.share", row) == .percentage(Percent(fraction: 0.39)))
  }

  @Test(arguments: [
    (1, "tooSmall"), (9, "tooSmall"), (10, "small"), (29, "small"), (30, "sufficient"), (99, "sufficient"),
    (100, "comparable"),
  ])
  func smallSamplesAreMarkedAndCarryNoPercentageThatTheyDoNotBear(ratings: Int, sample: String) throws {
    var facts = try OfficeFacts()
    try facts.ratings(ratings, at: "hai-long", of: "H56.14/CB01")
    let report = try facts.report()
    let row = report.rows.first
    guard case .word(let code, _) = try report.figure("ratings.hai-long-3/1.sample", row) else {
      Issue.record("the sample is a word")
      return
    }
    #expect(code == sample)
    for path in ["satisfied.share", "satisfied.lower", "satisfied.upper"] {
      #expect(try (report.figure("ratings.hai-long-3/1.\(path)", row) == .withheld) == (ratings < 10), "\(path)")
    }
    // A level's share has no interval.
    #expect(try (report.figure("ratings.hai-long-3/1.levels.hai-long.share", row) == .withheld) == (ratings < 30))
    #expect(try report.figure("ratings.hai-long-3/1.levels.hai-long.count", row) == .count(ratings))
  }

  @Test func withoutRatingsThereIsNoShareAtAll() throws {
    var facts = try OfficeFacts()
    try facts.ratings(12, at: "hai-long", of: "H56.14/CB01")
    try facts.sessions(1, .timedOut, of: "H56.14/CB02")
    let report = try facts.report()
    #expect(try report.figure("ratings.hai-long-3/1.satisfied.share", report.rows.last) == .none)
  }

  @Test func differentScalesAndVersionsAreNeverAdded() throws {
    var facts = try OfficeFacts()
    facts.scales = [try OfficeFacts.threeLevels(version: 2), try OfficeFacts.threeLevels(version: 1)]
    try facts.ratings(4, at: "hai-long", of: "H56.14/CB01")
    try facts.ratings(7, at: "hai-long-3/2/hai-long", of: "H56.14/CB01")
    let report = try facts.report()
    #expect(report.scales.map(\.version) == [1, 2])
    #expect(try report.figure("ratings.hai-long-3/1.count", report.rows.first) == .count(4))
    #expect(try report.figure("ratings.hai-long-3/2.count", report.rows.first) == .count(7))
  }

  @Test func aScaleThatNoRatingNamesIsNotShown() throws {
    var facts = try OfficeFacts()
    facts.scales.append(try OfficeFacts.threeLevels(version: 2))
    try facts.ratings(4, at: "hai-long", of: "H56.14/CB01")
    #expect(try facts.report().scales.map(\.version) == [1])
  }

  @Test func aRatingWithoutADefinitionOfItsLevelMakesNoReport() throws {
    var facts = try OfficeFacts()
    try facts.ratings(4, at: "hai-long-3/9/hai-long", of: "H56.14/CB01")
    #expect(throws: ReportFault.levelUndefined("hai-long-3/9/hai-long")) { try facts.report() }
  }

  @Test func whatCountsForNoClerkHasARowOfItsOwnAfterAllClerks() throws {
    var facts = try OfficeFacts()
    try facts.sessions(1, .rated, of: nil)
    try facts.sessions(1, .rated, of: "H56.14/CB09")
    try facts.sessions(1, .rated, of: "H56.14/CB01")
    let rows = try facts.report().rows
    #expect(
      rows.map(\.subject) == [
        .clerk(try facts.clerk("H56.14/CB01"), name: "Nguyễn Thị Hà"),
        .clerk(try facts.clerk("H56.14/CB09"), name: nil),
        .counter,
      ])
  }

  @Test func aClerkWhomTheRegistryDoesNotKnowKeepsAllCounts() throws {
    var facts = try OfficeFacts()
    try facts.sessions(6, .rated, of: "H56.99/X1")
    let row = try #require(try facts.report().rows.first)
    #expect(row.subject == .clerk(try facts.clerk("H56.99/X1"), name: nil))
    #expect(row.figures.sessions[.rated] == 6)
  }

  @Test func aClerkWhoServedInTwoUnitsHasOneRowThatNamesBoth() throws {
    var facts = try OfficeFacts()
    facts.units.append(
      UnitRecord(code: try facts.code("H56.14.1"), name: "Điểm tiếp nhận số 1", parent: nil, validity: .always))
    try facts.sessions(2, .rated, of: "H56.14/CB01")
    try facts.sessions(3, .rated, of: "H56.14/CB01", in: "H56.14.1")
    let report = try facts.report()
    #expect(report.rows.count == 1)
    #expect(try report.figure("sessions.rated", report.rows.first) == .count(5))
    #expect(report.rows.first?.served.map(\.name) == ["Bộ phận Một cửa xã Tân Hà", "Điểm tiếp nhận số 1"])
  }

  @Test func daysOutsideThePeriodAreNotCounted() throws {
    var facts = try OfficeFacts()
    try facts.sessions(1, .rated, of: "H56.14/CB01", on: "2026-11-01")
    try facts.sessions(2, .rated, of: "H56.14/CB01", on: "2026-11-30")
    try facts.sessions(4, .rated, of: "H56.14/CB01", on: "2026-10-31")
    try facts.sessions(8, .rated, of: "H56.14/CB01", on: "2026-12-01")
    let report = try facts.report()
    #expect(try report.figure("sessions.rated", report.rows.first) == .count(3))
  }

  @Test func undatedCountsStandApartBetweenTheirNeighbours() throws {
    var facts = try OfficeFacts()
    let undated = "undated:" + String(repeating: "b", count: 32)
    try facts.sessions(1, .rated, of: "H56.14/CB01")
    try facts.sessions(3, .rated, of: "H56.14/CB01", on: undated, marks: [.undated], between: ("2026-11-03", nil))
    let report = try facts.report()
    #expect(try report.figure("sessions.rated", report.rows.first) == .count(1))
    #expect(try report.figure("sessions.rated", report.total) == .count(1))
    #expect(report.undated.map(\.neighbours) == [Neighbours(notBefore: CivilDate("2026-11-03"), notAfter: nil)])
    #expect(try report.figure("sessions.rated", report.undated.first) == .count(3))
  }

  @Test func marksAreCountedBySessionAndMarkedRatingsBeside() throws {
    var facts = try OfficeFacts()
    try facts.sessions(5, .rated, of: "H56.14/CB01")
    try facts.sessions(2, .rated, of: "H56.14/CB01", marks: [.burst, .fallback])
    try facts.sessions(1, .timedOut, of: "H56.14/CB01", marks: [.fallback])
    let report = try facts.report()
    let row = report.rows.first
    #expect(try report.figure("marks.sessions", row) == .count(3))
    #expect(try report.figure("marks.ratings", row) == .count(2))
    #expect(try report.figure("marks.burst", row) == .count(2))
    #expect(try report.figure("marks.fallback", row) == .count(3))
  }

  @Test func pressesAndCorrectionsAreCountedBesideTheRatings() throws {
    var facts = try OfficeFacts()
    try facts.presses(4, .disposition(.early), of: "H56.14/CB01")
    try facts.presses(9, .disposition(.ambient), of: nil)
    try facts.presses(2, .raised, of: "H56.14/CB01")
    try facts.presses(1, .lowered, of: "H56.14/CB01")
    let report = try facts.report()
    #expect(try report.figure("presses.early", report.rows.first) == .count(4))
    #expect(try report.figure("corrections.raised", report.rows.first) == .count(2))
    #expect(try report.figure("corrections.lowered", report.rows.first) == .count(1))
    #expect(try report.figure("presses.ambient", report.total) == .count(9))
  }

  @Test func theNameThatHoldsOnTheLastDayIsShown() throws {
    var facts = try OfficeFacts()
    let clerk = try facts.clerk("H56.14/CB01")
    let new = try #require(Validity(first: CivilDate("2026-11-15"), last: nil))
    let old = try #require(Validity(first: nil, last: CivilDate("2026-11-14")))
    facts.clerks = [
      ClerkRecord(clerk: clerk, name: "Tên mới", title: "", validity: new),
      ClerkRecord(clerk: clerk, name: "Tên cũ", title: "", validity: old),
    ]
    try facts.sessions(1, .rated, of: "H56.14/CB01")
    #expect(try facts.report().rows.map(\.subject) == [.clerk(clerk, name: "Tên mới")])
  }

  @Test func everyJournalOfAKioskIsShownAndAKioskWithoutOneToo() throws {
    var facts = try OfficeFacts()
    try facts.kiosk("k-2", counter: "Q02", digest: nil)
    try facts.kiosk("k-0", counter: nil, digest: .pending)
    try facts.kiosk("k-1", counter: "Q01", digest: .differs, newlyCovered: 12)
    let report = try facts.report()
    #expect(report.kiosks.map(\.kiosk.kiosk.text) == ["k-1", "k-2", "k-0"])
    let digests = report.kiosks.map { row in report.kioskColumns.first { $0.path == ["digest"] }?.figure(row) }
    #expect(
      digests == [
        .word(code: "differs", .digestDiffers), .word(code: "none", .digestNone),
        .word(code: "pending", .digestPending),
      ])
  }

  @Test func everyOpenEventStandsInExactlyOneRowAndThoseOfForeignJournalsInTheFirst() throws {
    var facts = try OfficeFacts()
    // given: the newest journal b, an older one c, and the journal a of the kiosk whose disk was copied
    try facts.kiosk(
      "k-1", counter: "Q01", digest: .matches, journals: [try facts.journal("b"), try facts.journal("c")],
      events: [
        try facts.event("a"), try facts.event("b"), try facts.event("c"),
        try facts.event("c", state: .settled(at: OfficeFacts.time, by: nil)),
      ])
    try facts.kiosk("k-2", counter: "Q02", digest: nil, events: [try facts.event("a")])

    let report = try facts.report()

    let events = report.kiosks.map { row in report.kioskColumns.first { $0.path == ["openEvents"] }?.figure(row) }
    #expect(events == [.count(2), .count(1), .count(1)])
  }

  @Test func aJournalThatIsNotProvenAndWhatIsKeptBackStandBesideTheFigures() throws {
    var facts = try OfficeFacts()
    try facts.kiosk("k-1", counter: "Q01", digest: .pending, unproven: 20, keptBack: 4)
    try facts.kiosk("k-2", counter: "Q02", digest: .matches)
    let report = try facts.report()
    func figures(_ path: String) -> [Figure?] {
      report.kiosks.map { row in report.kioskColumns.first { $0.path == [path] }?.figure(row) }
    }
    #expect(
      figures("continuity") == [
        .word(code: "unproven", .continuityUnproven), .word(code: "shown", .continuityShown),
      ])
    #expect(figures("keptBack") == [.count(4), .count(0)])
  }

  @Test func anEventTellsItsKioskRangeDoubtAndEnd() throws {
    var facts = try OfficeFacts()
    let account = try #require(AccountName("ha.nguyen"))
    facts.events = [
      try facts.event("a", .rolledBack, id: 7, inDoubt: 11...20),
      try facts.event(
        "a", .journalReplaced, id: 6, state: .closed(by: account, at: OfficeFacts.time, reason: "=Đã rõ")),
    ]
    let report = try facts.report()
    func figures(_ path: String) -> [Figure?] {
      report.events.map { event in report.eventColumns.first { $0.path == [path] }?.figure(event) }
    }
    #expect(figures("number") == [.count(7), .count(6)])
    #expect(figures("first") == [.count(11), Figure.none])
    #expect(figures("last") == [.count(20), Figure.none])
    #expect(figures("inDoubt") == [.count(10), .unknown])
    #expect(figures("state") == [.word(code: "open", .eventOpen), .word(code: "closed", .eventClosed)])
    #expect(figures("reason") == [Figure.none, .text("=Đã rõ")])
    #expect(figures("closedBy") == [Figure.none, .code("ha.nguyen")])
    // What somebody wrote is no formula in a spreadsheet and no markup on a page.
    #expect(String(decoding: ClerkReportCSV.data(report, language: .vietnamese), as: UTF8.self).contains("'=Đã rõ"))
  }
}
