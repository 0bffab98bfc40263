import EvaluationAccess
import EvaluationHTTP
import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel

extension CentreCommands {
  /// The forms of a report that a file can have.
  package enum ReportFormat: String, Sendable, CaseIterable {
    case csv, json
  }

  /// The same report that a manager downloads, without the service.
  package static func report(
    configuration path: String, unit: String, from: String, through: String, format: ReportFormat, english: Bool,
    structureOn: String? = nil
  ) async -> CommandOutcome {
    guard let unit = UnitCode(unit) else { return malformed("unit", UnitRule.noun) }
    guard let from = CivilDate(from) else { return malformed("from", "day like 2026-11-21") }
    guard let through = CivilDate(through) else { return malformed("through", "day like 2026-11-21") }
    guard let basis = structure(on: structureOn) else { return malformed("structure-on", "day like 2026-11-21") }
    return await with(configuration: path) { centre in
      guard let period = ReportPeriod(from: from, through: through, zone: centre.settings.zone) else {
        return badInput("period-reversed", "The last day is before the first.", hint: "Exchange --from and --through.")
      }
      let desk = ReportDesk(store: centre.store, clock: centre.clock, rules: centre.settings.rules)
      guard let report = try await desk.clerkReport(of: unit, over: period, by: basis) else {
        return badInput(
          "unit-unknown", "The registry does not know the unit in that period.",
          hint: "Import it first, or check its code for typing errors.")
      }
      // What cannot be recorded is not shown.
      let reading = FiguresReading(
        report: "clerks", unit: unit, period: Validity(first: from, last: through), format: format.rawValue)
      try await centre.store.record(reading.event(by: centre.actor, at: centre.clock.now()))
      switch format {
      case .csv: return CommandOutcome(output: ClerkReportCSV.data(report, language: english ? .english : .vietnamese))
      case .json: return CommandOutcome(output: try ClerkReportJSON.data(report) + Data("\n".utf8))
      }
    }
  }

  /// As it was where no day is named; `nil` for what is no day.
  static func structure(on day: String?) -> UnitStructure.Basis? {
    day.map { CivilDate($0).map { .day($0) } } ?? .asItWas
  }
}
