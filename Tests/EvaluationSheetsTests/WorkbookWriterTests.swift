import Foundation
import RatingModel
import Testing

@testable import EvaluationSheets

struct WorkbookWriterTests {
  private func rows(_ workbook: Workbook) throws -> [SheetRow] {
    try #require(try SheetReader.read(try WorkbookWriter.data(of: workbook)).first).rows
  }

  private func book(_ columns: [WorkbookColumn], _ rows: [[WorkbookValue?]]) -> Workbook {
    Workbook(
      title: "t", language: .english, madeAt: SampleWorkbook.madeAt,
      sheets: [WorkbookSheet(name: .fitting("s"), columns: columns, rows: rows)])
  }

  private func part(_ name: String, of workbook: Workbook) throws -> String {
    String(
      decoding: try Archive(try WorkbookWriter.data(of: workbook), limits: SheetLimits()).part(name), as: UTF8.self)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let sheets = try SheetReader.read(try WorkbookWriter.data(of: SampleWorkbook.quarter))
    #expect(sheets.map(\.name) == ["Cư M'gar cán bộ", "Chưa báo cáo"])
    let rows = sheets[0].rows
    #expect(rows.map(\.line) == [1, 2, 3, 5, 6, 7, 8, 10])
    #expect(rows[4].cells.map(\.text) == ["00123", "Nguyễn Thị Hòa", "1234", "0.722", "0.265", "8.5", "2026-10-01"])
    #expect(rows[4].cells.map(\.kind) == [.text, .text, .number, .number, .number, .number, .day])
    #expect(rows[5].cells.map(\.text) == ["=1+1", "Y Khoa Niê Kđăm\n(thay thế)", "31", "0", "1", "7.3", "2026-11-21"])
    #expect(rows[6].cells.map(\.text) == ["CB03", "https://vi.du/", "dưới 10"])
    #expect(rows[5].cells[0].kind == .text)
  }

  @Test func equalWorkbooksAreEqualToTheByteAndNamePersonNone() throws {
    let first = try WorkbookWriter.data(of: SampleWorkbook.quarter)
    #expect(try WorkbookWriter.data(of: SampleWorkbook.quarter) == first)
    let core = try part("docProps/core.xml", of: SampleWorkbook.quarter)
    #expect(core.contains("<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>"))
    #expect(core.contains("2026-11-21T00:30:00Z"))
  }

