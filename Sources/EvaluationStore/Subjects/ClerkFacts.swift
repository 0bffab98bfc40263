import RatingModel

/// What the table of a unit's clerks is made of, read at one moment.
package struct ClerkFacts: Hashable, Sendable {
  /// Beside the counts: tallies without a date, definitions, records of units and of the clerks who counted, events, and kiosks,
  /// unless these are more than ``SubjectFacts/mostKiosks``.
  package let beside: ReportFacts
  /// Each clerk's, and what counts for none, in each unit: families `day` and `presses`.
  package let counts: [RollUpCount]
  /// The same of all units and clerks together, where not every unit's clerks are told apart.
  package let together: [RollUpCount]?
  package let kioskCount: Int
}
