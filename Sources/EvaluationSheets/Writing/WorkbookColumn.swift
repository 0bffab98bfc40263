/// A column of a table.
package struct WorkbookColumn: Hashable, Sendable {
  /// What stands in the column, texts aside.
  package enum Kind: Hashable, Sendable {
    case text
    case wholeNumber
    /// Shown with so many digits after the sign, at most ``WorkbookLimits/decimalPlaces``.
    case decimal(places: Int)
    /// Shown with one decimal.
    case percent
    case day
  }

  /// In the row that stays in view.
  package var heading: String
  /// Also how its figures are shown.
  package var kind: Kind
  /// In characters; `nil` for as wide as what stands in it, within reason.
  package var width: Double?

  package init(_ heading: String, _ kind: Kind, width: Double? = nil) {
    self.heading = heading
    self.kind = kind
    self.width = width
  }
}
