import EvaluationHTTP
import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel
import SyntheticNation
import Testing

/// Reports by the structure of a day, over a district in which communes merged, one was split, and the district itself ended.
@Suite struct ReportStructureTests {
  private static let periods = [
    ("2025-06-01", "2025-06-30"), ("2025-01-01", "2025-12-31"), ("2025-06-17", "2025-08-04"),
    ("2025-07-01", "2025-07-31"),
  ]
  private static let days = ["2025-06-02", "2025-06-30", "2025-07-01", "2026-01-01"]

  @Test(arguments: StoreEngine.installed)
  func whateverTheStructureTheWholeHasTheSameFiguresAndItsRowsAddUpToThem(_ engine: StoreEngine) async throws {
    try await DistrictOfMergers.with(engine) { district in
      for (from, through) in Self.periods {
        let period = try district.period(from, through)
        for root in district.roots {
          let asItWas = try #require(try await district.report(root, period, .asItWas))
          #expect(asItWas.days.own.sessions.sessions > 0 && asItWas.apart.isEmpty)
          for day in try Self.days.map(district.day) {
            let report = try #require(try await district.report(root, period, .day(day)), "\(root) \(day)")
            let about = Comment(rawValue: "\(root) \(from)–\(through) by \(day)")
            #expect(report.days.own == asItWas.days.own, about)
            #expect(report.trend == asItWas.trend && report.marks == asItWas.marks, about)
            #expect(report.work == asItWas.work && report.answers == asItWas.answers, about)
            #expect(report.minutes == asItWas.minutes && report.rhythm == asItWas.rhythm, about)
            #expect(report.statutory == asItWas.statutory, about)
            #expect(report.rowTotals == Totals(report.days.own), about)
            #expect(asItWas.rowTotals == Totals(asItWas.days.own), about)
          }
        }
      }
    }
  }

  @Test(arguments: StoreEngine.installed)
  func eachRowIsTheReportOfItsUnit(_ engine: StoreEngine) async throws {
    try await DistrictOfMergers.with(engine) { district in
      let period = try district.period("2025-06-01", "2025-07-31")
      for day in try Self.days.map(district.day) {
        var waiting = district.roots
        while let unit = waiting.popLast() {
          let report = try #require(try await district.report(unit, period, .day(day)), "\(unit) \(day)")
          for row in report.below {
            let below = try #require(try await district.report(row.unit.code, period, .day(day)), "\(row.unit) \(day)")
            #expect(Totals(below.days.own) == Totals(row.figures), "\(row.unit.code) by \(day)")
            waiting.append(row.unit.code)
          }
        }
      }
    }
  }

