/// A chart of columns of the table, drawn by the spreadsheet from the cells themselves.
package struct WorkbookChart: Hashable, Sendable {
  /// How the columns are drawn.
  package enum Kind: Hashable, Sendable, CaseIterable {
    case columns, bars, line
    /// One upon the other, the whole as high as their sum.
    case stackedColumns
    /// One upon the other, every whole as high as the next: only for columns that make up a whole, as all levels do.
    case columnsOfShares
  }

  /// As what it is drawn.
  package var kind: Kind
  /// Also what a screen reader says of it.
  package var title: String
  /// Index of the column that names each group.
  package var categories: Int
  /// Indices of the columns that are drawn; each is named by its heading.
  package var series: [Int]

  package init(_ kind: Kind, title: String, categories: Int, series: [Int]) {
    self.kind = kind
    self.title = title
    self.categories = categories
    self.series = series
  }
}
