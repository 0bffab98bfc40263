import Foundation

/// A workbook to be written: plain values, no formula, no link, no person.
package struct Workbook: Hashable, Sendable {
  /// The document's title, as programs show it beside the file.
  package var title: String
  /// In which days are shown.
  package var language: SheetLanguage
  /// When it is made. A parameter, so that the same input gives the same bytes.
  package var madeAt: Date
  /// At least one, each with a name of its own.
  package var sheets: [WorkbookSheet]

  package init(title: String, language: SheetLanguage, madeAt: Date, sheets: [WorkbookSheet]) {
    self.title = title
    self.language = language
    self.madeAt = madeAt
    self.sheets = sheets
  }
}
