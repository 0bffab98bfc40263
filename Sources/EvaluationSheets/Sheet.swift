/// One table of a file, as a person sees it.
package struct Sheet: Hashable, Sendable {
  /// As the workbook calls it; empty for a CSV, which has no name of its own.
  package let name: String
  /// Whoever opens the workbook does not see this sheet.
  package let isHidden: Bool
  /// Columns that are there and not shown, from 1.
  package let hiddenColumns: Set<Int>
  /// Rows in which something stands, in their order; the others are passed over.
  package let rows: [SheetRow]

  package init(name: String, isHidden: Bool = false, hiddenColumns: Set<Int> = [], rows: [SheetRow]) {
    self.name = name
    self.isHidden = isHidden
    self.hiddenColumns = hiddenColumns
    self.rows = rows
  }
}
