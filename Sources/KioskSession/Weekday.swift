import RatingModel

/// A day of the week, Monday first, by its English name in lower case.
package enum Weekday: String, Hashable, Sendable, Codable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  package init(_ date: CivilDate) { self = Self.allCases[date.weekday - 1] }
}
