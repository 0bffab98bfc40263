/// One column of a page's table: a figure, perhaps with lesser ones below it, perhaps with a picture.
struct TableColumn<Row: Sendable> {
  /// A lesser figure and the text around it.
  struct Lesser {
    let column: ReportColumn<Row>
    let before: String
    let after: String
  }

  let title: String
  let minorTitle: String?
  let figure: ReportColumn<Row>?
  let lesser: [Lesser]
  let plot: ((Row) -> TableModel.Plot?)?

  init(
    _ title: String, minorTitle: String? = nil, _ figure: ReportColumn<Row>?, lesser: [Lesser] = [],
    plot: ((Row) -> TableModel.Plot?)? = nil
  ) {
    self.title = title
    self.minorTitle = minorTitle
    self.figure = figure
    self.lesser = lesser
    self.plot = plot
  }

  /// The column under its own title.
  init(_ figure: ReportColumn<Row>, _ language: Language) { self.init(figure.title(language), figure) }

  var head: TableModel.Head { TableModel.Head(title: title, minor: minorTitle) }

  func cell(_ row: Row, _ spelling: Spelling) -> TableModel.Cell {
    let pieces = figure.map { [piece($0, row, spelling)] } ?? []
    let shown = lesser.filter { $0.column.figure(row).hasValue }
    let minor = shown.map { piece($0.column, row, spelling, before: $0.before, after: $0.after) }
    return TableModel.Cell(
      pieces: pieces, minor: minor, plot: plot?(row))
  }

  private func piece(
    _ column: ReportColumn<Row>, _ row: Row, _ spelling: Spelling, before: String = "", after: String = ""
  ) -> TableModel.Piece {
    let figure = column.figure(row)
    return TableModel.Piece(
      before: before, identifier: column.identifier, kind: figure.kind, text: spelling.text(figure), after: after)
  }
}

extension Figure {
  /// Whether there is a value; a lesser figure without one is not shown at all.
  var hasValue: Bool {
    switch self {
    case .count, .percentage, .points, .time, .word, .issuedWord, .code, .text: true
    case .none, .unknown, .withheld: false
    }
  }

  /// The style of a figure's text.
  var kind: String {
    switch self {
    case .unknown: "unknown"
    case .count(0): "zero"
    case .word(_, .digestDiffers), .word(_, .continuityUnproven), .word(_, .continuityAbandoned), .word(_, .eventOpen):
      "alarm"
    case .issuedWord(_, _, true): "alarm"
    case .code: "code"
    default: "figure"
    }
  }
}
