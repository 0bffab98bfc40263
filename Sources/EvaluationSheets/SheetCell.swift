/// What stands in one place of a sheet.
package struct SheetCell: Hashable, Sendable {
  /// What a cell holds.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case empty
    case text
    case number
    /// A number of more digits than a spreadsheet keeps: a long code that was typed as a number has lost its end.
    case roundedNumber
    /// `2026-11-21`.
    case day
    /// `2026-11-21 14:30`, with seconds where it has some.
    case moment
    /// A time of day, or hours that have passed: `14:30`, `26:05:30`.
    case time
    /// `TRUE` or `FALSE`.
    case truth
    /// A formula that failed, as `#REF!`.
    case error
    /// A formula whose result the file does not hold.
    case uncomputed
  }

  /// As what the file holds it.
  package let kind: Kind
  /// In NFC; numbers with a point and without separators of thousands.
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// Nothing stands there.
  package static let empty = SheetCell(.empty, "")

  /// Text as it stands there, or nothing.
  static func text(_ text: String) -> SheetCell { text.isEmpty ? .empty : SheetCell(.text, text) }
}
