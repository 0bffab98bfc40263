/// The figures of a picture as a table, for those who read rather than look.
package struct PictureTable: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package let name: String
    /// As many as the table has heads.
    package let figures: [Figure]

    init(_ name: String, _ figures: [Figure]) {
      self.name = PictureText.clean(name)
      self.figures = figures
    }
  }

  /// The head above the rows' names.
  package let rowHeading: String
  package let heads: [String]
  package let rows: [Row]
  /// What is in neither the picture nor the table, in words; `nil` where that is nothing.
  package let beyond: String?

  init(rowHeading: String, heads: [String], rows: [Row], beyond: String? = nil) {
    self.rowHeading = PictureText.clean(rowHeading)
    self.heads = heads.map { PictureText.clean($0) }
    self.rows = rows
    self.beyond = beyond
  }

  /// The heads, then every row, as text.
  package func texts(_ spelling: Spelling) -> [[String]] {
    [[rowHeading] + heads] + rows.map { row in [row.name] + row.figures.map(spelling.text) }
  }
}
