/// One table of a report. Page, CSV and JSON all show it, so that none can show another value.
package struct ReportTable: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    /// Keys from the outermost object inwards: `group`, `satisfied`, `share`.
    package let path: [String]
    package let title: ReportLabel
    /// Stands below the column before it on a page: the ends of an interval.
    package let isLesser: Bool

    init(_ path: [String], _ title: ReportLabel, isLesser: Bool = false) {
      self.path = path
      self.title = title
      self.isLesser = isLesser
    }

    /// The path as one word, as pages carry it.
    package var identifier: String { path.joined(separator: ".") }
  }

  package struct Row: Hashable, Sendable {
    /// Stable within the table, for programs.
    package let key: String
    package let label: ReportLabel
    /// As many as the table has columns, in their order.
    package let figures: [Figure]

    init(_ key: String, _ label: ReportLabel, _ figures: [Figure]) {
      self.key = key
      self.label = label
      self.figures = figures
    }
  }

  /// Letters, digits and `-`; no other table of the report has it.
  package let identifier: String
  package let heading: ReportLabel
  package let rowHeading: ReportLabel
  package let columns: [Column]
  package let rows: [Row]
  package let notes: [ReportLabel]
  /// Counts that stand in no cell and can be worked out from the cells, sorted; for the protection of small numbers.
  let implied: [Int]
  /// How many ratings each row is about, and what is left of them: for a clerk who reads their own figures.
  let ratings: [Int]
  /// Why there are no rows although there would be some; `nil` where nothing is held back.
  package let hidden: ReportWord?

  init(
    _ identifier: String, _ heading: ReportLabel, rows rowHeading: ReportLabel, columns: [Column], _ rows: [Row],
    notes: [ReportLabel] = [], implied: [Int] = [],
    ratings: [Int] = [], hidden: ReportWord? = nil
  ) {
    precondition(
      rows.allSatisfy { $0.figures.count == columns.count }, "a row of \(identifier) has a figure too few or many")
    self.identifier = identifier
    self.heading = heading
    self.rowHeading = rowHeading
    self.columns = columns
    self.rows = rows
    self.notes = notes
    // In an order of their own, so that the same report is made the same way each time.
    self.implied = implied.sorted()
    self.ratings = ratings.sorted()
    self.hidden = hidden
  }

  /// The same without its rows.
  func hiding(_ reason: ReportWord) -> ReportTable {
    ReportTable(identifier, heading, rows: rowHeading, columns: columns, [], notes: notes, hidden: reason)
  }

  /// The same without what it says of the group.
  func withoutGroup() -> ReportTable {
    let kept = columns.indices.filter { columns[$0].path.first != "group" }
    return ReportTable(
      identifier, heading, rows: rowHeading, columns: kept.map { columns[$0] },
      rows.map { row in Row(row.key, row.label, kept.map { row.figures[$0] }) }, notes: notes, implied: implied,
      ratings: ratings, hidden: hidden)
  }
}
