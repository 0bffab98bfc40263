import RatingModel

/// When a clerk of the roster sits at the counter.
package struct Shift: Hashable, Sendable, Codable {
  package let clerk: ClerkID
  /// Empty: every day.
  package let weekdays: [Weekday]
  /// Empty: all day.
  package let times: [DayStretch]
  package let dates: Validity

  package init(clerk: ClerkID, weekdays: [Weekday], times: [DayStretch], dates: Validity) {
    self.clerk = clerk
    self.weekdays = weekdays
    self.times = times
    self.dates = dates
  }

  package func holds(_ local: LocalTime) -> Bool { stretch(local) != nil }

  /// Which of its stretches holds, from 0; 0 for one without times.
  func stretch(_ local: LocalTime) -> Int? {
    guard dates.contains(local.date), weekdays.isEmpty || weekdays.contains(Weekday(local.date)) else { return nil }
    return times.isEmpty ? 0 : times.firstIndex { $0.holds(local) }
  }
}

/// One stretch of one shift of the roster, each by its place.
struct ShiftStretch: Hashable, Sendable {
  let shift: Int
  let stretch: Int
}
