import EvaluationStore
import RatingModel

/// Lays the report's figures out in tables that fit the width of A4.
struct ReportTables {
  private let report: ClerkReport
  let spelling: Spelling
  var language: Language { spelling.language }

  init(_ report: ClerkReport, _ spelling: Spelling) {
    self.report = report
    self.spelling = spelling
  }

  /// Sessions, ratings by scale, marks, presses.
  /// - Parameters:
  ///   - rows: some of the report's; each is told by its place among all of them.
  ///   - part: the first half of the rows' identifiers; keeps dated and undated rows apart.
  func rated(_ rows: ArraySlice<ClerkRow>, total: ClerkRow?, part: String) -> [TableModel] {
    let rows = zip(rows.indices, rows).map { ("\(part)/\($0)", $1) } + (total.map { [("total", $0)] } ?? [])
    return [table("sessions", part, .sectionSessions, rows, sessions)]
      + report.scales.map {
        table("ratings-\($0.id)-\($0.version)", part, .sectionRatings, rows, ratings(on: $0), scale: $0)
      }
      + [
        table("marks", part, .sectionMarks, rows, plain(ClerkColumn.marks), note: .noteMarks),
        table("presses", part, .sectionPresses, rows, plain(ClerkColumn.presses), note: .notePresses),
      ]
  }

  func kiosks(_ rows: [KioskRow]) -> TableModel {
    let layout = kioskLayout
    return TableModel(
      identifier: "kiosks", kind: "kiosks", heading: language.text(.sectionKiosks),
      note: rows.contains { $0.kiosk.place == nil } ? language.text(.noteKioskElsewhere) : nil,
      rowHeading: language.text(.kiosk), heads: layout.map(\.head),
      rows: rows.enumerated().map { number, row in
        TableModel.Row(
          identifier: "kiosk/\(number)", kind: "kiosk", name: row.kiosk.kiosk.text,
          cells: layout.map { $0.cell(row, spelling) })
      })
  }

  /// The kiosk's own id heads the row; what belongs together stands together, so that the last column is seen too.
  private var kioskLayout: [TableColumn<KioskRow>] {
    let under = [["unit"]: ["counter"], ["lastHeard"]: ["headAt"]]
    let columns = KioskColumn.state
    return columns.filter { $0.path != ["kiosk"] && !under.values.contains($0.path) }.map { column in
      guard let lesser = columns.first(where: { $0.path == under[column.path] }) else {
        return TableColumn(column, language)
      }
      return TableColumn(
        column.title(language), minorTitle: lesser.title(language), column,
        lesser: [.init(column: lesser, before: "", after: "")])
    }
  }

  private func table(
    _ name: String, _ part: String, _ heading: ReportWord, _ rows: [(identifier: String, row: ClerkRow)],
    _ layout: [TableColumn<ClerkRow>], note: ReportWord? = nil, scale: Scale? = nil
  ) -> TableModel {
    TableModel(
      identifier: "\(part)-\(name)", kind: "clerks", heading: language.text(heading),
      detail: scale.map { language.text(.scaleVersion).filled([$0.id.text, "\($0.version)"]) },
      note: note.map(language.text), rowHeading: language.text(.clerk), heads: layout.map(\.head),
      rows: rows.map { row($0.row, $0.identifier, layout) })
  }

  private func row(_ row: ClerkRow, _ identifier: String, _ layout: [TableColumn<ClerkRow>]) -> TableModel.Row {
    let caption = RowCaption(row, language)
    return TableModel.Row(
      identifier: identifier, kind: caption.kind(of: row), name: caption.name, link: link(to: row),
      captions: captions(of: row, caption), cells: layout.map { $0.cell(row, spelling) })
  }

  /// The clerk's code, between which days it was, where else it was.
  private func captions(of row: ClerkRow, _ caption: RowCaption) -> [TableModel.Caption] {
    let elsewhere = row.subject == .total ? [] : row.served.filter { $0.code != report.unit.code }
    let minor = [
      row.neighbours.map { "\(language.text(.undatedBetween)) \(spelling.text($0))" },
      elsewhere.isEmpty ? nil : elsewhere.map { $0.name ?? $0.code.text }.joined(separator: "; "),
    ].compactMap(\.self)
    return (caption.code.map { [TableModel.Caption(kind: "code", text: $0)] } ?? [])
      + minor.map { TableModel.Caption(kind: "minor", text: $0) }
  }

  private func link(to row: ClerkRow) -> String? {
    guard case .clerk(let clerk, _) = row.subject else { return nil }
    return PagePath.oneClerkReport.link(
      language, clerk: clerk, unit: report.unit.code, from: report.period.from, through: report.period.through)
  }

  private func plain(_ columns: [ClerkColumn]) -> [TableColumn<ClerkRow>] { columns.map { TableColumn($0, language) } }

  private var sessions: [TableColumn<ClerkRow>] { plain(ClerkColumn.sessions + ClerkColumn.rates) }

  private func ratings(on scale: Scale) -> [TableColumn<ClerkRow>] {
    let levels = scale.levels.map { level in
      TableColumn(
        level.label(language), minorTitle: level.satisfied ? language.text(.countsAsSatisfied) : nil,
        ClerkColumn.count(of: level, on: scale),
        lesser: [.init(column: ClerkColumn.share(of: level, on: scale), before: "", after: " %")])
    }
    return [TableColumn(language.text(.ratings), ClerkColumn.count(on: scale))] + levels + [
      TableColumn(language.text(.satisfied), ClerkColumn.satisfiedCount(on: scale)),
      TableColumn(
        language.text(.satisfiedShare), minorTitle: language.text(.interval), ClerkColumn.satisfiedShare(on: scale),
        lesser: [
          .init(column: ClerkColumn.lower(on: scale), before: "", after: " – "),
          .init(column: ClerkColumn.upper(on: scale), before: "", after: ""),
        ]),
      TableColumn("0 – 100 %", nil) { TableModel.Plot(ScaleRatings(of: $0.figures, on: scale)) },
      TableColumn(language.text(.sample), ClerkColumn.sample(on: scale)),
    ] + plain([ClerkColumn.responseRate, ClerkColumn.coverage])
  }
}

extension RowCaption {
  fileprivate func kind(of row: ClerkRow) -> String {
    switch row.subject {
    case .clerk: isRegistered ? "clerk" : "clerk unregistered"
    case .counter: "counter"
    case .total: "total"
    }
  }
}

extension String {
  /// Puts values in place of `%1`, `%2`.
  func filled(_ values: [String]) -> String {
    values.enumerated().reduce(self) { text, value in text.replacing("%\(value.offset + 1)", with: value.element) }
  }
}
