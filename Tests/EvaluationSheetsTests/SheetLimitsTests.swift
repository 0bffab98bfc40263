import Foundation
import Testing

@testable import EvaluationSheets

/// Each bound lets its own size pass, and nothing beyond.
struct SheetLimitsTests {
  private func kinds(
    _ workbook: WrittenWorkbook, _ bound: WritableKeyPath<SheetLimits, Int>, _ size: Int
  ) throws -> [SheetProblem.Kind?] {
    try [size, size - 1].map { value in
      var limits = SheetLimits()
      limits[keyPath: bound] = value
      return try problem(workbook, limits)?.kind
    }
  }

  private static let rows = (1...3).map { _ in "<row><c><v>1</v></c><c r=\"\"/></row>" }.joined()
    .replacing("<c r=\"\"/>", with: "<c><v>2</v></c>")

  @Test func ofRowsOfAllSheetsTogether() throws {
    var workbook = WrittenWorkbook(rows: Self.rows)
    workbook.set(
      "xl/workbook.xml", WrittenWorkbook.workbook(#"<sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId1"/>"#))
    #expect(try kinds(workbook, \.rows, 6) == [nil, .tooManyRows])
    #expect(try kinds(workbook, \.cells, 12) == [nil, .tooManyCells])
    #expect(try kinds(workbook, \.sheets, 2) == [nil, .tooManySheets])
  }

  @Test func ofColumns() throws {
    #expect(try kinds(WrittenWorkbook(rows: Self.rows), \.columns, 2) == [nil, .tooManyColumns])
  }

  @Test func ofCellsThatAreLeftOutBetweenOthers() throws {
    let rows = (1...10).map { "<row r=\"\($0)\"><c r=\"IV\($0)\"><v>1</v></c></row>" }.joined()
    #expect(try kinds(WrittenWorkbook(rows: rows), \.cells, 2560) == [nil, .tooManyCells])
  }

  @Test func ofCharactersInACellAsExcelCountsThem() throws {
    // Four units: one outside of the basic plane counts twice.
    for cell in [#"<c t="str"><v>a😀b</v></c>"#, #"<c t="inlineStr"><is><t>a😀b</t></is></c>"#] {
      #expect(try kinds(WrittenWorkbook(rows: "<row>\(cell)</row>"), \.cellCharacters, 4) == [nil, .cellTooLong])
    }
    let texts = "<si><t>abcd</t></si>"
    #expect(try kinds(WrittenWorkbook(texts: texts), \.cellCharacters, 4) == [nil, .cellTooLong])
  }

  @Test func ofCharactersWhileTheyAreRead() throws {
    let text = String(repeating: "x", count: 1_000_000)
    #expect(try problem(WrittenWorkbook(rows: "<row><c t=\"str\"><v>\(text)</v></c></row>"))?.kind == .cellTooLong)
    #expect(try problem(WrittenWorkbook(texts: "<si><t>\(text)</t></si>"))?.kind == .cellTooLong)
  }

  @Test func ofSharedTextsFormatsAndMerges() throws {
    #expect(
      try kinds(WrittenWorkbook(texts: "<si/><si/><si/>"), \.sharedTexts, 3) == [nil, .tooManySharedTexts])
    #expect(
      try kinds(WrittenWorkbook(formats: "<cellXfs><xf/><xf/></cellXfs>"), \.formats, 2) == [nil, .tooManyFormats])
    let after = #"<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/></mergeCells>"#
    #expect(try kinds(WrittenWorkbook(after: after), \.merges, 2) == [nil, .tooManyMerges])
  }

  @Test func regionsThatCoverEachOtherEndInABound() throws {
    var limits = SheetLimits()
    limits.cells = 1000
    let rows = (1...100).map { _ in "<row><c><v>1</v></c></row>" }.joined()
    let after = "<mergeCells>" + String(repeating: #"<mergeCell ref="A1:XFD1048576"/>"#, count: 50) + "</mergeCells>"
    #expect(try problem(WrittenWorkbook(rows: rows, after: after), limits)?.kind == .tooManyMerges)
  }

  @Test func aProblemSaysWhereItIs() throws {
    var limits = SheetLimits()
    limits.columns = 1
    let found = try #require(try problem(WrittenWorkbook(rows: #"<row r="7"><c r="B7"><v>1</v></c></row>"#), limits))
    #expect(found == SheetProblem(.tooManyColumns, sheet: "Bảng", line: 7, "1"))
  }
}
