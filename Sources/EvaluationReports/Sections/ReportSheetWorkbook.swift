import EvaluationSheets
import Foundation
import RatingModel

/// The report of one subject as a workbook: a sheet for each table, with real numbers, in the words of the reader's language.
///
/// What the page does not show is text here, too: `dưới 10` where a figure is withheld, and an empty cell where there is none.
package enum ReportSheetWorkbook {
  /// A file of XLSX. Equal reports give equal bytes.
  package static func data(_ sheet: ReportSheet, language: Language) throws(WorkbookProblem) -> Data {
    try WorkbookWriter.data(of: workbook(sheet, language: language))
  }

  static func workbook(_ sheet: ReportSheet, language: Language) -> Workbook {
    let spelling = Spelling(language: language, zone: sheet.period.zone)
    var (sheets, taken) = ([WorkbookSheet](), [SheetName]())
    for section in sheet.sections {
      for table in section.tables {
        let name = SheetName.fitting("\(sheets.count + 1) \(spelling.text(table.heading))", besides: taken)
        taken.append(name)
        sheets.append(Self.sheet(table, of: section, named: name, in: sheet, spelling))
      }
    }
    return Workbook(
      title: titleLines(sheet, spelling).prefix(2).joined(separator: " – "),
      language: language == .vietnamese ? .vietnamese : .english,
      madeAt: Date(timeIntervalSince1970: Double(sheet.made.milliseconds) / 1000), sheets: sheets)
  }

  private static func titleLines(_ sheet: ReportSheet, _ spelling: Spelling) -> [String] {
    let language = spelling.language
    return [
      language.text(sheet.subject.title),
      [sheet.subject.code, sheet.subject.name].compactMap(\.self).joined(separator: " – "),
      "\(language.text(.reportPeriod)): \(spelling.text(sheet.period))",
    ] + sheet.structureLines.map { "\(language.text(.structure)): \(spelling.text($0))" } + [
      "\(language.text(.reportMade)): \(spelling.text(sheet.made))"
    ] + (sheet.hasGroup ? ["\(language.text(.comparedWith)): \(sheet.group.caption)"] : [])
      + (sheet.closing.map { ClosingImprint($0, spelling).lines.map { "\($0.label): \($0.text)" } } ?? [])
  }

  private static func sheet(
    _ table: ReportTable, of section: ReportSection, named name: SheetName, in sheet: ReportSheet, _ spelling: Spelling
  ) -> WorkbookSheet {
    let language = spelling.language
    let kinds = table.columns.indices.map { column in kind(of: table.rows.map { $0.figures[column] }) }
    let columns =
      [
        WorkbookColumn(language.text(.code), .text), WorkbookColumn(spelling.text(table.rowHeading), .text),
      ] + zip(table.columns, kinds).map { WorkbookColumn(spelling.text($0.title), $1) }
    let rows = table.rows.map { row in
      [.text(row.key), .text(spelling.text(row.label))]
        + zip(row.figures, kinds).map { value($0, in: $1, spelling) }
    }
    let heading = "\(spelling.text(section.heading)) – \(spelling.text(table.heading))"
    return WorkbookSheet(
      name: name, titleLines: [heading] + titleLines(sheet, spelling), columns: columns, rows: rows,
      notes: (table.hidden.map { [language.text($0)] } ?? []) + (section.notes + table.notes).map(spelling.text),
      footer: titleLines(sheet, spelling).prefix(2).joined(separator: " – "), frozenColumns: 2,
      chart: chart(table, kinds, heading))
  }

  /// That of the column's figures; a column of words is one of texts.
  private static func kind(of figures: [Figure]) -> WorkbookColumn.Kind {
    for figure in figures {
      switch figure {
      case .count: return .wholeNumber
      case .percentage: return .percent
      case .points: return .decimal(places: 1)
      case .time, .word, .issuedWord, .code, .text: return .text
      case .none, .unknown, .withheld: continue
      }
    }
    return .text
  }

  private static func value(_ figure: Figure, in kind: WorkbookColumn.Kind, _ spelling: Spelling) -> WorkbookValue? {
    switch (figure, kind) {
    case (.none, _): nil
    case (.count(let count), .wholeNumber): .whole(count)
    case (.percentage(let percentage), .percent): .percent(tenths: percentage.tenths)
    case (.points(let tenths), .decimal): .decimal(Decimal(tenths) / 10)
    default: .text(spelling.text(figure))
    }
  }

  /// What is told month by month or level by level is drawn, its first column of numbers.
  private static func chart(
    _ table: ReportTable, _ kinds: [WorkbookColumn.Kind], _ title: String
  ) -> WorkbookChart? {
    let isDrawn = ["trend-", "levels-"].contains { table.identifier.hasPrefix($0) }
    guard isDrawn, table.rows.count > 1, let column = kinds.firstIndex(of: .wholeNumber) else { return nil }
    return WorkbookChart(.columns, title: title, categories: 1, series: [column + 2])
  }
}
