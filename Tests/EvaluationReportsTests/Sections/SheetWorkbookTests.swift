import EvaluationSheets
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

@Suite("The report of one subject as a workbook")
struct SheetWorkbookTests {
  /// What a spreadsheet holds, read back, beside what the page writes.
  @Test(arguments: Language.allCases, SmallNumbers.Reader.allCases)
  func itHoldsTheFiguresOfThePage(language: Language, reader: SmallNumbers.Reader) throws {
    let report = try SubjectFacts.full().report()
    let sheet = ReportSheet(report, for: reader, on: report.period.through)
    let spelling = Spelling(language: language, zone: report.period.zone)

    let book = try SheetReader.read(try ReportSheetWorkbook.data(sheet, language: language))

    #expect(book.count == sheet.tables.count)
    var compared = 0
    for (read, table) in zip(book, sheet.tables) {
      let heads = table.columns.map { spelling.text($0.title) }
      let header = try #require(
        read.rows.first { row in heads.indices.allSatisfy { row[column: $0 + 3].text == heads[$0] } && !heads.isEmpty },
        "\(table.identifier)")
      for (number, row) in table.rows.enumerated() {
        let line = try #require(read.rows.first { $0.line == header.line + 1 + number })
        #expect(line[column: 1].text == row.key)
        #expect(line[column: 2].text == spelling.text(row.label))
        for (column, figure) in row.figures.enumerated() {
          #expect(
            Self.shows(line[column: column + 3].text, figure, spelling), "\(table.identifier) \(row.key) \(column)")
          compared += 1
        }
      }
    }
    #expect(compared > (reader == .outside ? -1 : 400))
  }

  private static func shows(_ text: String, _ figure: Figure, _ spelling: Spelling) -> Bool {
    switch figure {
    case .none: text.isEmpty
    case .percentage(let percentage):
      Double(text).map { Int(($0 * 1000).rounded()) == percentage.tenths } ?? (text == spelling.text(figure))
    case .points(let tenths): Double(text).map { Int(($0 * 10).rounded()) == tenths } ?? false
    default: text == spelling.text(figure)
    }
  }

  @Test func equalReportsGiveEqualBytes() throws {
    let report = try SubjectFacts.full().report()
    let sheet = ReportSheet(report, for: .inside, on: report.period.through)

    let (first, second) = (
      try ReportSheetWorkbook.data(sheet, language: .vietnamese),
      try ReportSheetWorkbook.data(sheet, language: .vietnamese)
    )

    #expect(first == second)
  }
}