  @Test(arguments: StoreEngine.installed)
  func aMergedCommuneCountsForItsSuccessorAndIsNotThereItself(_ engine: StoreEngine) async throws {
    try await DistrictOfMergers.with(engine) { district in
      let (period, day) = (try district.period("2025-06-01", "2025-07-31"), try district.day("2026-01-01"))
      let merged = try #require(district.merged)
      let after = try #require(try await district.report(merged.code, period, .day(day)))

      var expected = Totals(try #require(try await district.report(merged.code, period, .asItWas)).days.own)
      for unit in merged.predecessors where unit != merged.code {
        expected = expected + Totals(try #require(try await district.report(unit, period, .asItWas)).days.own)
        #expect(try await district.report(unit, period, .day(day)) == nil, "\(unit)")
        #expect(after.structure.taken.contains(unit))
      }
      #expect(Totals(after.days.own) == expected && expected.sessions > 0)
      // Of its counters those of its predecessors too, each by itself.
      #expect(after.counters.reduce(0) { $0 + $1.figures.sessions.sessions } == expected.sessions)
      #expect(Set(after.counters.map(\.place.unit)).isSuperset(of: merged.predecessors))
    }
  }

  @Test(arguments: StoreEngine.installed)
  func theOfficeOfTodayHasAYearBeforeItCameToBe(_ engine: StoreEngine) async throws {
    try await DistrictOfMergers.with(engine) { district in
      let merged = try #require(district.merged)
      let june = try district.period("2025-06-01", "2025-06-30")
      let born = merged.predecessors.contains(merged.code)

      let then = try await district.report(merged.code, june, .asItWas)
      let now = try await district.report(merged.code, june, .day(try district.day("2026-01-01")))

      #expect(born || then == nil)
      #expect(try #require(now).days.own.sessions.sessions > 0)
    }
  }

  @Test(arguments: StoreEngine.installed)
  func thePastOfASplitCommuneStandsApartAndIsGivenToNeitherPart(_ engine: StoreEngine) async throws {
    try await DistrictOfMergers.with(engine) { district in
      let (june, day) = (try district.period("2025-06-01", "2025-06-30"), try district.day("2026-01-01"))
      let past = try #require(try await district.report(district.split, june, .asItWas))
      #expect(past.days.own.sessions.sessions > 0)

      #expect(try await district.report(district.split, june, .day(day)) == nil)
      #expect(try await district.report(district.part, june, .day(day)) == nil)
      let parent = try #require(district.parent)
      let above = try #require(try await district.report(parent, june, .day(day)))
      let apart = try #require(above.apart.first { $0.place.unit == district.split })
      #expect(apart.place.parts == [district.split, district.part].sorted())
      #expect(Totals(apart.figures) == Totals(past.days.own))
      #expect(!above.below.contains { [district.split, district.part].contains($0.unit.code) })
    }
  }

  @Test(arguments: StoreEngine.installed)
  func anIssuedReportIsOfTheStructureItNames(_ engine: StoreEngine) async throws {
    try await DistrictOfMergers.with(engine) { district in
      let (merged, day) = (try #require(district.merged), try district.day("2026-01-01"))
      let desk = try district.closings
      let quarter = try #require(ClosingPeriod("2025-Q2"))
      let reading = try #require(
        try await desk.read(ClosingDesk.Asked(unit: merged.code, period: quarter, by: .day(day))))

      let again = try ClosingSnapshot(content: try reading.snapshot.content())
      #expect(again.structure.madeBy == .day(day))
      for unit in merged.predecessors where unit != merged.code {
        #expect(again.structure.units.contains { $0.code == unit && $0.countsFor == merged.code })
      }
      let period = try district.period("2025-04-01", "2025-06-30")
      let report = try #require(try await district.report(merged.code, period, .day(day)))
      let issued = try #require(again.sections.first { $0.code == .outcomes }?.tables.first)
      #expect(issued.rows.first?.figures.first == .count(report.days.own.sessions.sessions))
      // A counter is one clerk on many days: it is never issued.
      #expect(!report.counters.isEmpty && !again.sections.contains { $0.code == .counters })
    }
  }
}

/// Sessions by outcome and ratings, of which rows add up.
private struct Totals: Equatable {
  var sessions = 0
  var rated = 0
  var ratings = 0

  init() {}

  init(_ figures: ClerkFigures) {
    sessions = figures.sessions.sessions
    rated = figures.sessions[.rated]
    ratings = figures.ratings.values.reduce(0) { $0 + $1.values.reduce(0, +) }
  }

  static func + (left: Totals, right: Totals) -> Totals {
    var sum = left
    sum.sessions += right.sessions
    sum.rated += right.rated
    sum.ratings += right.ratings
    return sum
  }
}

extension SubjectReport {
  /// The unit itself by its counters, those below it, and what stands apart.
  fileprivate var rowTotals: Totals {
    (counters.map(\.figures) + below.map(\.figures) + apart.map(\.figures)).reduce(Totals()) { $0 + Totals($1) }
  }
}

/// A synthetic district in a store, one of its communes split on the day on which others merged.
private struct DistrictOfMergers {
  let store: any EvaluationStore
  let records: [UnitRecord]
  /// Went on smaller under its own code.
  let split: UnitCode
  /// What was taken from it.
  let part: UnitCode

  private static let zone = Zone("Asia/Ho_Chi_Minh")
  private static let now = WallTime(milliseconds: 1_767_250_800_000)

  static func with(_ engine: StoreEngine, _ body: (DistrictOfMergers) async throws -> Void) async throws {
    try await ScratchFolder.with { folder in
      let store = try await engine.open(folder.url)
      let plan = NationPlan(
        seed: 23, size: .district, first: try #require(CivilDate("2025-06-09")),
        last: try #require(CivilDate("2025-07-18")), ratingsPerYear: 6_000)
      let nation = SyntheticNation(try #require(plan))
      let filling = StoreFilling(nation, into: store)
      try await filling.importRegistry()
      for (kiosk, id) in zip(nation.kiosks, try await filling.enrol()) { try await filling.fill(kiosk, as: id) }
      try await body(try await splitting(store, nation.successions))
    }
  }

  /// Puts a province above all, and below it a district that ended when the communes merged.
  private static func splitting(
    _ store: any EvaluationStore, _ successions: [UnitSuccession]
  ) async throws -> DistrictOfMergers {
    let (last, first) = (try #require(CivilDate("2025-06-30")), try #require(CivilDate("2025-07-01")))
    let (before, after) = (
      try #require(Validity(first: nil, last: last)), try #require(Validity(first: first, last: nil))
    )
    let (province, district) = (try #require(UnitCode("Y99")), try #require(UnitCode("Y99.1")))
    let units = try await store.units()
    let pasts = Dictionary(successions.map { ($0.successor, $0.predecessors) }) { first, _ in first }
    let begin = try #require(CivilDate("2025-06-01"))
    let zone = try #require(zone)
    let desk = ReportDesk(store: store, clock: CentreClock(zone: zone) { now })
    let period = try #require(ReportPeriod(from: begin, through: last, zone: zone))
    var busiest: (code: UnitCode, sessions: Int)?
    let parents = Set(units.compactMap(\.parent))
    for unit in units where unit.validity == .always && pasts[unit.code] == nil && !parents.contains(unit.code) {
      let report = try #require(try await desk.unitReport(of: unit.code, over: period))
      let sessions = report.days.own.sessions.sessions
      if sessions > busiest?.sessions ?? 0 { busiest = (unit.code, sessions) }
    }
    let split = try #require(busiest?.code)
    let part = try #require(UnitCode("\(split).9"))
    func record(_ unit: UnitCode, _ parent: UnitCode?, _ validity: Validity, _ pasts: [UnitCode] = []) -> UnitRecord {
      UnitRecord(code: unit, name: "Đơn vị \(unit)", parent: parent, validity: validity, predecessors: pasts)
    }
    let records = units.flatMap { unit in
      [
        unit.validity.intersection(before).map { record(unit.code, district, $0) },
        unit.validity.intersection(after).map {
          record(unit.code, province, $0, unit.code == split ? [split] : pasts[unit.code] ?? [])
        },
      ].compactMap(\.self)
    }
    let all =
      records + [
        record(province, nil, .always), record(district, province, before), record(part, province, after, [split]),
      ]
    _ = try await store.importRegistry(RegistryImport(units: all), by: .commandLine(claimedBy: nil), at: now).get()
    return DistrictOfMergers(store: store, records: try await store.units(), split: split, part: part)
  }

  var roots: [UnitCode] { Set(records.filter { $0.parent == nil }.map(\.code)).sorted() }
  /// One that became of several.
  var merged: UnitRecord? {
    records.first { $0.code != part && !Set($0.predecessors).subtracting([$0.code]).isEmpty }
  }
  var parent: UnitCode? { records.first { $0.code == part }?.parent }

  func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  func period(_ from: String, _ through: String) throws -> ReportPeriod {
    let zone = try #require(Self.zone)
    return try #require(ReportPeriod(from: try day(from), through: try day(through), zone: zone))
  }

  private var clock: CentreClock {
    get throws { CentreClock(zone: try #require(Self.zone)) { Self.now } }
  }

  private var desk: ReportDesk { get throws { ReportDesk(store: store, clock: try clock) } }

  var closings: ClosingDesk { get throws { ClosingDesk(store: store, desk: try desk, clock: try clock) } }

  func report(_ unit: UnitCode, _ period: ReportPeriod, _ basis: UnitStructure.Basis) async throws -> SubjectReport? {
    try await desk.unitReport(of: unit, over: period, by: basis)
  }
}
