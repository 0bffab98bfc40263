import Foundation

/// The report of one subject for a spreadsheet, in the words and with the decimal mark of the reader's language.
///
/// One table after the other, each under a line with its headings. The first four cells of a line are the section, the table,
/// the row's code and its name; all lines are equally long.
package enum ReportSheetCSV {
  package static func data(_ sheet: ReportSheet, language: Language) -> Data {
    let spelling = Spelling(language: language, zone: sheet.period.zone)
    let lines: [[String]] = heading(of: sheet, spelling) + sheet.sections.flatMap { Self.lines(of: $0, spelling) }
    let width = lines.map(\.count).max() ?? 0
    var csv = CSVText()
    for line in lines { csv.append(line + [String](repeating: "", count: width - line.count)) }
    return csv.data
  }

  private static func heading(of sheet: ReportSheet, _ spelling: Spelling) -> [[String]] {
    let language = spelling.language
    let subject = [language.text(sheet.subject.title), "", sheet.subject.code, sheet.subject.name ?? ""]
    let group = [language.text(.comparedWith), "", sheet.group.code.text, sheet.group.name ?? ""]
    return [subject] + (sheet.hasGroup ? [group] : []) + [
      [language.text(.reportPeriod), "", "", spelling.text(sheet.period)]
    ] + sheet.structureLines.map { [language.text(.structure), "", "", spelling.text($0)] } + [
      [language.text(.reportMade), "", "", spelling.text(sheet.made)]
    ] + (sheet.closing.map { ClosingImprint($0, spelling).lines.map { [$0.label, "", "", $0.text] } } ?? [])
  }

  private static func lines(of section: ReportSection, _ spelling: Spelling) -> [[String]] {
    section.tables.flatMap { table in
      let names = [spelling.text(section.heading), spelling.text(table.heading)]
      let hidden: [[String]] = table.hidden.map { [names + ["", spelling.language.text($0)]] } ?? []
      let rows = table.rows.map { cells(of: $0, names, spelling) }
      return [head(of: table, spelling)] + hidden + rows
    }
  }

  private static func head(of table: ReportTable, _ spelling: Spelling) -> [String] {
    let named = [ReportWord.section, .table, .code].map(spelling.language.text)
    return named + [spelling.text(table.rowHeading)] + table.columns.map { spelling.text($0.title) }
  }

  private static func cells(of row: ReportTable.Row, _ names: [String], _ spelling: Spelling) -> [String] {
    let figures = row.figures.map { spelling.text($0) }
    return names + [row.key, spelling.text(row.label)] + figures
  }
}

extension ReportSubject {
  /// What a report of it is called.
  var title: ReportWord {
    switch self {
    case .clerk: .subjectTitleClerk
    case .counter: .subjectTitleCounter
    case .unit: .subjectTitleUnit
    }
  }
}
