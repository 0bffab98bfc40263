/// Bounds of a workbook that is written, those of Excel where it has some.
package enum WorkbookLimits {
  /// Sheets of one workbook.
  package static let sheets = 64
  /// Rows of one table.
  package static let rows = 200_000
  /// Columns of one table.
  package static let columns = 256
  /// Cells of all tables together.
  package static let cells = 4_000_000
  /// UTF-16 units in one cell: Excel holds no more.
  package static let cellCharacters = 32_767
  /// Beyond fifteen digits spreadsheets put zeros.
  package static let largestWhole = 999_999_999_999_999
  /// Digits after the sign.
  package static let decimalPlaces = 6
  /// Above and beneath a table, each.
  package static let lines = 64
  /// Columns that one chart draws.
  package static let series = 16
  /// Characters of a footer, beyond which it is cut.
  package static let footerCharacters = 200
}
