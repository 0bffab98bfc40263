import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

/// Reads the three forms of the report of one subject back as a person or a program would, and compares them cell by cell.
@Suite("Equal figures in the report of one subject")
struct EqualSheetTests {
  @Test(arguments: Language.allCases, SmallNumbers.Reader.allCases)
  func pageCSVAndJSONShowTheSameFigures(language: Language, reader: SmallNumbers.Reader) throws {
    for report in try SubjectFacts.fullReports() { try Self.compare(report, language, reader) }
  }

  private static func compare(_ report: SubjectReport, _ language: Language, _ reader: SmallNumbers.Reader) throws {
    // given
    let sheet = ReportSheet(report, for: reader, on: report.period.through)
    // when
    let page = SheetPage(ReportSheetPage.html(sheet, frame: PageFrame(language: language)))
    let csv = try RenderedCSV(ReportSheetCSV.data(sheet, language: language))
    let json = try RenderedJSON(ReportSheetJSON.data(sheet))
    let spelling = Spelling(language: language, zone: report.period.zone)
    // then
    var lines = ([csv.header] + csv.lines)[((sheet.hasGroup ? 4 : 3) + sheet.structureLines.count)...]
    var compared = 0
    for (number, section) in sheet.sections.enumerated() {
      for (place, table) in section.tables.enumerated() {
        let node = json.root["sections"][number]["tables"][place]
        let head = lines.popFirst()
        #expect(head?[3] == spelling.text(table.rowHeading))
        if let hidden = table.hidden {
          let line = lines.popFirst()
          #expect(line?[3] == language.text(hidden))
        }
        for (index, row) in table.rows.enumerated() {
          let line = lines.popFirst()
          let cells = try #require(line)
          for (column, figure) in row.figures.enumerated() {
            let head = table.columns[column]
            let name = "\(table.identifier)/\(index) \(head.identifier)"
            #expect(cells[4 + column].unprotected == spelling.text(figure), "\(name) in CSV")
            #expect(
              node["rows"][index].figure(head.path, like: figure, spelling) == spelling.text(figure), "\(name) in JSON")
            if !(head.isLesser && !figure.hasValue) {
              #expect(page.figures[name] == spelling.text(figure), "\(name) on the page")
            }
            compared += 1
          }
        }
      }
    }
    #expect(lines.isEmpty)
    #expect(page.figures.count <= compared)
    #expect(compared > (reader == .outside ? -1 : 400))
  }

  @Test func everyCodeOfASectionIsCoveredByTheFullSheet() throws {
    let sheet = try SubjectFacts.fullReports().flatMap(\.sections)
    #expect(Set(sheet.map(\.code)) == Set(ReportSection.Code.allCases))
  }

  @Test func identifiersOfTablesAndRowsAreTheirOwn() throws {
    for report in try SubjectFacts.fullReports() {
      let tables = report.sections.flatMap(\.tables)
      #expect(Set(tables.map(\.identifier)).count == tables.count)
    }
    for table in try SubjectFacts.fullReports().flatMap(\.sections).flatMap(\.tables) {
      #expect(Set(table.rows.map(\.key)).count == table.rows.count, "\(table.identifier)")
      #expect(Set(table.columns.map(\.path)).count == table.columns.count, "\(table.identifier)")
      #expect(table.identifier.wholeMatch(of: /[A-Za-z0-9-]+/) != nil)
    }
  }

  @Test func noPathIsTheBeginningOfAnother() throws {
    // An object cannot be a figure as well: one would overwrite the other.
    for table in try SubjectFacts.fullReports().flatMap(\.sections).flatMap(\.tables) {
      for column in table.columns {
        let beginnings = table.columns.filter { $0 != column && column.path.starts(with: $0.path) }
        #expect(beginnings.isEmpty, "\(table.identifier) \(column.identifier)")
      }
    }
  }

  @Test func allLinesOfTheCSVAreEquallyLong() throws {
    let report = try SubjectFacts.full().report()
    let csv = try RenderedCSV(
      ReportSheetCSV.data(ReportSheet(report, for: .inside, on: report.period.through), language: .vietnamese))
    #expect(csv.lines.allSatisfy { $0.count == csv.header.count })
    #expect(csv.header.prefix(3) == ["Báo cáo của cán bộ", "", "H56.14/CB01"])
  }

  @Test func nothingInTheCSVIsTakenForAFormula() throws {
    let report = try SubjectFacts.full().report()
    let csv = try RenderedCSV(
      ReportSheetCSV.data(ReportSheet(report, for: .inside, on: report.period.through), language: .english))
    for cell in ([csv.header] + csv.lines).flatMap(\.self) {
      #expect(cell.first.map { !"=+-@".contains($0) } ?? true, "\(cell)")
    }
  }
}

extension JSONNode {
  /// What the page would say for the figure at `path`; `nil` when nothing is there.
  fileprivate func figure(_ path: [String], like figure: Figure, _ spelling: Spelling) -> String? {
    let found = path.reduce(self["figures"]) { $0[$1] }.value
    switch figure {
    case .word(let code, let word): return found as? String == code ? spelling.language.text(word) : nil
    case .none, .withheld, .unknown: return found is NSNull ? spelling.text(figure) : nil
    default: return self["figures"].text(at: path, like: figure, spelling.language)
    }
  }
}

extension String {
  /// Without the apostrophe that keeps a spreadsheet from taking the text for a formula.
  fileprivate var unprotected: String { hasPrefix("'") ? String(dropFirst()) : self }
}

/// The figures that a page shows, by row and path.
struct SheetPage {
  let figures: [String: String]

  init(_ html: String) {
    var figures: [String: String] = [:]
    for row in html.matches(of: /<tr class="row" data-row="([^"]+)">(.*?)<\/tr>/.dotMatchesNewlines()) {
      for figure in row.2.matches(of: /data-figure="([^"]+)">([^<]*)</) {
        figures["\(row.1) \(figure.1)"] = String(figure.2).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
          .replacing("&lt;", with: "<")
          .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      }
    }
    self.figures = figures
  }
}
