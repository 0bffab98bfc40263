import Foundation
import Testing

@testable import EvaluationSheets

/// Files as other programs write them; how they were made stands beside them.
struct FixtureReadingTests {
  @Test func aWorkbookOfOpenpyxlSaysWhatAPersonReads() throws {
    let sheets = try SheetReader.read(try fixture("openpyxl.xlsx"))
    #expect(sheets.map(\.name) == ["Cán bộ", "Ẩn"])
    #expect(sheets.map(\.isHidden) == [false, true])
    let rows = sheets[0].rows
    #expect(rows.map(\.line) == [1, 2, 3, 4, 7])
    #expect(rows[0].cells.map(\.text) == ["Mã", "Họ và tên", "Số hồ sơ", "Tỷ lệ", "Từ ngày", "Ghi chú"])
    #expect(rows[1].cells.map(\.text) == ["00123", "Nguyễn Thị Hòa", "12", "0.125", "2026-11-21", "TRUE"])
    #expect(rows[1].cells.map(\.kind) == [.text, .text, .number, .number, .day, .truth])
    #expect(rows[2].cells.map(\.text) == ["00007", "Trần Văn\nThủy", "1.5", "1", "2026-11-21 14:30", ""])
    #expect(rows[2].cells.last?.kind == .uncomputed)
    #expect(rows[3].cells.map(\.text) == ["gộp", "", "", "", "", "đậm và nhạt"])
    #expect(rows[4][column: 4] == SheetCell(.time, "07:05"))
    #expect(rows[4][column: 5].kind == .uncomputed)
    #expect(rows.map(\.isHidden) == [false, false, false, false, true])
    #expect(sheets[0].hiddenColumns == [4])
  }

  @Test func aWorkbookOfLibreOfficeSaysTheSameAndWhatItsFormulasCameTo() throws {
    let sheets = try SheetReader.read(try fixture("libreoffice.xlsx"))
    // It keeps a sheet that was a chart as a sheet without cells.
    #expect(sheets.map(\.name) == ["Cán bộ", "Ẩn", "Biểu đồ"])
    #expect(sheets.map(\.isHidden) == [false, true, false])
    #expect(sheets[2].rows.isEmpty)
    let rows = sheets[0].rows
    #expect(rows.map(\.line) == [1, 2, 3, 4, 7])
    #expect(rows[1].cells.map(\.text) == ["00123", "Nguyễn Thị Hòa", "12", "0.125", "2026-11-21", "TRUE"])
    #expect(rows[2].cells.map(\.text) == ["00007", "Trần Văn\nThủy", "1.5", "1", "2026-11-21 14:30", "2"])
    #expect(rows[3].cells.map(\.text) == ["gộp", "", "", "", "", "đậm và nhạt"])
    #expect(rows[4][column: 5] == SheetCell(.error, "#DIV/0!"))
    #expect(rows[4][column: 6] == SheetCell(.text, "xy"))
    #expect(rows[4].isHidden)
    #expect(sheets[0].hiddenColumns == [4])
  }

  @Test func daysCountedFrom1904AreTheSameDays() throws {
    let sheet = try #require(try SheetReader.read(try fixture("openpyxl-1904.xlsx")).first)
    #expect(sheet.rows.first?.cells == [SheetCell(.day, "2026-11-21")])
  }

  @Test(arguments: [
    ("libreoffice.xls", SheetProblem.Kind.oldWorkbook), ("libreoffice.ods", .openDocument),
    ("locked.xlsx", .passwordProtected),
  ])
  func otherKindsOfFilesAreToldByTheirContent(name: String, kind: SheetProblem.Kind) throws {
    #expect(problem(try fixture(name))?.kind == kind)
  }
}
