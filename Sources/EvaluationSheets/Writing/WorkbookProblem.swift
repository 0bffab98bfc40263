/// Why a workbook cannot be written.
package struct WorkbookProblem: Error, Hashable, Sendable {
  /// Stable codes; the texts are in ``message(in:)`` and ``hint(in:)``.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case sheetsMissing = "workbook-sheets-missing"
    case tooManySheets = "workbook-too-many-sheets"
    /// Two sheets of one name, capitals aside.
    case sheetNameRepeated = "workbook-sheet-name-repeated"
    case columnsMissing = "workbook-columns-missing"
    case tooManyColumns = "workbook-too-many-columns"
    case tooManyRows = "workbook-too-many-rows"
    case tooManyCells = "workbook-too-many-cells"
    case tooManyLines = "workbook-too-many-lines"
    case textTooLong = "workbook-text-too-long"
    /// More digits than spreadsheets keep, or no number at all.
    case numberTooLarge = "workbook-number-too-large"
    /// A value of another kind than its column, or beyond the last one.
    case valueMisplaced = "workbook-value-misplaced"
    /// A chart of columns that are not there or hold no numbers.
    case chartColumnUnknown = "workbook-chart-column-unknown"
    /// No place for the file, or one that was written in part.
    case writingFailed = "workbook-writing-failed"
  }

  /// What is wrong; its code is ``code``.
  package let kind: Kind
  /// Name of the sheet, when one is to blame.
  package let sheet: String?
  /// Number of the row in the table, from 1.
  package let row: Int?
  /// Number of the column, from 1.
  package let column: Int?
  /// A bound that is passed, or what the library said; never what a cell holds.
  package let subject: String

  init(_ kind: Kind, sheet: String? = nil, row: Int? = nil, column: Int? = nil, _ subject: String = "") {
    self.kind = kind
    self.sheet = sheet
    self.row = row
    self.column = column
    self.subject = subject
  }

  /// Stable, for whoever reads without eyes.
  package var code: String { kind.rawValue }

  /// Only what the machine lacked may be there next time.
  package var mayHelpToRetry: Bool { kind == .writingFailed }
}