  @Test func aTimeBeforeAllCountingIsNotTheTimeOfWriting() throws {
    var workbook = SampleWorkbook.quarter
    workbook.madeAt = Date(timeIntervalSince1970: 0)
    #expect(try part("docProps/core.xml", of: workbook).contains("1970-01-01T00:00:01Z"))
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@SUM(A1)", "http://vi.du/", "mailto:a@b", "{=1}", "internal:A1", "\t=1", "'=1", "<b>&amp;",
    "  a  ",
  ])
  func textsStayTexts(text: String) throws {
    let workbook = book([WorkbookColumn(text, .text)], [[.text(text)]])
    #expect(try rows(workbook).map(\.cells) == [[SheetCell(.text, text)], [SheetCell(.text, text)]])
    let sheet = try part("xl/worksheets/sheet1.xml", of: workbook)
    #expect(!sheet.contains("<f>"))
    #expect(!sheet.contains("hyperlink"))
  }

  @Test(arguments: [
    ("a\u{0}b\u{7}\u{1B}c", "abc"), ("a\r\nb\rc", "a\nb\nc"), ("\u{202E}gpj.exe", "gpj.exe"), ("_x0041_", "_x0041_"),
    ("_x005F_x0041_", "_x005F_x0041_"),
    ("a\u{FFFE}\u{FFFF}b", "ab"), ("\u{85}\u{9F}z", "z"), ("e\u{302}\u{323}", "ệ"), ("😀", "😀"),
  ])
  func whatCannotBePrintedIsLeftOutAndTheRestComesBack(text: String, read: String) throws {
    #expect(try rows(book([WorkbookColumn("c", .text)], [[.text(text)]])).last?.cells.map(\.text) == [read])
  }

  @Test func noValueIsAnEmptyCellAndNotZero() throws {
    let columns = [WorkbookColumn("a", .text), WorkbookColumn("b", .wholeNumber), WorkbookColumn("c", .percent)]
    let read = try rows(book(columns, [[.text("x"), nil, .percent(tenths: 0)], [.text("y")], [nil, .whole(0)]]))
    #expect(read[1].cells.map(\.kind) == [.text, .empty, .number])
    #expect(read[2].cells.count == 1)
    #expect(read[3].cells == [.empty, SheetCell(.number, "0")])
  }

  @Test(arguments: [0, 1, 5, 333, 667, 999, 1000, 1234, -5])
  func aPercentageIsTheFigureOfThePage(tenths: Int) throws {
    let read = try rows(book([WorkbookColumn("p", .percent)], [[.percent(tenths: tenths)]]))
    let text = try #require(read.last?.cells.first?.text)
    #expect(Decimal(string: text) == Decimal(tenths) / 1000)
  }

  @Test(arguments: ["0.1", "7.3", "8.05", "-2.25", "99999.999999", "0"])
  func decimalsComeBackExactly(text: String) throws {
    let value = try #require(Decimal(string: text))
    let read = try rows(book([WorkbookColumn("d", .decimal(places: 6))], [[.decimal(value)]]))
    #expect(read.last?.cells.first?.text == text)
  }

  @Test(arguments: ["1900-03-01", "1999-12-31", "2024-02-29", "9999-12-31"])
  func daysAreRealDays(text: String) throws {
    let day = try #require(CivilDate(text))
    #expect(try rows(book([WorkbookColumn("d", .day)], [[.day(day)]])).last?.cells == [SheetCell(.day, text)])
  }

  @Test func daysThatProgramsCountDifferentlyAreTexts() throws {
    let day = try #require(CivilDate("1900-02-28"))
    #expect(try rows(book([WorkbookColumn("d", .day)], [[.day(day)]])).last?.cells == [SheetCell(.text, "1900-02-28")])
  }

  @Test func aTextOfTheMostCharactersPassesAndOneMoreIsTold() throws {
    let most = String(repeating: "ệ", count: WorkbookLimits.cellCharacters)
    #expect(try rows(book([WorkbookColumn("c", .text)], [[.text(most)]])).last?.cells.first?.text == most)
    let workbook = book([WorkbookColumn("c", .text)], [[nil], [.text(most + "x")]])
    #expect(
      writingProblem(workbook) == WorkbookProblem(.textTooLong, sheet: "s", row: 2, column: 1, "32767"))
  }

  @Test func theHeaderStaysIsFilteredAndIsPrintedOnEveryPage() throws {
    let sheet = try part("xl/worksheets/sheet1.xml", of: SampleWorkbook.quarter)
    #expect(sheet.contains(#"xSplit="2" ySplit="5""#))
    #expect(sheet.contains(#"<autoFilter ref="A5:G8"/>"#))
    #expect(sheet.contains(#"paperSize="9" fitToHeight="0" orientation="landscape""#))
    #expect(sheet.contains("Số 12/BC-PVHCC &amp;&amp; phụ lục"))
    #expect(try part("xl/workbook.xml", of: SampleWorkbook.quarter).contains("_xlnm.Print_Titles"))
  }

  @Test func aRowOfSeveralLinesHasRoomForThem() throws {
    #expect(
      try part("xl/worksheets/sheet1.xml", of: SampleWorkbook.quarter).contains(#"<row r="7" spans="1:7" ht="32""#))
  }

  @Test(arguments: WorkbookChart.Kind.allCases)
  func aChartIsDrawnFromTheCellsAndItsAxisBeginsAtZero(kind: WorkbookChart.Kind) throws {
    var workbook = SampleWorkbook.quarter
    workbook.sheets[0].chart = WorkbookChart(kind, title: "=1 & <2>", categories: 1, series: [3, 4])
    let chart = try part("xl/charts/chart1.xml", of: workbook)
    #expect(chart.contains("<c:f>'Cư M''gar cán bộ'!$D$6:$D$8</c:f>"))
    #expect(chart.contains("<c:f>'Cư M''gar cán bộ'!$B$6:$B$8</c:f>"))
    #expect(chart.contains("<a:t> =1 &amp; &lt;2&gt;</a:t>"))
    let axis = try #require(chart.firstRange(of: "<c:valAx>")).lowerBound
    #expect(chart[axis...].contains(#"<c:min val="0"/>"#) == (kind != .line))
    #expect(!chart[..<axis].contains("<c:min"))
    #expect(chart[axis...].contains(#"<c:numFmt formatCode="0%""#))
    #expect(chart[..<axis].contains(#"<c:orientation val="maxMin"/>"#) == (kind == .bars))
  }

  @Test func aChartOfNothingIsNotDrawn() throws {
    var workbook = SampleWorkbook.quarter
    workbook.sheets[0].rows = []
    let archive = try Archive(try WorkbookWriter.data(of: workbook), limits: SheetLimits())
    #expect(!archive.has("xl/charts/chart1.xml"))
  }

  @Test func aWorkbookThatWasWrittenInPartIsNotHandedOut() throws {
    let data = try WorkbookWriter.data(of: SampleWorkbook.quarter)
    #expect(throws: WorkbookProblem.self) { try WorkbookProof.check(data.dropLast(), cells: [33, 1]) }
    #expect(throws: WorkbookProblem.self) { try WorkbookProof.check(data, cells: [33, 2]) }
    #expect(throws: Never.self) { try WorkbookProof.check(data, cells: [32, 1]) }
  }

  @Test func tenThousandRowsAreAllThere() throws {
    let columns = [WorkbookColumn("mã", .text), WorkbookColumn("số", .wholeNumber)]
    let written = (0..<10_000).map { [WorkbookValue.text("CB\($0)"), .whole($0)] }
    let read = try rows(book(columns, written))
    #expect(read.count == 10_001)
    #expect(read.last?.cells.map(\.text) == ["CB9999", "9999"])
  }

  @Test func manyAtATimeDoNotDisturbEachOther() async throws {
    let expected = try WorkbookWriter.data(of: SampleWorkbook.quarter)
    try await withThrowingTaskGroup(of: Data.self) { group in
      for _ in 0..<8 { group.addTask { try WorkbookWriter.data(of: SampleWorkbook.quarter) } }
      for try await data in group { #expect(data == expected) }
    }
  }
}

/// The problem of a workbook, or `nil` when there is none.
func writingProblem(_ workbook: Workbook) -> WorkbookProblem? {
  do {
    _ = try WorkbookWriter.data(of: workbook)
    return nil
  } catch {
    return error
  }
}
