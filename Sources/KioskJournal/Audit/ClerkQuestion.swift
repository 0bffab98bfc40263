import RatingModel

/// Whose figures, and of which days.
package struct ClerkQuestion: Hashable, Sendable {
  package let clerk: ClerkID
  /// Local to the unit, both included.
  package let days: ClosedRange<CivilDate>

  package init(clerk: ClerkID, days: ClosedRange<CivilDate>) {
    self.clerk = clerk
    self.days = days
  }

  func asks(for period: Period) -> Bool { if case .day(let day) = period { days.contains(day) } else { false } }

  /// The families that a clerk's report is made of.
  func asks(for key: TallyKey) -> Bool {
    guard key.clerk == clerk, key.family == .day || key.family == .presses else { return false }
    return key.period.isUndated || asks(for: key.period)
  }
}
