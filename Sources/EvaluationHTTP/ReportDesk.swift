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

  /// The report of a unit and all below it.
  /// - Parameter readable: the units that the reader may see; `nil` for whoever may see all.
  /// - Returns: `nil` when the registry does not know the unit in that period, or the reader may not see it.
  package func clerkReport(
    of unit: UnitCode, over period: ReportPeriod, readable: Set<UnitCode>? = nil
  ) async throws -> ClerkReport? {
    guard readable?.contains(unit) ?? true else { return nil }
    var units = try await store.subtree(of: [unit], from: period.from, through: period.through)
    if let readable { units.formIntersection(readable) }
    guard units.contains(unit) else { return nil }
    let facts = try await store.reportFacts(
      ReportQuery(units: units, first: period.from, last: period.through, families: [.day, .presses]))
    let name =
      facts.units.filter { $0.code == unit }.last { $0.validity.contains(period.through) }
      ?? facts.units.last { $0.code == unit }
    return try ClerkReport(
      of: NamedUnit(code: unit, name: name?.name), over: period, facts, made: clock.now())
  }

  /// The units that may be read, each below its parent, with names as of the last day.
  func units(_ readable: Set<UnitCode>, on day: CivilDate) async throws -> [ReadableUnit] {
    readable.isEmpty ? [] : ReadableUnit.tree(try await store.registry().units, readable: readable, on: day)
  }
}
