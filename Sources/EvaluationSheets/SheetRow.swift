/// One row of a sheet.
package struct SheetRow: Hashable, Sendable {
  /// Number of the row as a spreadsheet shows it, or line of the CSV on which it begins; from 1.
  package let line: Int
  /// Whoever opens the workbook does not see this row; a filter may have hidden it.
  package let isHidden: Bool
  /// From the first column to the last one in which something stands.
  package let cells: [SheetCell]

  package init(line: Int, isHidden: Bool = false, cells: [SheetCell]) {
    self.line = line
    self.isHidden = isHidden
    self.cells = cells
  }

  /// The cell in a column, counted from 1; an empty one where the row has ended.
  package subscript(column column: Int) -> SheetCell {
    cells.indices.contains(column - 1) ? cells[column - 1] : .empty
  }
}
