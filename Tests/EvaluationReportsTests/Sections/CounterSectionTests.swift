import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// The counters of a unit in its report.
struct CounterSectionTests {
  private static func report() throws -> SubjectReport {
    var facts = try SubjectFacts()
    try facts.rated(["rat-hai-long": 30, "khong-hai-long": 10])
    try facts.office.sessions(10, .timedOut, of: SubjectFacts.clerk)
    try facts.rated(["hai-long": 4], of: "H56.14/CB02")
    try facts.office.kiosk("k-1", counter: "Q01", digest: .matches, newlyCovered: 0)
    let unit = try facts.office.code("H56.14")
    var scope = ReportScope.unit(unit, in: unit, members: [:])
    scope.counters = UnitDays([unit])
    return try facts.report(scope)
  }

  @Test func whoeverSatThereACounterHasAllThatWasCountedAtIt() throws {
    let report = try Self.report()

    let counter = try #require(report.counters.first)
    #expect(report.counters.count == 1 && counter.figures.sessions.sessions == 54)
    #expect(counter.kiosks.map(\.text) == ["k-1"])
    let table = try report.table("counter-sessions")
    #expect(table.rows.map(\.key) == [counter.key])
    #expect(table.rows[0].figures.last == .text("k-1"))
  }

  @Test func aSmallSampleHasNoPercentage() throws {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 9])
    let unit = try facts.office.code("H56.14")
    var scope = ReportScope.unit(unit, in: unit, members: [:])
    scope.counters = UnitDays([unit])
    let report = try facts.report(scope)

    let table = try #require(try report.section(.counters).tables.last)
    #expect(table.rows[0].figures.contains(.withheld))
    #expect(!table.rows[0].figures.contains { if case .percentage = $0 { true } else { false } })
  }

  @Test func outsideAndForWhomNoClerkIsToBeSeenThereIsNoCounter() throws {
    let report = try Self.report()
    for sheet in [
      ReportSheet(report, for: .outside, on: report.period.through),
      ReportSheet(report, for: .inside, on: report.period.through, seesClerks: false),
    ] {
      let section = try #require(sheet.sections.first { $0.code == .counters })
      #expect(section.tables.allSatisfy { $0.rows.isEmpty && $0.hidden == .hiddenReader })
    }
    let inside = ReportSheet(report, for: .inside, on: report.period.through)
    #expect(inside.sections.first { $0.code == .counters }?.tables.allSatisfy { !$0.rows.isEmpty } == true)
  }

  @Test func aUnitWithoutCountersHasNoSuchSection() throws {
    #expect(try SubjectFacts.full().unitReport().countersSection == nil)
  }
}
