import RatingModel
import SyntheticNation

/// A year up to a day, with the mergers in its middle.
package struct YearPlan: Hashable, Sendable {
  package let nation: NationPlan

  /// - Parameters:
  ///   - last: included; the year begins on the day after the same one a year before.
  /// - Returns: `nil` where the days or the number of ratings are not possible.
  package init?(through last: CivilDate, size: NationSize = .province, ratingsPerYear: Int, seed: UInt64 = 1) {
    guard let first = CivilDate(daysSince1970: last.daysSince1970 - 364),
      let middle = CivilDate(daysSince1970: last.daysSince1970 - 170),
      let merged = CivilDate(year: middle.year, month: middle.month, day: 1),
      let plan = NationPlan(
        seed: seed, size: size, first: first, last: last, ratingsPerYear: ratingsPerYear, mergedOn: merged)
    else { return nil }
    nation = plan
  }
}
