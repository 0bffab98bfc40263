/// A table of a report as its template takes it.
struct SheetTable {
  let identifier: String
  let heading: String
  let notes: [String]
  let hidden: String?
  let picture: String?
  let rowHeading: String
  /// Markup, escaped already.
  let heads: String
  let rows: String
  let hasRows: Bool

  /// - Parameter links: by key of a row.
  init(_ table: ReportTable, picture: String?, links: [String: String] = [:], _ spelling: Spelling) {
    let groups = Self.groups(of: table.columns)
    identifier = table.identifier
    heading = spelling.text(table.heading)
    notes = table.notes.map(spelling.text)
    hidden = table.hidden.map(spelling.language.text)
    // A picture of what is hidden would show it.
    self.picture = table.hidden == nil ? picture : nil
    rowHeading = spelling.text(table.rowHeading)
    heads = TableMarkup.text { markup in
      for group in groups {
        let isWords = table.rows.contains { row in group.first.map { row.figures[$0].isWords } ?? false }
        markup.add(Self.head(group.map { table.columns[$0] }, kind: isWords ? "words" : "number", spelling))
      }
    }
    rows = TableMarkup.text { markup in
      for (number, row) in table.rows.enumerated() {
        markup.add(
          TableModel.Row(
            identifier: "\(table.identifier)/\(number)", kind: "row", name: spelling.text(row.label),
            link: links[row.key],
            cells: groups.map { Self.cell($0.map { (table.columns[$0], row.figures[$0]) }, spelling) }))
      }
    }
    hasRows = !table.rows.isEmpty
  }

  /// Each column with the lesser ones that follow it.
  private static func groups(of columns: [ReportTable.Column]) -> [[Int]] {
    columns.indices.reduce(into: []) { groups, index in
      if columns[index].isLesser, let last = groups.indices.last {
        groups[last].append(index)
      } else {
        groups.append([index])
      }
    }
  }

  private static func head(_ columns: [ReportTable.Column], kind: String, _ spelling: Spelling) -> TableModel.Head {
    let lesser = columns.dropFirst()
    let isInterval = lesser.map { $0.path.last } == ["lower", "upper"]
    let titles = isInterval ? [spelling.language.text(.interval)] : lesser.map { spelling.text($0.title) }
    return TableModel.Head(
      kind: kind, title: columns.first.map { spelling.text($0.title) } ?? "",
      minor: titles.isEmpty ? nil : titles.joined(separator: ", "))
  }

  private static func cell(_ figures: [(ReportTable.Column, Figure)], _ spelling: Spelling) -> TableModel.Cell {
    let lesser = figures.dropFirst().filter { $0.1.hasValue }
    let minor = lesser.enumerated().map { number, figure in
      let after = number == lesser.count - 1 ? "" : figure.0.path.last == "lower" ? " – " : " "
      return piece(figure.0, figure.1, spelling, after: after)
    }
    return TableModel.Cell(
      kind: figures.first.map { $0.1.isWords ? "words" : "number" } ?? "number",
      pieces: figures.prefix(1).map { piece($0.0, $0.1, spelling, after: "") },
      minor: minor)
  }

  private static func piece(
    _ column: ReportTable.Column, _ figure: Figure, _ spelling: Spelling, after: String
  ) -> TableModel.Piece {
    TableModel.Piece(
      identifier: column.identifier, kind: figure.kind, text: spelling.text(figure), after: after)
  }
}

extension Figure {
  fileprivate var isWords: Bool {
    switch self {
    case .word, .issuedWord, .text, .code: true
    case .count, .percentage, .points, .time, .none, .unknown, .withheld: false
    }
  }
}
