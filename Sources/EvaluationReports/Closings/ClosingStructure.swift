import EvaluationStore
import RatingModel

/// The units whose figures a report holds, as the registry named them when it was issued.
package struct ClosingStructure: Hashable, Sendable, Codable {
  package struct Unit: Hashable, Sendable, Codable {
    package let code: UnitCode
    package let name: String
    package let parent: UnitCode?
    /// The days of the period on which it belonged; `nil`: without an end.
    package let from: CivilDate?
    package let through: CivilDate?
  }

  /// `asItWas`: everything stands under the unit that served.
  package let basis: String
  package let units: [Unit]

  /// - Parameters:
  ///   - records: of the registry.
  ///   - days: the units of the report, each on its days.
  package init(_ records: [UnitRecord], within days: UnitDays) {
    basis = "asItWas"
    units = records.flatMap { record in
      days.stretches(of: record.code).compactMap { record.validity.intersection($0) }.map { stretch in
        Unit(
          code: record.code, name: record.name, parent: record.parent, from: stretch.first, through: stretch.last)
      }
    }.sorted { ($0.code, $0.from?.daysSince1970 ?? .min) < ($1.code, $1.from?.daysSince1970 ?? .min) }
  }
}
