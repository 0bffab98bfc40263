import RatingModel

/// Which figures, and how finely.
package struct ResultQuery: Hashable, Sendable {
  /// What a sum is told apart by, beside the unit.
  package enum Detail: String, Hashable, Sendable, CaseIterable {
    case clerk, procedure, stage, month
    /// Days, and months that were imported as a whole.
    case day
  }

  /// Each on its days only.
  package var units: UnitDays
  package var first: CivilDate
  /// Included.
  package var last: CivilDate
  package var clerks: ClerkSelection
  package var details: Set<Detail>

  package init(
    units: UnitDays, first: CivilDate, last: CivilDate, clerks: ClerkSelection = .every, details: Set<Detail> = []
  ) {
    self.units = units
    self.first = first
    self.last = last
    self.clerks = clerks
    self.details = details
  }
}

/// Figures as they stood at one moment.
package struct ResultFacts: Hashable, Sendable {
  package let sums: [ResultSum]
  /// Units and periods with figures that lie only partly within the days that were asked for: a month cannot be divided, so
  /// nothing of it is in the sums.
  package let cutOff: Int

  package init(sums: [ResultSum], cutOff: Int) {
    self.sums = sums
    self.cutOff = cutOff
  }
}
