import Foundation
import Testing

@testable import EvaluationSheets

struct DayReadingTests {
  @Test(arguments: [
    ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"), ("61", "1900-03-01"), ("0", "1900-01-00"),
    ("46347", "2026-11-21"), ("46347.99999", "2026-11-21"), ("2958465", "9999-12-31"), ("45351", "2024-02-29"),
  ])
  func daysCountedFrom1900HaveTheDayThatNeverWas(serial: String, day: String) throws {
    #expect(try WrittenWorkbook.shown(serial, code: "dd/mm/yyyy") == SheetCell(.day, day))
  }

  @Test(arguments: [("0", "1904-01-01"), ("60", "1904-03-01"), ("44885", "2026-11-21")])
  func daysCountedFrom1904BeginAtZero(serial: String, day: String) throws {
    let properties = #"<workbookPr date1904="true"/>"#
    #expect(try WrittenWorkbook.shown(serial, code: "dd/mm/yyyy", properties: properties) == SheetCell(.day, day))
  }

  @Test(arguments: ["-1", "2958466", "1e12", "-0.5"])
  func whatIsNoDayIsAnErrorAsItIsShown(serial: String) throws {
    #expect(try WrittenWorkbook.shown(serial, code: "dd/mm/yyyy")?.kind == .error)
  }

  @Test(arguments: [
    ("0.604166666666667", "hh:mm", SheetCell(.time, "14:30")),
    ("46347.604166666664", "dd/mm/yyyy hh:mm", SheetCell(.moment, "2026-11-21 14:30")),
    ("46347.5000578704", "yyyy-mm-dd hh:mm:ss", SheetCell(.moment, "2026-11-21 12:00:05")),
    ("46347.999999", "d/m/yy h:mm", SheetCell(.moment, "2026-11-22 00:00")),
    ("1.0868055555555556", "[h]:mm:ss", SheetCell(.time, "26:05")), ("2.5", "hh:mm", SheetCell(.time, "12:00")),
  ])
  func timesAreRoundedToTheSecond(serial: String, code: String, cell: SheetCell) throws {
    #expect(try WrittenWorkbook.shown(serial, code: code) == cell)
  }

  @Test(arguments: [
    "dd/mm/yyyy", "[$-42A]d mmmm yyyy;@", "mmm-yy", "m/d", "yyyy", #"dd\-mm\-yyyy"#, "[Red]dd/mm", "dddd",
    #"&quot;Ngày&quot; dd"#,
    "D-M-YY",
  ])
  func formatsOfDaysAreKnown(code: String) throws {
    #expect(try WrittenWorkbook.shown("46347", code: code)?.kind == .day)
  }

  @Test(arguments: [
    "General", "0", "#,##0.00", "[Red]0.00", "0.00&quot;d&quot;", #"0\d"#, "@", "0.0%", "0.00E+00", "#,##0_d", "0*s",
    "[$đ-42A]#,##0", "# ?/?",
    "0;dd/mm/yyyy",
  ])
  func formatsOfNumbersAreNotTakenForDays(code: String) throws {
    #expect(try WrittenWorkbook.shown("46347", code: code) == SheetCell(.number, "46347"))
  }

  @Test(arguments: [
    (14, SheetCell.Kind.day), (22, .moment), (20, .time), (46, .time), (9, .number), (49, .number), (58, .day),
  ])
  func builtInFormatsAreKnown(id: Int, kind: SheetCell.Kind) throws {
    let cells = try WrittenWorkbook.cells(
      #"<c s="0"><v>2.5</v></c>"#,
      formats: #"<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="\#(id)"/></cellXfs>"#)
    #expect(cells.first?.kind == kind)
  }

  @Test(arguments: [("7", "00007"), ("123456", "123456"), ("-7", "-00007"), ("0", "00000"), ("6.5", "00007")])
  func codesThatAFormatFillsWithZerosKeepThem(value: String, text: String) throws {
    #expect(try WrittenWorkbook.shown(value, code: "00000") == SheetCell(.number, text))
  }

  @Test(arguments: [
    ("2026-11-21", SheetCell(.day, "2026-11-21")), ("2026-11-21T00:00:00", SheetCell(.day, "2026-11-21")),
    ("2026-11-21T14:30:00.000Z", SheetCell(.moment, "2026-11-21 14:30")),
    ("2026-11-21T14:30:05", SheetCell(.moment, "2026-11-21 14:30:05")), ("2026-02-30", SheetCell(.text, "2026-02-30")),
  ])
  func daysThatAreSpeltOutAreRead(value: String, cell: SheetCell) throws {
    #expect(try WrittenWorkbook.cells("<c t=\"d\"><v>\(value)</v></c>") == [cell])
  }

  @Test func aFormatThatIsNotThereIsNoFormat() throws {
    #expect(try WrittenWorkbook.cells(#"<c s="99"><v>5</v></c>"#) == [SheetCell(.number, "5")])
    #expect(try WrittenWorkbook.cells(#"<c s="-1"><v>5</v></c>"#) == [SheetCell(.number, "5")])
  }
}
