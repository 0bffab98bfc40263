import RatingModel

/// When a clerk of the roster sits at the counter.
package struct Shift: Hashable, Sendable, Codable {
  package let clerk: ClerkID
  /// Empty: every day.
  package let weekdays: [Weekday]
  /// Empty: all day.
  package let times: [DayStretch]
  package let dates: DateSpan

  package init(clerk: ClerkID, weekdays: [Weekday], times: [DayStretch], dates: DateSpan) {
    self.clerk = clerk
    self.weekdays = weekdays
    self.times = times
    self.dates = dates
  }

  package func holds(_ local: LocalTime) -> Bool {
    dates.holds(local.date) && (weekdays.isEmpty || weekdays.contains(Weekday(local.date)))
      && (times.isEmpty || times.contains { $0.holds(local) })
  }
}
