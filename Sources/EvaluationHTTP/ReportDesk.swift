import EvaluationAccess
import EvaluationReports
import EvaluationStore
import RatingModel

/// Reads what a report is made of and has it made. Also for the command line, where no reader limits the units.
package struct ReportDesk: Sendable {
  /// Units of which all clerks stand in one table: a province has some hundred.
  private static let mostUnitsOfATable = 300

  private let store: any EvaluationStore
  private let clock: CentreClock
  private let dossiers: DossierDesk

  /// - Parameter rules: those of the province.
  package init(store: any EvaluationStore, clock: CentreClock, rules: SubjectRules = SubjectRules()) {
    self.store = store
    self.clock = clock
    dossiers = DossierDesk(store: store, rules: rules)
  }

  /// The report of a unit and all below it, each on the days on which it stood there.
  /// - Parameters:
  ///   - readable: the units that the reader may see, and for which days; `nil` for whoever may see all.
  ///   - isFolded: whether of very many units the clerks of those below the unit are left out, as on a page, which nobody would
  ///     read through.
  /// - Returns: `nil` when the registry does not know the unit in that period, or the reader may not see it.
  package func clerkReport(
    of unit: UnitCode, over period: ReportPeriod, by basis: UnitStructure.Basis = .asItWas, readable: UnitDays? = nil,
    isFolded: Bool = false
  ) async throws -> ClerkReport? {
    guard let neighbours = try await neighbours(of: unit, over: period, by: basis, readable) else { return nil }
    let units = neighbours.own
    let below = isFolded && units.units.count > Self.mostUnitsOfATable ? Set(neighbours.below.keys) : []
    let facts = try await store.clerkFacts(
      ReportQuery(
        units: units, first: period.from, last: period.through, families: [.day, .presses],
        kioskUnits: kioskUnits(units, readable)), each: below.isEmpty ? nil : neighbours.besideBelow)
    let records = facts.beside.units.filter { $0.code == unit }
    let name = records.last { $0.validity.contains(period.through) } ?? records.last
    return try ClerkReport(
      of: NamedUnit(code: unit, name: name?.name ?? neighbours.names[unit]), over: period, facts, below: below,
      structure: neighbours.structure, made: clock.now())
  }

  private func neighbours(
    of unit: UnitCode, over period: ReportPeriod, by basis: UnitStructure.Basis, _ readable: UnitDays?
  ) async throws -> UnitNeighbours? {
    guard let days = Validity(first: period.from, last: period.through) else { return nil }
    return UnitNeighbours(of: unit, among: try await store.units(), by: basis, on: days, readable: readable)
  }

  /// All that is told of a unit and what is below it, beside the units that stand with it under their common parent, where the
  /// reader may see those too.
  /// - Returns: `nil` when the registry does not know the unit in that period, or the reader may not see it.
  package func unitReport(
    of unit: UnitCode, over period: ReportPeriod, by basis: UnitStructure.Basis = .asItWas, readable: UnitDays? = nil
  ) async throws -> SubjectReport? {
    guard let neighbours = try await neighbours(of: unit, over: period, by: basis, readable) else { return nil }
    let query = SubjectQuery(
      .units, own: neighbours.own, others: neighbours.others, above: neighbours.above, below: neighbours.below,
      apart: neighbours.apart, first: period.from, last: period.through, isByDay: SubjectTrend.isByDay(period),
      named: neighbours.named(unit), kioskUnits: kioskUnits(neighbours.own, readable), counters: neighbours.itself)
    let scope = ReportScope.unit(unit, among: neighbours)
    let paper = try await store.standingPaper(
      in: readable.map { neighbours.own.intersection($0) } ?? neighbours.own, from: period.from,
      through: period.through, clerk: nil)
    return try await report(of: scope, over: period, query, paper)
  }

  /// All that is told of a clerk, wherever in the unit and all below it they served, beside the other clerks there.
  /// - Returns: `nil` when the registry does not know the unit in that period, the reader may not see it, or the clerk neither
  ///   belongs to nor served in one of its units.
  package func clerkReport(
    of clerk: ClerkID, in unit: UnitCode, over period: ReportPeriod, by basis: UnitStructure.Basis = .asItWas,
    readable: UnitDays? = nil
  ) async throws -> SubjectReport? {
    guard let neighbours = try await neighbours(of: unit, over: period, by: basis, readable) else { return nil }
    let units = neighbours.own
    let query = SubjectQuery(
      .clerk(clerk), own: units, first: period.from, last: period.through, isByDay: SubjectTrend.isByDay(period),
      named: neighbours.structure.taken.reduce(into: [unit]) { $0.insert($1) },
      kioskUnits: kioskUnits(units, readable))
    var scope = ReportScope.clerk(clerk, in: unit)
    (scope.structure, scope.names) = (neighbours.structure, neighbours.names)
    let paper = try await store.standingPaper(in: units, from: period.from, through: period.through, clerk: clerk)
    let report = try await report(of: scope, over: period, query, paper)
    guard units.units.contains(clerk.unit) || report.days.own != ClerkFigures() || !paper.isEmpty else { return nil }
    return report
  }

  private func report(
    of scope: ReportScope, over period: ReportPeriod, _ query: SubjectQuery, _ paper: [PaperEntry]
  ) async throws -> SubjectReport {
    let facts = try await store.subjectFacts(query)
    let rules = try await dossiers.rules(for: query, keys: facts.keys)
    return try SubjectReport(of: scope, over: period, facts, rules: rules, paper: paper, made: clock.now())
  }

  /// The same for what is issued: whoever may see all of the query's units has chosen them.
  func subject(
    _ scope: ReportScope, of query: SubjectQuery, over period: ReportPeriod
  ) async throws -> SubjectReport {
    var clerk: ClerkID?
    if case .clerk(let one) = query.subject { clerk = one }
    let paper = try await store.standingPaper(in: query.own, from: query.first, through: query.last, clerk: clerk)
    return try await report(of: scope, over: period, query, paper)
  }

  /// Those that the reader may see today.
  private func kioskUnits(_ units: UnitDays, _ readable: UnitDays?) -> Set<UnitCode> {
    readable.map { $0.units(on: clock.today).intersection(units.units) } ?? units.units
  }

  /// A clerk's own figures in a quarter, wherever the clerk served; `nil` at the calendar's end.
  /// - Parameter day: one of the quarter's.
  package func ownFigures(
    of clerk: ClerkID, inQuarterOf day: CivilDate
  ) async throws -> (subject: OwnPage.Subject, figures: OwnFigures)? {
    guard let days = OwnFigures.days(ofQuarterHolding: day), let first = days.first, let last = days.last,
      let period = ReportPeriod(from: first, through: last, zone: clock.zone)
    else { return nil }
    let facts = try await store.reportFacts(
      ReportQuery(
        units: try await everywhere(), first: first, last: last, families: [.day], clerks: .only(clerk), kioskUnits: [])
    )
    let names = facts.clerks.filter { $0.clerk == clerk }
    let name = names.last { $0.validity.contains(clock.today) } ?? names.last
    return (
      OwnPage.Subject(clerk: clerk, name: name?.name, period: period),
      OwnFigures(of: clerk, in: facts, over: days, before: clock.today)
    )
  }

  /// Everything that is counted under a clerk's code, of all families and years.
  package func tallies(of clerk: ClerkID) async throws -> [StoredTally] {
    guard let first = CivilDate(year: 2000, month: 1, day: 1), let last = CivilDate(year: 9999, month: 12, day: 31)
    else {
      return []
    }
    return try await store.reportFacts(
      ReportQuery(
        units: try await everywhere(), first: first, last: last, families: Set(TallyFamily.allCases),
        clerks: .only(clerk), kioskUnits: [])
    ).tallies
  }

  /// Every unit on every day: a clerk may have served anywhere.
  private func everywhere() async throws -> UnitDays {
    UnitDays(Set(try await store.units().map(\.code)).union(try await store.unregisteredUnits()))
  }

  /// The units that may be read for one of the days, each below its parent, with names as of the last day.
  func units(_ readable: UnitDays, from first: CivilDate, through last: CivilDate) async throws -> [ReadableUnit] {
    guard let days = Validity(first: first, last: last) else { return [] }
    let units = readable.within(days).units
    return units.isEmpty ? [] : ReadableUnit.tree(try await store.units(), readable: units, on: last)
  }
}
