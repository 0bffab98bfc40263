import EvaluationStore
import Foundation

/// The report as one table for a spreadsheet, in the words and with the decimal mark of the reader's language.
///
/// The first column tells what a row is: a clerk, the total, something undated, a kiosk, an integrity event. Rows of
/// clerks have the report's figures, rows of kiosks and events those of theirs; the other cells are empty.
package enum ClerkReportCSV {
  package static func data(_ report: ClerkReport, language: Language) -> Data {
    let spelling = Spelling(language: language, zone: report.period.zone)
    var csv = CSVText()
    csv.append(header(of: report, language))
    let parts = [(ReportWord.partClerks, report.rows), (.partTotal, [report.total]), (.partUndated, report.undated)]
    for (part, rows) in parts {
      for row in rows { csv.append(cells(of: row, in: report, part, spelling)) }
    }
    for kiosk in report.kiosks { csv.append(cells(of: kiosk, in: report, spelling)) }
    for event in report.events { csv.append(cells(of: event, in: report, spelling)) }
    return csv.data
  }

  private static func header(of report: ClerkReport, _ language: Language) -> [String] {
    let named: [ReportWord] = [.part, .undatedBetween, .code, .name, .served]
    return named.map(language.text) + report.columns.map { $0.title(language) }
      + report.kioskColumns.map { "\(language.text(.kiosk)): \($0.title(language))" }
      + report.eventColumns.map { "\(language.text(.partEvents)): \($0.title(language))" }
  }

  private static func cells(
    of row: ClerkRow, in report: ClerkReport, _ part: ReportWord, _ spelling: Spelling
  ) -> [String] {
    let caption = RowCaption(row, spelling.language)
    let between = row.neighbours.map(spelling.text) ?? ""
    let served = row.served.map(\.caption).joined(separator: "; ")
    return [spelling.language.text(part), between, caption.code ?? "", caption.name, served]
      + report.columns.map { spelling.text($0.figure(row)) } + empty(report.kioskColumns)
      + empty(report.eventColumns)
  }

  private static func cells(of kiosk: KioskRow, in report: ClerkReport, _ spelling: Spelling) -> [String] {
    [spelling.language.text(.partKiosks), "", "", "", ""] + empty(report.columns)
      + report.kioskColumns.map { spelling.text($0.figure(kiosk)) } + empty(report.eventColumns)
  }

  private static func cells(
    of event: IntegrityEvent, in report: ClerkReport, _ spelling: Spelling
  ) -> [String] {
    [spelling.language.text(.partEvents), "", "", "", ""] + empty(report.columns) + empty(report.kioskColumns)
      + report.eventColumns.map { spelling.text($0.figure(event)) }
  }

  private static func empty<Row>(_ columns: [ReportColumn<Row>]) -> [String] { columns.map { _ in "" } }
}
