import Foundation
import RatingModel
import Testing

@testable import EvaluationSheets

struct WorkbookCheckTests {
  private func found(_ change: (inout WorkbookSheet) -> Void) -> WorkbookProblem.Kind? {
    var workbook = SampleWorkbook.quarter
    change(&workbook.sheets[0])
    return writingProblem(workbook)?.kind
  }

  @Test func aWorkbookNeedsSheetsAndASheetColumns() {
    var workbook = SampleWorkbook.quarter
    workbook.sheets = []
    #expect(writingProblem(workbook)?.kind == .sheetsMissing)
    #expect(found { ($0.columns, $0.rows, $0.chart) = ([], [], nil) } == .columnsMissing)
  }

  @Test func sheetsHaveNamesOfTheirOwn() throws {
    var workbook = SampleWorkbook.quarter
    workbook.sheets[0].name = try #require(SheetName("ĐƠN VỊ"))
    workbook.sheets[1].name = try #require(SheetName("Đơn vị"))
    #expect(writingProblem(workbook)?.kind == .sheetNameRepeated)
    workbook.sheets = Array(repeating: SampleWorkbook.notReported, count: WorkbookLimits.sheets + 1)
    #expect(writingProblem(workbook)?.kind == .tooManySheets)
  }

  @Test func valuesStandInColumnsOfTheirKind() {
    #expect(found { $0.rows = [[.whole(1)]] } == .valueMisplaced)
    #expect(found { $0.rows = [[nil, nil, .percent(tenths: 1)]] } == .valueMisplaced)
    #expect(found { $0.rows = [[nil, nil, .decimal(1)]] } == .valueMisplaced)
    #expect(found { $0.rows = [Array(repeating: nil, count: 7) + [.text("x")]] } == .valueMisplaced)
    #expect(found { $0.rows = [[nil, nil, .text("ẩn"), .text("ẩn"), nil, .whole(8), .text("ẩn")]] } == nil)
  }

  @Test func numbersKeepTheirDigits() {
    #expect(found { $0.rows = [[nil, nil, .whole(WorkbookLimits.largestWhole)]] } == nil)
    #expect(found { $0.rows = [[nil, nil, .whole(WorkbookLimits.largestWhole + 1)]] } == .numberTooLarge)
    #expect(found { $0.rows = [[nil, nil, .whole(.min)]] } == .numberTooLarge)
    #expect(found { $0.rows = [[nil, nil, nil, nil, nil, .decimal(.nan)]] } == .numberTooLarge)
    #expect(found { $0.rows = [[nil, nil, nil, nil, nil, .decimal(.greatestFiniteMagnitude)]] } == .numberTooLarge)
  }

  @Test func chartsShowColumnsOfNumbersThatAreThere() {
    for (categories, series) in [(0, [0]), (0, [6]), (0, [7]), (0, [-1]), (7, [3]), (0, [])] {
      #expect(
        found { $0.chart = WorkbookChart(.line, title: "", categories: categories, series: series) }
          == .chartColumnUnknown)
    }
  }

  @Test func sizesHaveBounds() {
    #expect(found { $0.rows = Array(repeating: [], count: WorkbookLimits.rows + 1) } == .tooManyRows)
    #expect(
      found { sheet in
        (sheet.columns, sheet.rows, sheet.chart) = (
          Array(repeating: WorkbookColumn("c", .text), count: WorkbookLimits.columns + 1), [], nil
        )
      } == .tooManyColumns)
    #expect(
      found { sheet in
        (sheet.columns, sheet.chart) = (
          Array(repeating: WorkbookColumn("c", .text), count: WorkbookLimits.columns), nil
        )
        sheet.rows = Array(repeating: [], count: WorkbookLimits.cells / WorkbookLimits.columns)
      } == .tooManyCells)
    #expect(found { $0.notes = Array(repeating: "x", count: WorkbookLimits.lines + 1) } == .tooManyLines)
    #expect(found { $0.titleLines = [String(repeating: "x", count: 32_768)] } == .textTooLong)
    #expect(found { $0.footer = String(repeating: "&", count: 1000) } == nil)
    #expect(found { $0.frozenColumns = .max } == nil)
  }

  @Test func aFooterIsCutBetweenItsCharacters() {
    let footer = SheetPrinting.footer("x" + String(repeating: "&", count: 500))
    #expect(footer.utf16.count == 199)
    #expect(footer.dropFirst().count.isMultiple(of: 2))
  }
}
