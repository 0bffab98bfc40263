import RatingModel

/// A section as the canonical form has it: everything spelled.
struct SnapshotSection: Codable {
  let section: String
  let heading: SnapshotText
  let notes: [SnapshotText]
  let tables: [SnapshotTable]

  init(_ section: ReportSection, _ spellings: [Spelling]) {
    self.section = section.code.rawValue
    heading = SnapshotText(section.heading, spellings)
    notes = section.notes.map { SnapshotText($0, spellings) }
    tables = section.tables.map { SnapshotTable($0, spellings) }
  }

  /// Read back.
  func issued() throws -> ReportSection {
    guard let code = ReportSection.Code(rawValue: section) else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no section is called \(section)"))
    }
    return ReportSection(
      issued: code, heading.label, notes: notes.map(\.label), try tables.map { try $0.issued() })
  }
}

/// A table as the canonical form has it.
struct SnapshotTable: Codable {
  struct Column: Codable {
    let path: [String]
    let title: SnapshotText
    let lesser: Bool
  }

  struct Row: Codable {
    let row: String
    let label: SnapshotText
    let figures: [SnapshotFigure]
  }

  let table: String
  let heading: SnapshotText
  let rowHeading: SnapshotText
  let columns: [Column]
  let rows: [Row]
  let notes: [SnapshotText]
  /// Counts that can be worked out from the cells: whoever publishes the table has to look at them too.
  let implied: [Int]
  let ratings: [Int]

  init(_ table: ReportTable, _ spellings: [Spelling]) {
    self.table = table.identifier
    heading = SnapshotText(table.heading, spellings)
    rowHeading = SnapshotText(table.rowHeading, spellings)
    columns = table.columns.map {
      Column(path: $0.path, title: SnapshotText($0.title, spellings), lesser: $0.isLesser)
    }
    rows = table.rows.map { row in
      Row(
        row: row.key, label: SnapshotText(row.label, spellings),
        figures: row.figures.map { SnapshotFigure($0, spellings) })
    }
    notes = table.notes.map { SnapshotText($0, spellings) }
    // In no order of theirs: sorted, equal tables are equal.
    (implied, ratings) = (table.implied.sorted(), table.ratings.sorted())
  }

  /// Read back. Rows that have a figure too few or many are refused.
  func issued() throws -> ReportTable {
    guard rows.allSatisfy({ $0.figures.count == columns.count }) else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "\(table) has a figure too few"))
    }
    return ReportTable(
      table, heading.label, rows: rowHeading.label,
      columns: columns.map { ReportTable.Column($0.path, $0.title.label, isLesser: $0.lesser) },
      rows.map { ReportTable.Row($0.row, $0.label.label, $0.figures.map(\.figure)) }, notes: notes.map(\.label),
      implied: implied, ratings: ratings)
  }
}
