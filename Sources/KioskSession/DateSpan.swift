import RatingModel

/// Days from one through another, both included; open at an end that is `nil`.
package struct DateSpan: Hashable, Sendable, Codable {
  package let from: CivilDate?
  package let through: CivilDate?

  /// `nil` when it ends before it begins.
  package init?(from: CivilDate?, through: CivilDate?) {
    if let from, let through, through < from { return nil }
    (self.from, self.through) = (from, through)
  }

  package func holds(_ date: CivilDate) -> Bool {
    from.map { $0 <= date } ?? true && through.map { date <= $0 } ?? true
  }
}
