import EvaluationStore
import RatingModel

/// Figures one after the other in time.
package struct SubjectTrend: Hashable, Sendable {
  package struct Point<Time: Hashable & Sendable>: Hashable, Sendable {
    package let time: Time
    package let figures: ClerkFigures
  }

  /// Every month that holds a day of the period, those without a session too; of the first and the last the period's days
  /// only.
  package let months: [Point<Month>]
  /// Days with anything counted, in order; `nil` where the period has more than ``mostDays``.
  package let days: [Point<CivilDate>]?

  /// A year with its leap day: nobody reads more in one table.
  package static let mostDays = 366

  init(_ tallies: [StoredTally], over period: ReportPeriod) {
    var months = Dictionary(uniqueKeysWithValues: MonthSpan(period).months.map { ($0, ClerkFigures()) })
    var days: [CivilDate: ClerkFigures] = [:]
    for tally in tallies {
      guard case .day = tally.key, case .day(let day) = tally.key.period else { continue }
      months[Month(of: day)]?.add(tally.key, count: tally.count)
      days[day, default: ClerkFigures()].add(tally.key, count: tally.count)
    }
    self.months = months.sorted { $0.key < $1.key }.map { Point(time: $0.key, figures: $0.value) }
    self.days =
      period.days > Self.mostDays
      ? nil : days.sorted { $0.key < $1.key }.map { Point(time: $0.key, figures: $0.value) }
  }
}
