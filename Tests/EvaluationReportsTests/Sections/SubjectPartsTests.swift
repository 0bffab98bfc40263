import EvaluationIndices
import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

@Suite("Parts of the report of one subject")
struct SubjectPartsTests {
  // MARK: Course over time

  @Test func everyMonthOfThePeriodIsListedAndDaysWithSomethingOnly() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 2], on: "2026-12-03")
    try facts.rated(["hai-long": 1], on: "2026-10-30")
    let report = try facts.report()
    #expect(try report.table("trend-months").rows.map(\.key) == ["2026-10", "2026-11", "2026-12"])
    #expect(try report.table("trend-days").rows.map(\.key) == ["2026-10-30", "2026-12-03"])
    #expect(try report.figure("trend-months", "2026-11", "rated.share") == .none)
  }

  @Test func aPeriodOfMoreThanAQuarterHasMonthsOnly() throws {
    var facts = try SubjectFacts()
    (facts.from, facts.through) = ("2024-10-01", "2024-12-31")
    #expect(try facts.report().trend.days != nil)
    facts.through = "2025-01-01"
    let report = try facts.report()
    #expect(report.trend.days == nil && report.trend.months.count == 4)
    #expect(try report.section(.trend).notes.contains(.phrase(.noteNoDays, [.number(92)])))
  }

  // MARK: Work

  @Test func sessionsAndDossiersAreKeptApartByKind() throws {
    var facts = try SubjectFacts()
    try facts.work(12, .sessions, "1.010708|returning|late", "khong-hai-long")
    try facts.work(8, .sessions, "1.010708|receiving|-", "hai-long")
    try facts.work(5, .sessions, "mixed", "hai-long")
    try facts.work(40, .dossiers, "1.010708|returning|late", "khong-hai-long")
    try facts.work(2, .sessions, "-|returning|-", "hai-long")
    try facts.work(30, .sessions, "1.010708|returning|late", "hai-long", of: "H56.14/CB02")
    let report = try facts.report()
    #expect(try report.figure("work-procedure-hai-long-3-1", "procedure.1.010708", "sessions.count") == .count(20))
    #expect(try report.figure("work-procedure-hai-long-3-1", "procedure.1.010708", "dossiers.count") == .count(40))
    #expect(
      try report.figure("work-procedure-hai-long-3-1", "procedure.1.010708", "group.sessions.count") == .count(50))
    #expect(
      try report.figure("work-procedure-hai-long-3-1", "procedure.1.010708", "sessions.satisfied.share") == percent(40))
    #expect(try report.table("work-stage-hai-long-3-1").rows.map(\.key) == ["receiving", "returning", "mixed"])
    #expect(try report.table("work-timeliness-hai-long-3-1").rows.map(\.key) == ["late", "unknown", "mixed"])
  }

  @Test func aProvincesSuffixDoesNotHideTheField() throws {
    var facts = try SubjectFacts()
    facts.rules.catalogue = ProcedureCatalogue([
      ProcedureRecord(
        code: try #require(ProcedureCode("1.010708")), name: "Cấp giấy chứng nhận",
        field: FieldCode("H56-DD"),
        fieldName: "Đất đai", validity: .always)
    ])
    try facts.work(3, .sessions, "1.010708.000.00.00.H56|receiving|-", "hai-long")
    try facts.work(4, .sessions, "1.010708|receiving|-", "hai-long")
    try facts.work(1, .sessions, "2.000001|receiving|-", "hai-long")
    let report = try facts.report()
    #expect(try report.figure("work-field-hai-long-3-1", "field.H56-DD", "sessions.count") == .count(7))
    #expect(try report.figure("work-field-hai-long-3-1", "unknown", "sessions.count") == .count(1))
  }

  @Test func moreProceduresThanARowEachAreAddedUp() throws {
    var facts = try SubjectFacts()
    for number in 0..<WorkBreakdown.mostRows + 5 {
      try facts.work(number == 7 ? 1 : 2, .sessions, "1.\(100_000 + number)|receiving|-", "hai-long")
    }
    let table = try facts.report().table("work-procedure-hai-long-3-1")
    #expect(table.rows.count == WorkBreakdown.mostRows)
    #expect(try table.figure("others", "sessions.count") == .count(11))
    #expect(!table.rows.contains { $0.key == "procedure.1.100007" })
  }

  @Test func aScaleHasRowsOnlyOfWhatWasRatedOnIt() throws {
    var facts = try SubjectFacts()
    facts.office.scales.append(try OfficeFacts.threeLevels(version: 2))
    try facts.work(3, .sessions, "1.010708|receiving|-", "hai-long")
    try facts.work(4, .sessions, "1.010709|receiving|-", "hai-long-3/2/hai-long")
    let report = try facts.report()
    #expect(try report.table("work-procedure-hai-long-3-1").rows.map(\.key) == ["procedure.1.010708"])
    #expect(try report.table("work-procedure-hai-long-3-2").rows.map(\.key) == ["procedure.1.010709"])
  }

  @Test func figuresOfWholeMonthsSayWhichTheyAreOf() throws {
    var facts = try SubjectFacts()
    try facts.work(12, .sessions, "none", "hai-long", in: "2026-11")
    #expect(try facts.report().section(.work).notes.count == 1)
    (facts.from, facts.through) = ("2026-11-30", "2026-12-31")
    let report = try facts.report()
    #expect(try report.figure("work-stage-hai-long-3-1", "none", "sessions.count") == .count(12))
    let months = ["2026-11", "2026-12"].compactMap { Period($0).flatMap(MonthSpan.init)?.first }
    #expect(try report.section(.work).notes.last == .phrase(.noteWholeMonths, months.map { .month($0) }))
  }

  // MARK: Rhythm

  @Test func weekdaysAndHoursHaveCountsAndSharesFromThirtyOn() throws {
    var facts = try SubjectFacts()
    try facts.rhythm(30, weekday: 1, hour: 8, "hai-long")
    try facts.rhythm(29, weekday: 2, hour: 10, "hai-long")
    let report = try facts.report()
    #expect(try report.table("rhythm-count-hai-long-3-1").columns.map(\.identifier) == ["hour8", "hour9", "hour10"])
    #expect(try report.figure("rhythm-count-hai-long-3-1", "1", "hour8") == .count(30))
    #expect(try report.figure("rhythm-count-hai-long-3-1", "7", "hour9") == .count(0))
    #expect(try report.figure("rhythm-share-hai-long-3-1", "1", "hour8") == percent(100))
    #expect(try report.figure("rhythm-share-hai-long-3-1", "2", "hour10") == .withheld)
    #expect(try report.figure("rhythm-share-hai-long-3-1", "7", "hour9") == .none)
    #expect(try report.section(.rhythm).notes.count == 1)
    facts.from = "2026-11-01"
    #expect(try facts.report().section(.rhythm).notes.count == 2)
  }

  // MARK: Answers

  @Test func answersAreSharesOfRatedSessionsOfTheMonthsOfTheirVersion() throws {
    var facts = try SubjectFacts()
    try facts.question("lan", index: .three, answers: ["khong", "mot"])
    try facts.work(100, .sessions, "none", "hai-long", in: "2026-10")
    try facts.work(40, .sessions, "none", "hai-long", in: "2026-11")
    try facts.answers(20, .sessions, "lan", "khong")
    try facts.answers(10, .sessions, "lan", "mot")
    try facts.answers(35, .dossiers, "lan", "khong")
    let report = try facts.report()
    #expect(try report.figure("answers-lan-1", "answered", "rated") == .count(40))
    #expect(try report.figure("answers-lan-1", "answered", "sessions.share") == percent(75))
    #expect(try report.figure("answers-lan-1", "answer.khong", "sessions.share") == percent(50))
    #expect(try report.figure("answers-lan-1", "answer.khong", "dossiers") == .count(35))
    #expect(try report.table("answers-lan-1").notes == [.phrase(.noteFeedsIndex, [.number(3)])])
  }

  @Test func ofSeveralAnswersNobodyAddsUpWhoAnswered() throws {
    var facts = try SubjectFacts()
    try facts.question("dieu-gi", .chips, answers: ["thai-do", "cho-lau"])
    try facts.work(40, .sessions, "none", "hai-long")
    try facts.answers(30, .sessions, "dieu-gi", "thai-do")
    try facts.answers(30, .sessions, "dieu-gi", "cho-lau")
    try facts.answers(1, .sessions, "dieu-gi", "la")
    let table = try facts.report().table("answers-dieu-gi-1")
    #expect(table.rows.map(\.key) == ["answer.thai-do", "answer.cho-lau", "answer.la"])
    #expect(table.notes == [.word(.noteChips)])
  }

  // MARK: Marks, presses, minutes

  @Test func marksShowTheFiguresWithAndWithoutThem() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 40, "khong-hai-long": 10])
    try facts.rated(["hai-long": 50], marks: [.burst, .cadence])
    let report = try facts.report()
    #expect(try report.figure("marks", "cadence", "count") == .count(50))
    #expect(try report.figure("marks-hai-long-3-1", "all", "satisfied.share") == percent(90))
    #expect(try report.figure("marks-hai-long-3-1", "unmarked", "satisfied.share") == percent(80))
    #expect(try report.figure("marks-hai-long-3-1", "burst", "count") == .count(50))
    #expect(report.flags.map(\.code) == [.evenCadence])
    #expect(report.flags.first?.counted == Share(count: 50, of: 100))
  }

  @Test func correctionsAndDispositionsAreCounted() throws {
    var facts = try SubjectFacts()
    try facts.office.presses(14, .raised, of: SubjectFacts.clerk)
    try facts.office.presses(1, .lowered, of: SubjectFacts.clerk)
    try facts.office.presses(3, .disposition(.early), of: SubjectFacts.clerk)
    try facts.office.presses(40, .disposition(.ambient), of: nil)
    let report = try facts.report()
    #expect(try report.figure("corrections", "raised", "count") == .count(14))
    #expect(try report.figure("presses", "early", "count") == .count(3))
    #expect(try report.figure("presses", "ambient", "group.count") == .count(40))
    #expect(report.flags.map(\.code) == [.correctedUpward])
  }

  @Test func waitingIsHeldAgainstFifteenAndThirtyMinutes() throws {
    var facts = try SubjectFacts()
    try facts.minutes(10, .waiting, "<1")
    try facts.minutes(20, .waiting, "<15")
    try facts.minutes(15, .waiting, "<30")
    try facts.minutes(5, .waiting, ">=60")
    let report = try facts.report()
    #expect(try report.figure("minutes-norms", "waiting.15", "within.share") == percent(60))
    #expect(try report.figure("minutes-norms", "waiting.30", "within.count") == .count(45))
    #expect(try report.figure("minutes-norms", "serving.15", "within.share") == .none)
    #expect(try report.table("minutes").rows.map(\.key) == MinutesKey.buckets)
  }

  // MARK: Comparison

  @Test func nobodyIsNamedButTheSubject() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 60, "khong-hai-long": 40])
    for number in 2...6 { try facts.rated(["hai-long": 195, "khong-hai-long": 5], of: "H56.14/CB0\(number)") }
    let report = try facts.report()
    #expect(
      try report.figure("standing-hai-long-3-1", "subject", "standing")
        == .word(code: "belowWide", .placeBelowWide))
    #expect(try report.figure("spread-hai-long-3-1", "belowWide", "clerks") == .count(1))
    let json = String(
      decoding: try ReportSheetJSON.data(ReportSheet(report, for: .inside, on: report.period.through)), as: UTF8.self)
    #expect(json.contains("H56.14/CB01"))
    for number in 2...6 { #expect(!json.contains("CB0\(number)")) }
  }

  @Test func ninetyNineRatingsHaveNoPlace() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 50, "khong-hai-long": 49])
    for number in 2...6 { try facts.rated(["hai-long": 200], of: "H56.14/CB0\(number)") }
    let report = try facts.report()
    #expect(
      try report.figure("standing-hai-long-3-1", "subject", "standing")
        == .word(code: "tooFewRatings", .standingTooFewRatings))
    #expect(try report.figure("standing-hai-long-3-1", "subject", "wide.lower") == .none)
  }
}
