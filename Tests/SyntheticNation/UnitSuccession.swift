import RatingModel

/// A unit that came of others. Its predecessors' last day is the day before.
package struct UnitSuccession: Hashable, Sendable, Codable {
  package let predecessors: [UnitCode]
  package let successor: UnitCode
  package let day: CivilDate
}
