import EvaluationStore
import RatingModel

/// Where a report's page leads: other days of the same, other forms, the pages of what its rows are about.
package struct SheetLinks: Sendable {
  /// What the form of other days sends along.
  package struct Field: Sendable {
    let name: String
    let value: String
  }

  /// Address of the form.
  let action: String
  let fields: [Field]
  /// The structure that the form shows.
  let basis: UnitStructure.Basis
  let links: [PageLink]
  /// By key of a row.
  let rows: [String: String]
}
