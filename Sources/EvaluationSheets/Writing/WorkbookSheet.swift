/// One sheet: a title, a table with a header that stays in view, notes beneath it, and perhaps a chart of its columns.
package struct WorkbookSheet: Hashable, Sendable {
  /// On the tab.
  package var name: SheetName
  /// Lines above the table; the first is set large.
  package var titleLines: [String]
  /// At least one.
  package var columns: [WorkbookColumn]
  /// A value for each column, in their order; `nil`, or a row that ends earlier, leaves cells empty: no value is not zero.
  package var rows: [[WorkbookValue?]]
  /// Lines beneath the table: what is marked, what is missing, where it comes from.
  package var notes: [String]
  /// At the bottom of each printed page, beside the number of the page.
  package var footer: String
  /// Columns at the left that stay in view.
  package var frozenColumns: Int
  /// Beneath the notes; none is drawn of no rows.
  package var chart: WorkbookChart?

  package init(
    name: SheetName, titleLines: [String] = [], columns: [WorkbookColumn], rows: [[WorkbookValue?]],
    notes: [String] = [], footer: String = "", frozenColumns: Int = 0, chart: WorkbookChart? = nil
  ) {
    self.name = name
    self.titleLines = titleLines
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.footer = footer
    self.frozenColumns = frozenColumns
    self.chart = chart
  }
}
