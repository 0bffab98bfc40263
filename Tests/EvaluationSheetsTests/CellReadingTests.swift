import Foundation
import Testing

@testable import EvaluationSheets

struct CellReadingTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("12", "12"), ("12.0", "12"), ("1E3", "1000"), ("0.125", "0.125"), ("-7.5", "-7.5"),
    ("0.30000000000000004", "0.3"), ("7.2999999999999998", "7.3"), ("1e-7", "0.0000001"),
    ("123456789012345", "123456789012345"),
    ("1e20", "100000000000000000000"), ("46347.604166666664", "46347.6041666667"), ("0.1e1", "1"),
  ])
  func numbersAreWrittenAsAPersonReadsThem(value: String, text: String) throws {
    #expect(try WrittenWorkbook.cells("<c><v>\(value)</v></c>").first?.text == text)
  }

  @Test func aNumberOfMoreDigitsThanAreKeptIsMarked() throws {
    #expect(try WrittenWorkbook.cells("<c><v>999999999999999</v></c>").first?.kind == .number)
    #expect(try WrittenWorkbook.cells("<c><v>1000000000000000</v></c>").first?.kind == .roundedNumber)
    #expect(try WrittenWorkbook.cells("<c><v>-1.2E+25</v></c>").first?.kind == .roundedNumber)
  }

  @Test(arguments: ["NaN", "inf", "0x10", "1,5", " 1", "1e999", "--1", "nan", "١"])
  func whatIsNoNumberIsAFaultOfTheFile(value: String) throws {
    #expect(try problem(WrittenWorkbook(rows: "<row><c><v>\(value)</v></c></row>"))?.kind == .partMalformed)
  }

  @Test func sharedAndInlineTextsJoinTheirRunsAndPassOverPronunciation() throws {
    let texts = """
      <si><t>một</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">hai </t></r><r><t>ba</t></r>\
      <rPh sb="0" eb="1"><t>đọc</t></rPh><phoneticPr fontId="1"/></si><si><t/></si>
      """
    let cells = try WrittenWorkbook.cells(
      #"<c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><r><t>bốn</t></r><rPh><t>x</t></rPh><r><t> năm</t></r></is></c>"#,
      texts: texts)
    #expect(cells == [SheetCell(.text, "hai ba"), SheetCell(.text, "một"), .empty, SheetCell(.text, "bốn năm")])
  }

  @Test(arguments: ["3", "-1", "x", "1.0"])
  func aSharedTextThatIsNotThereIsAFaultOfTheFile(index: String) throws {
    let workbook = WrittenWorkbook(rows: #"<row r="5"><c t="s"><v>\#(index)</v></c></row>"#, texts: "<si><t>a</t></si>")
    let found = try #require(try problem(workbook))
    #expect(found.kind == .partMalformed)
    #expect(found.sheet == "Bảng")
    #expect(found.line == 5)
  }

  @Test func textsAreInOneFormWhateverWroteThem() throws {
    let decomposed = "Nguyễn".decomposedStringWithCanonicalMapping
    let cells = try WrittenWorkbook.cells(
      #"<c t="str"><v>\#(decomposed)</v></c><c t="str"><v>a_x000D__x000A_b&#13;&#10;c&#13;d</v></c><c t="str"><v>_x005F_x0041_ _xZZZZ_ _x0041_</v></c>"#
    )
    #expect(Array(cells[0].text.unicodeScalars) == Array("Nguyễn".precomposedStringWithCanonicalMapping.unicodeScalars))
    #expect(cells[1].text == "a\nb\nc\nd")
    #expect(cells[2].text == "_x0041_ _xZZZZ_ A")
  }

  @Test func truthErrorsAndFormulasAreTold() throws {
    let cells = try WrittenWorkbook.cells(
      #"<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c><f>A1</f><v>5</v></c><c><f>A1</f></c><c t="str"><f>""</f><v></v></c><c t="str"><f>X</f><v>có</v></c><c><v>1</v></c>"#
    )
    #expect(
      cells == [
        SheetCell(.truth, "TRUE"), SheetCell(.truth, "FALSE"), SheetCell(.error, "#REF!"), SheetCell(.number, "5"),
        SheetCell(.uncomputed, ""), .empty, SheetCell(.text, "có"), SheetCell(.number, "1"),
      ])
  }

  @Test func aTextIsNeverTakenForTheCodeOfAFormula() throws {
    let cells = try WrittenWorkbook.cells(#"<c><f>HYPERLINK("http://x/","y")</f><v>3</v></c>"#)
    #expect(cells == [SheetCell(.number, "3")])
  }
}
