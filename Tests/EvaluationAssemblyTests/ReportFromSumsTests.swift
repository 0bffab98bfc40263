import EvaluationHTTP
import EvaluationReports
import EvaluationStore
import EvaluationStorePostgres
import Foundation
import PostgresSupport
import RatingModel
import SyntheticNation
import Testing

/// A report made of sums is the report made of every single tally, to the last figure.
@Suite struct ReportFromSumsTests {
  /// Communes of which two merge in the middle, some months of their figures.
  private static func nation() throws -> SyntheticNation {
    let plan = NationPlan(
      seed: 11, size: .district, first: try day("2025-06-02"), last: try day("2025-07-25"), ratingsPerYear: 6_000)
    return SyntheticNation(try #require(plan))
  }

  private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  private static let periods = [
    ("2025-06-01", "2025-06-30"), ("2025-04-01", "2025-09-30"), ("2025-06-17", "2025-08-04"),
    ("2025-07-07", "2025-07-07"),
    ("2025-07-01", "2025-09-30"),
  ]

  @Test(arguments: StoreEngine.installed)
  func everyReportIsWhatTheTalliesThemselvesGive(_ engine: StoreEngine) async throws {
    try await ScratchFolder.with { folder in
      let store = try await engine.open(folder.url)
      let nation = try Self.nation()
      let filling = StoreFilling(nation, into: store)
      try await filling.importRegistry()
      for (kiosk, id) in zip(nation.kiosks, try await filling.enrol()) { try await filling.fill(kiosk, as: id) }
      let records = try await store.units()
      for (from, through) in Self.periods {
        let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
        let period = try #require(
          ReportPeriod(from: try Self.day(from), through: try Self.day(through), zone: zone))
        let comparison = ReportComparison(store: store, records: records, period: period)
        for unit in Set(records.map(\.code)).sorted() { try await comparison.compareUnit(unit) }
        for clerk in nation.clerksToCompare { try await comparison.compareClerk(clerk) }
        for unit in Set(records.map(\.code)).sorted() { try await comparison.compareTable(of: unit) }
      }
    }
  }
}

private struct ReportComparison {
  let store: any EvaluationStore
  let records: [UnitRecord]
  let period: ReportPeriod
  static let made = WallTime(milliseconds: 1_756_000_000_000)

  private var days: Validity { Validity(first: period.from, last: period.through) ?? .always }

  func compareUnit(_ unit: UnitCode) async throws {
    guard let neighbours = UnitNeighbours(of: unit, among: records, on: days, readable: nil) else { return }
    let query = SubjectQuery(
      .units, own: neighbours.own, others: neighbours.others, above: neighbours.above, below: neighbours.below,
      first: period.from, last: period.through, isByDay: SubjectTrend.isByDay(period),
      named: Set(neighbours.below.keys).union([unit, neighbours.group]),
      kioskUnits: neighbours.own.units)
    let group =
      neighbours.group == unit ? neighbours.own : UnitTree(records).subtree(of: [neighbours.group]).within(days)
    try await compare(
      .unit(unit, in: neighbours.group, members: neighbours.members, below: neighbours.below), query, units: group,
      kioskUnits: neighbours.own.units)
  }

  func compareClerk(_ clerk: ClerkID) async throws {
    let units = UnitTree(records).subtree(of: [clerk.unit]).within(days)
    guard !units.isEmpty else { return }
    let query = SubjectQuery(
      .clerk(clerk), own: units, first: period.from, last: period.through, isByDay: SubjectTrend.isByDay(period),
      named: [clerk.unit], kioskUnits: units.units)
    try await compare(.clerk(clerk, in: clerk.unit), query, units: units, kioskUnits: units.units)
  }

  func compareTable(of unit: UnitCode) async throws {
    let units = UnitTree(records).subtree(of: [unit]).within(days)
    guard !units.isEmpty else { return }
    let query = ReportQuery(units: units, first: period.from, last: period.through, families: [.day, .presses])
    let named = NamedUnit(code: unit, name: nil)
    let expected = try ClerkReport(of: named, over: period, try await store.reportFacts(query), made: Self.made)
    let made = try ClerkReport(of: named, over: period, try await store.clerkFacts(query), made: Self.made)
    #expect(made == expected, "\(unit) \(period.from)–\(period.through)")
    try await compareFoldedTable(query, named, total: expected.total)
  }

  /// Without the clerks of the units below: those of the unit itself, and the total of all.
  private func compareFoldedTable(_ query: ReportQuery, _ unit: NamedUnit, total: ClerkRow) async throws {
    guard let neighbours = UnitNeighbours(of: unit.code, among: records, on: days, readable: nil) else { return }
    var itself = query
    itself.units = neighbours.itself
    let expected = try ClerkReport(of: unit, over: period, try await store.reportFacts(itself), made: Self.made)
    let made = try ClerkReport(
      of: unit, over: period, try await store.clerkFacts(query, each: neighbours.itself),
      below: Set(neighbours.below.keys), made: Self.made)
    let about = "\(unit.code) \(period.from)–\(period.through)"
    #expect(made.rows == expected.rows && made.total.figures == total.figures, "\(about)")
    #expect(made.below.map(\.code) == neighbours.below.keys.sorted(), "\(about)")
  }

  private func compare(
    _ scope: ReportScope, _ query: SubjectQuery, units: UnitDays, kioskUnits: Set<UnitCode>
  ) async throws {
    let tallies = try await store.reportFacts(
      ReportQuery(
        units: units, first: period.from, last: period.through, families: Set(TallyFamily.allCases),
        kioskUnits: kioskUnits))
    let expected = try SubjectReport(of: scope, over: period, tallies, made: Self.made)
    let made = try SubjectReport(of: scope, over: period, try await store.subjectFacts(query), made: Self.made)
    let about = "\(scope.subject) \(period.from)–\(period.through)"
    for (left, right) in zip(made.sections, expected.sections) {
      #expect(left == right, "\(about): \(left.code)")
    }
    #expect(made.sections.map(\.code) == expected.sections.map(\.code), "\(about)")
    #expect(made.differences(from: expected) == [], "\(about)")
    #expect(made == expected, "\(about)")
  }
}

extension SubjectReport {
  /// Names of what is not the same, for whoever has to find out why.
  fileprivate func differences(from other: SubjectReport) -> [String] {
    zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children).compactMap { left, right in
      let isSame =
        (left.value as? any Hashable).map { AnyHashable($0) } == (right.value as? any Hashable).map { AnyHashable($0) }
      return isSame ? nil : left.label
    }
  }
}

extension SyntheticNation {
  /// One of each office.
  fileprivate var clerksToCompare: [ClerkID] {
    Dictionary(grouping: Set((registry.clerks ?? []).map(\.clerk)), by: \.unit).values.flatMap { $0.sorted().prefix(2) }
      .sorted()
  }
}

/// A data base to keep a centre in.
struct StoreEngine: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let open: @Sendable (_ folder: URL) async throws -> any EvaluationStore

  static let installed: [StoreEngine] =
    [
      StoreEngine(testDescription: "SQLite") {
        try SQLiteEvaluationStore.open(path: $0.appending(path: "centre.sqlite").path)
      }
    ]
    + (PostgresServer.isInstalled
      ? [
        StoreEngine(testDescription: "PostgreSQL") { _ in
          try await PostgresEvaluationStore.open(try await PostgresServer.shared.newDatabase())
        }
      ] : [])
}
