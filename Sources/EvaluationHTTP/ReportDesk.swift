import EvaluationAccess
import EvaluationReports
import EvaluationStore
import RatingModel

/// Reads what a report is made of and has it made. Also for the command line, where no reader limits the units.
package struct ReportDesk: Sendable {
  private let store: any EvaluationStore
  private let clock: CentreClock

  package init(store: any EvaluationStore, clock: CentreClock) {
    self.store = store
    self.clock = clock
  }

  /// The report of a unit and all below it, each on the days on which it stood there.
  /// - Parameter readable: the units that the reader may see, and for which days; `nil` for whoever may see all.
  /// - Returns: `nil` when the registry does not know the unit in that period, or the reader may not see it.
  package func clerkReport(
    of unit: UnitCode, over period: ReportPeriod, readable: UnitDays? = nil
  ) async throws -> ClerkReport? {
    guard let days = Validity(first: period.from, last: period.through) else { return nil }
    var units = try await store.subtree(of: [unit]).within(days)
    if let readable { units = units.intersection(readable) }
    guard units.units.contains(unit) else { return nil }
    let facts = try await store.reportFacts(
      ReportQuery(
        units: units, first: period.from, last: period.through, families: [.day, .presses],
        kioskUnits: readable.map { $0.units(on: clock.today).intersection(units.units) }))
    let name =
      facts.units.filter { $0.code == unit }.last { $0.validity.contains(period.through) }
      ?? facts.units.last { $0.code == unit }
    return try ClerkReport(
      of: NamedUnit(code: unit, name: name?.name), over: period, facts, made: clock.now())
  }

  /// The units that may be read for one of the days, each below its parent, with names as of the last day.
  func units(_ readable: UnitDays, from first: CivilDate, through last: CivilDate) async throws -> [ReadableUnit] {
    guard let days = Validity(first: first, last: last) else { return [] }
    let units = readable.within(days).units
    return units.isEmpty ? [] : ReadableUnit.tree(try await store.registry().units, readable: units, on: last)
  }
}
