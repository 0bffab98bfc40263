import EvaluationIndices
import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

@Suite("Small numbers")
struct SmallNumbersTests {
  private let next: CivilDate
  private let rule = SmallNumbers()

  init() throws { next = try #require(CivilDate("2027-01-01")) }

  private func table(
    _ report: SubjectReport, _ identifier: String, for reader: SmallNumbers.Reader = .outside, on day: CivilDate? = nil
  )
    throws -> ReportTable
  {
    let sections = rule.sections(of: report, for: reader, on: day ?? next)
    return try #require(sections.flatMap(\.tables).first { $0.identifier == identifier }, "no \(identifier)")
  }

  /// Fifty at each of two levels, and `few` at the third.
  private func unit(few: Int) throws -> SubjectReport {
    var facts = try SubjectFacts()
    try facts.rated(["rat-hai-long": 50, "hai-long": 50])
    if few > 0 { try facts.rated(["khong-hai-long": few]) }
    return try facts.unitReport()
  }

  @Test(arguments: [(0, true), (1, false), (9, false), (10, true)])
  func aBreakdownWithACellOfOneToNineIsNotShownAtAll(few: Int, isShown: Bool) throws {
    let table = try table(try unit(few: few), "levels-hai-long-3-1")
    #expect((table.hidden == nil) == isShown)
    #expect(table.rows.isEmpty == !isShown)
    #expect(table.hidden == (isShown ? nil : .hiddenSmall))
  }

  @Test func insideEverythingIsShown() throws {
    let report = try unit(few: 1)
    #expect(rule.sections(of: report, for: .inside, on: next) == report.sections)
  }

  @Test func aShareThatTellsOfASmallCellIsHiddenToo() throws {
    // By month ratings and satisfied ones are shown; their difference is no cell and tells the same.
    let table = try table(try unit(few: 3), "trend-months-hai-long-3-1")
    #expect(table.hidden == .hiddenSmall)
    #expect(try self.table(try unit(few: 0), "trend-months-hai-long-3-1").hidden == nil)
  }

  @Test func onlyWholeQuartersThatAreOverAreShown() throws {
    let report = try unit(few: 0)
    #expect(try table(report, "levels-hai-long-3-1", on: report.period.through).hidden == .hiddenOpenPeriod)
    #expect(try table(report, "levels-hai-long-3-1").hidden == nil)
    var facts = try SubjectFacts()
    (facts.from, facts.through) = ("2026-11-01", "2026-11-30")
    try facts.rated(["hai-long": 50])
    // A month beside its quarter would tell the other two.
    #expect(try table(facts.unitReport(), "levels-hai-long-3-1").hidden == .hiddenOpenPeriod)
  }

  @Test func nothingOfAClerkOrACounterIsShownOutside() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 500])
    let report = try facts.report()
    for section in rule.sections(of: report, for: .outside, on: next) {
      for table in section.tables { #expect(table.hidden == .hiddenReader && table.rows.isEmpty) }
    }
  }

  @Test func flagsComparisonAndKiosksAreNotShownOutside() throws {
    let facts = try SubjectFacts.full()
    for section in rule.sections(of: try facts.unitReport(), for: .outside, on: next)
    where [.flags, .comparison, .rhythm, .kiosks, .events, .marks, .presses, .undated].contains(section.code) {
      #expect(section.tables.allSatisfy { $0.hidden == .hiddenReader && $0.rows.isEmpty }, "\(section.code)")
    }
  }

  @Test func outsideThereIsNoFigureOfTheGroup() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 500])
    try facts.office.sessions(500, .rated, of: nil, in: "H56.15")
    let (own, beside) = (try facts.office.code("H56.14"), try facts.office.code("H56.15"))
    let report = try facts.report(
      .unit(own, in: try facts.office.code("H56"), members: [own: UnitDays([own]), beside: UnitDays([beside])]))
    let table = try table(report, "outcomes")
    #expect(table.hidden == nil && !table.columns.contains { $0.path.first == "group" })
    #expect(try table.figure("rated", "count") == .count(500))
  }

  // MARK: The clerk's own view

  @Test func aClerkSeesNothingFinerThanADayAndNoRowOfFewerRatingsThanALot() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 5])
    try facts.rated(["hai-long": 5], on: "2026-11-11")
    try facts.rhythm(10, weekday: 2, hour: 8, "hai-long")
    #expect(try table(facts.report(), "rhythm-count-hai-long-3-1", for: .clerk).hidden == .hiddenHours)
    #expect(try table(facts.report(), "trend-days-hai-long-3-1", for: .clerk).hidden == nil)
    try facts.rated(["khong-hai-long": 4], on: "2026-11-12")
    #expect(try table(facts.report(), "trend-days-hai-long-3-1", for: .clerk).hidden == .hiddenLot)
    #expect(try table(facts.report(), "trend-months-hai-long-3-1", for: .clerk).hidden == nil)
    #expect(try table(facts.report(), "levels-hai-long-3-1", for: .clerk).hidden == nil)
  }

  @Test func aClerkSeesNoGroupFromWhichOneColleagueCouldBeTold() throws {
    var facts = try SubjectFacts()
    for number in 1...3 { try facts.rated(["hai-long": 50], of: "H56.14/CB0\(number)") }
    #expect(try !table(facts.report(), "outcomes", for: .clerk).columns.contains { $0.path.first == "group" })
    try facts.rated(["hai-long": 50], of: "H56.14/CB04")
    #expect(try table(facts.report(), "outcomes", for: .clerk).columns.contains { $0.path.first == "group" })
  }
}
