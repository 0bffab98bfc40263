import RatingModel

/// What is to be issued.
package struct ClosingDraft: Hashable, Sendable {
  package let unit: UnitCode
  /// The clerk whose report in the unit it is; `nil` for the unit's own.
  package let clerk: ClerkID?
  package let period: ClosingPeriod
  /// The closing that this sheet corrects.
  package let corrects: ClosingNumber?
  package let issuedBy: AccountName
  /// Canonical JSON: figures, heads, adjustments, structure.
  package let content: String
  /// Forms that take longer than a request may.
  package let prints: [ClosingPrintOrder]

  package init(
    unit: UnitCode, clerk: ClerkID? = nil, period: ClosingPeriod, corrects: ClosingNumber? = nil,
    issuedBy: AccountName, content: String, prints: [ClosingPrintOrder] = []
  ) {
    self.unit = unit
    self.clerk = clerk
    self.period = period
    self.corrects = corrects
    self.issuedBy = issuedBy
    self.content = content
    self.prints = prints
  }
}
