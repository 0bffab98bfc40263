import EvaluationHTTP
import EvaluationReports
import EvaluationStore
import Foundation
import LivedYear
import RatingModel
import SyntheticNation
import Testing

/// What a centre has after a year, and that its figures are still those of the raw services.
@Suite(.timeLimit(.minutes(5))) struct LivedYearTests {
  @Test func theYearsRatingsAreTheRawOnesButForKiosksThatFellSilent() async throws {
    let year = try await FilledYear.shared.value
    let home = try year.unit(year.guide.home)
    let kiosks = year.nation.kiosks.filter { $0.unit == home }
    let days = try #require(
      ReportPeriod(from: year.nation.plan.first, through: year.nation.plan.last, zone: year.zone))
    let report = try #require(try await year.desk.unitReport(of: home, over: days))
    let truth = year.nation.rawCount(of: kiosks)
    let (sessions, ratings) = (
      truth.sum { $0.figure == .outcome && $0.unit == home }, truth.sum { $0.figure == .level && $0.unit == home }
    )
    #expect(report.days.own.sessions.sessions == sessions && ratings > 100)
    #expect(PosterFigures(report.sections).ratings == ratings)
  }

  @Test func monthsAndQuartersWereIssuedAndOneMonthCorrected() async throws {
    let year = try await FilledYear.shared.value
    let units = Set(try [year.guide.home, year.guide.worse, year.guide.merged].map(year.unit))
    let closings = try await year.store.closings(ClosingQuery(units: units, limit: 500))
    let home = try year.unit(year.guide.home)
    let ofHome = closings.filter { $0.unit == home }
    #expect(Set(closings.map(\.unit)) == units)
    let newest = Set(ofHome.map(\.period.description))
    #expect(newest.isSuperset(of: ["2026-10", "2026-09", "2026-08", "2026-Q3", "2026-Q2"]))
    let corrections = closings.filter { $0.corrects != nil }
    #expect(corrections.map(\.period.description) == ["2026-08"] && corrections.map(\.unit) == [home])
    #expect(
      closings.allSatisfy { $0.issuedAt.milliseconds > StoreFilling.evening(of: $0.period.period.last).milliseconds })
    // None of a unit before it came to be.
    let merged = try year.unit(year.guide.merged)
    #expect(closings.filter { $0.unit == merged }.allSatisfy { $0.period.period.last >= year.nation.plan.mergedOn })
  }

  @Test func theCorrectionHoldsWhatTheFirstReportLacked() async throws {
    let year = try await FilledYear.shared.value
    let home = try year.unit(year.guide.home)
    let all = try await year.store.closings(ClosingQuery(units: [home], limit: 500))
    let correction = try #require(all.first { $0.corrects != nil })
    let first = try #require(correction.corrects)
    func ratings(_ number: ClosingNumber) async throws -> Int {
      let content = try #require(try await year.store.closing(number, of: home)?.content)
      return PosterFigures(try ClosingSnapshot(content: content).sections).ratings
    }
    let (before, after) = (try await ratings(first), try await ratings(correction.number))
    let kiosks = year.nation.kiosks.filter { $0.unit == home }
    let truth = year.nation.rawCount(of: kiosks).sum {
      $0.figure == .level && $0.unit == home && ($0.year, $0.month) == (2026, 8)
    }
    #expect(before < after && after == truth)
  }

  @Test func dossierResultsCoverEveryMonthThatIsOverAndNoOther() async throws {
    let year = try await FilledYear.shared.value
    let imports = try await year.store.resultImports(limit: 100)
    #expect(imports.count == 11 && imports.allSatisfy { $0.warnings == 0 })
    #expect(imports.first?.name == "ket-qua-2026-10.csv")
  }

  @Test func oneOfficeReportsFarMoreStepsThanItOpenedSessionsFor() async throws {
    let year = try await FilledYear.shared.value
    let first = try #require(CivilDate("2026-07-01"))
    let last = try #require(CivilDate("2026-09-30"))
    let quarter = try #require(ReportPeriod(from: first, through: last, zone: year.zone))
    func coverage(_ unit: YearGuide.Unit) async throws -> Int {
      let report = try #require(try await year.desk.unitReport(of: try year.unit(unit), over: quarter))
      return report.coverage.percent?.tenths ?? -1
    }
    let (home, uncovered) = (try await coverage(year.guide.home), try await coverage(year.guide.uncovered))
    #expect((850...1100).contains(home) && (300...600).contains(uncovered), "\(home) \(uncovered)")
  }

  @Test func kiosksAreInTroubleOfEveryKind() async throws {
    let year = try await FilledYear.shared.value
    let units = Set(year.nation.units.map(\.code))
    let today = try #require(CivilDate(FilledYear.last)?.next)
    let page = try await year.store.kioskList(
      KioskListing(units: units, asOf: StoreFilling.morning(of: today), limit: 500))
    #expect(page.counts[.silent] == 2 && (page.counts[.failing] ?? 0) >= 2 && (page.counts[.degraded] ?? 0) >= 2)
    #expect((page.counts[.fine] ?? 0) > 20)
    #expect(Set(page.kiosks.map(\.software)) == ["1.0.0", "0.9.4"])
    #expect(page.kiosks.count { $0.openEvents > 0 } == 1)
  }

  @Test func paperFormsStandBesideTheKiosksOfOneUnit() async throws {
    let year = try await FilledYear.shared.value
    let entries = try await year.store.paperEntries(in: [try year.unit(year.guide.paper)], before: nil, limit: 50)
    #expect(entries.count == 10 && entries.allSatisfy(\.stands))
  }

  @Test func unitsThatWereMergedNameTheirPredecessors() async throws {
    let year = try await FilledYear.shared.value
    let merged = try year.unit(year.guide.merged)
    let record = try #require(try await year.store.units().first { $0.code == merged })
    #expect(record.predecessors.count == 2 && record.validity.first == year.nation.plan.mergedOn)
  }

  @Test func nobodySignsInAsWhoIssued() async throws {
    let year = try await FilledYear.shared.value
    let accounts = try await year.store.accounts()
    #expect(accounts.map(\.name.text) == ["van.phong"])
  }

  @Test func aStoreThatHoldsARegistryIsLeftAsItIs() async throws {
    let year = try await FilledYear.shared.value
    let other = try #require(LivedYear(year.nation, into: year.store, zone: year.zone))
    await #expect(throws: YearFailure.notEmpty) { try await other.fill() }
  }

  @Test func anOfficeAloneHasNoYear() async throws {
    let store = try await FilledYear.shared.value.store
    let last = try #require(CivilDate(FilledYear.last))
    let plan = try #require(YearPlan(through: last, size: .office, ratingsPerYear: 100))
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    #expect(LivedYear(SyntheticNation(plan.nation), into: store, zone: zone) == nil)
  }
}
