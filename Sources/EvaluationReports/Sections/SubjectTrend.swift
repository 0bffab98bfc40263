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

  /// A quarter: of a longer time nobody reads day after day.
  package static let mostDays = 92

  package static func isByDay(_ period: ReportPeriod) -> Bool { period.days <= mostDays }

  init(_ counts: [KeyedCount], over period: ReportPeriod) {
    var months = Dictionary(uniqueKeysWithValues: MonthSpan(period).months.map { ($0, ClerkFigures()) })
    var days: [CivilDate: ClerkFigures] = [:]
    for count in counts {
      guard case .day = count.key, case .day(let day) = count.key.period else { continue }
      months[Month(of: day)]?.add(count.key, count: count.count)
      days[day, default: ClerkFigures()].add(count.key, count: count.count)
    }
    self.months = months.sorted { $0.key < $1.key }.map { Point(time: $0.key, figures: $0.value) }
    self.days =
      !Self.isByDay(period)
      ? nil : days.sorted { $0.key < $1.key }.map { Point(time: $0.key, figures: $0.value) }
  }
}
