import Foundation
import Testing

@testable import EvaluationSheets

struct WorksheetReadingTests {
  @Test func rowsAndCellsStandWhereTheySay() throws {
    let workbook = WrittenWorkbook(
      rows:
        #"<row r="2"><c r="C2"><v>1</v></c></row><row><c><v>2</v></c><c r="D3"><v>3</v></c><c><v>4</v></c></row><row r="9"/>"#
    )
    let rows = try #require(try workbook.sheets().first).rows
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows[0].cells.map(\.text) == ["", "", "1"])
    #expect(rows[1].cells.map(\.text) == ["2", "", "", "3", "4"])
    #expect(rows[0][column: 3].text == "1")
    #expect(rows[0][column: 4] == .empty)
    #expect(rows[0][column: 0] == .empty)
  }

  @Test(arguments: [
    #"<row r="2"/><row r="2"/>"#, #"<row r="3"/><row r="2"/>"#, #"<row r="0"/>"#, #"<row r="-1"/>"#,
    #"<row r="1048577"/>"#, #"<row r="x"/>"#,
    #"<row r="1"><c r="B1"/><c r="A1"/></row>"#, #"<row r="1"><c r="A1"/><c r="A1"/></row>"#,
    #"<row r="1"><c r="A2"/></row>"#,
    #"<row r="1"><c r="XFE1"/></row>"#, #"<row r="1"><c r="A"/></row>"#, #"<row r="1"><c r="1"/></row>"#,
    #"<row r="1"><c r="A1B"/></row>"#,
    #"<row r="1"><c><c/></c></row>"#, "<c/>", #"<row r="1"><c t="z"><v>1</v></c></row>"#,
  ])
  func aSheetThatContradictsItselfIsRefused(rows: String) throws {
    #expect(try problem(WrittenWorkbook(rows: rows))?.kind == .partMalformed)
  }

  @Test func cellsWithAFormatAloneCountForNothing() throws {
    let rows = (1...300).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\" s=\"1\"/></row>" }.joined()
    var limits = SheetLimits()
    limits.rows = 1
    #expect(try WrittenWorkbook(rows: rows + #"<row r="301"><c><v>1</v></c></row>"#).sheets(limits)[0].rows.count == 1)
  }

  @Test func ofMergedCellsOnlyTheFirstSaysAnything() throws {
    let rows = (1...4).map { line in
      "<row r=\"\(line)\">" + (1...3).map { "<c><v>\(line)\($0)</v></c>" }.joined() + "</row>"
    }
    let after =
      #"<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C2:C4"/><mergeCell ref="A3:B3"/><mergeCell ref="A4"/></mergeCells>"#
    let read = try WrittenWorkbook(rows: rows.joined(), after: after).sheets()[0].rows
    #expect(read.map { $0.cells.map(\.text) } == [["11", "", "13"], ["", "", "23"], ["31"], ["41", "42"]])
  }

  @Test func aRowOfWhichEverythingIsCoveredIsPassedOver() throws {
    let rows = #"<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row><row r="3"><c><v>3</v></c></row>"#
    let after = #"<mergeCells><mergeCell ref="A1:XFD2"/></mergeCells>"#
    #expect(try WrittenWorkbook(rows: rows, after: after).sheets()[0].rows.map(\.line) == [1, 3])
  }

  @Test(arguments: ["B2:A1", "A1:", "x", "A1:B2:C3", ""])
  func aRegionThatIsNoneIsAFaultOfTheFile(reference: String) throws {
    let after = "<mergeCells><mergeCell ref=\"\(reference)\"/></mergeCells>"
    #expect(try problem(WrittenWorkbook(after: after))?.kind == .partMalformed)
  }

  @Test func strictWorkbooksAndOtherPrefixesSayTheSame() throws {
    var workbook = WrittenWorkbook()
    let strict = "http://purl.oclc.org/ooxml/officeDocument"
    workbook.set(
      "_rels/.rels",
      #"<p:Relationships xmlns:p="urn:p"><p:Relationship Id="a" Type="\#(strict)/relationships/officeDocument" Target="/xl/workbook.xml"/></p:Relationships>"#
    )
    workbook.set(
      "xl/workbook.xml",
      #"<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="\#(strict)/relationships"><x:sheets><x:sheet name="S" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>"#
    )
    workbook.set(
      "xl/worksheets/sheet1.xml",
      #"<x:worksheet xmlns:x="urn:s"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>chữ</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"#
    )
    #expect(try workbook.sheets()[0].rows.first?.cells == [SheetCell(.text, "chữ")])
  }

  @Test func targetsAreFoundFromTheRootFromBesideAndWhateverTheirCapitals() throws {
    for target in [
      "/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml", "Worksheets/SHEET1.xml",
    ] {
      var workbook = WrittenWorkbook(rows: "<row><c><v>1</v></c></row>")
      workbook.set("xl/_rels/workbook.xml.rels", WrittenWorkbook.relationships([("rId1", "worksheet", target)]))
      #expect(try workbook.sheets()[0].rows.count == 1, "\(target)")
    }
  }

  @Test func aWorkbookWithMacrosAndLinksIsReadWithoutThem() throws {
    var workbook = WrittenWorkbook(rows: "<row><c><v>1</v></c></row>")
    workbook.set("xl/vbaProject.bin", Data([0xD0, 0xCF, 0x11, 0xE0]))
    workbook.set(
      "xl/worksheets/_rels/sheet1.xml.rels",
      #"<Relationships><Relationship Id="r" Type="h/hyperlink" Target="http://vi.du/" TargetMode="External"/></Relationships>"#
    )
    #expect(try workbook.sheets()[0].rows.count == 1)
  }

  @Test func hiddenColumnsAreToldWithinTheBoundsOfATable() throws {
    let before =
      #"<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="250" max="16384" hidden="true"/><col min="9" max="8" hidden="1"/></cols>"#
    #expect(try WrittenWorkbook(before: before).sheets()[0].hiddenColumns == Set([2, 3] + Array(250...256)))
  }

  @Test func sheetsKeepTheOrderOfTheWorkbookAndChartsAreNoTables() throws {
    var workbook = WrittenWorkbook()
    workbook.set(
      "xl/workbook.xml",
      WrittenWorkbook.workbook(
        #"<sheet name="Hai" r:id="b"/><sheet name="Vẽ" r:id="c"/><sheet name="Một" state="veryHidden" r:id="a"/>"#))
    workbook.set(
      "xl/_rels/workbook.xml.rels",
      WrittenWorkbook.relationships([
        ("a", "worksheet", "worksheets/sheet1.xml"), ("b", "worksheet", "worksheets/sheet1.xml"),
        ("c", "chartsheet", "no.xml"),
      ]))
    let sheets = try workbook.sheets()
    #expect(sheets.map(\.name) == ["Hai", "Một"])
    #expect(sheets.map(\.isHidden) == [false, true])
  }
}
