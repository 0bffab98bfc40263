import RatingModel

/// When an office is open: a week that repeats itself, and days that differ from it.
package struct OpeningHours: Hashable, Sendable, Codable {
  /// Days that differ: Tết and other holidays, the Saturday that is worked in their place.
  package struct Exception: Hashable, Sendable, Codable {
    package let dates: Validity
    /// Empty: closed all day.
    package let times: [DayStretch]

    package init(dates: Validity, times: [DayStretch]) {
      self.dates = dates
      self.times = times
    }
  }

  /// From Monday to Sunday; an empty list is a day on which the office is closed.
  package let week: [[DayStretch]]
  /// Of several for one day the last counts.
  package let exceptions: [Exception]

  /// - Parameter week: Days that are not in it are closed.
  package init(week: [Weekday: [DayStretch]], exceptions: [Exception]) {
    self.week = Weekday.allCases.map { week[$0] ?? [] }
    self.exceptions = exceptions
  }

  package func areOpen(at local: LocalTime) -> Bool {
    let times = exceptions.last { $0.dates.contains(local.date) }?.times ?? week[local.date.weekday - 1]
    return times.contains { $0.holds(local) }
  }
}
