import RatingModel

/// From what everything follows.
package struct NationPlan: Hashable, Sendable {
  /// Above what the nation's counters could take.
  package static let mostRatings = 200_000_000

  package let seed: UInt64
  package let size: NationSize
  package let first: CivilDate
  /// Included.
  package let last: CivilDate
  /// Expected of 250 working days.
  package let ratingsPerYear: Int
  /// The first day of the units that came of mergers.
  package let mergedOn: CivilDate

  /// `nil` when the days are in the wrong order or in years whose holidays are not known, or the number of ratings is not possible.
  package init?(
    seed: UInt64 = 1, size: NationSize, first: CivilDate, last: CivilDate, ratingsPerYear: Int? = nil,
    mergedOn: CivilDate? = nil
  ) {
    let ratings = ratingsPerYear ?? size.ratingsPerYear
    guard first <= last, WorkCalendar.knows(first.year), WorkCalendar.knows(last.year),
      (1...Self.mostRatings).contains(ratings), let reform = mergedOn ?? Self.reform
    else { return nil }
    self.seed = seed
    self.size = size
    self.first = first
    self.last = last
    self.ratingsPerYear = ratings
    self.mergedOn = reform
  }

  /// The whole year.
  package init?(seed: UInt64 = 1, size: NationSize, year: Int, ratingsPerYear: Int? = nil) {
    guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31)
    else { return nil }
    self.init(seed: seed, size: size, first: first, last: last, ratingsPerYear: ratingsPerYear)
  }

  /// The day on which districts ended and communes merged (NQ 202/2025/QH15).
  private static let reform = CivilDate(year: 2025, month: 7, day: 1)

  package func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }

  package var days: some Sequence<CivilDate> {
    (first.daysSince1970...last.daysSince1970).lazy.map { CivilDate(written: $0) }
  }
}
