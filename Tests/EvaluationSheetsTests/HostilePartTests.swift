import Foundation
import Testing

@testable import EvaluationSheets

struct HostilePartTests {
  private static let sheet = "xl/worksheets/sheet1.xml"

  private func found(_ content: String, _ limits: SheetLimits = SheetLimits()) throws -> SheetProblem.Kind? {
    try found(Data(content.utf8), limits)
  }

  private func found(_ content: Data, _ limits: SheetLimits = SheetLimits()) throws -> SheetProblem.Kind? {
    var workbook = WrittenWorkbook()
    workbook.set(Self.sheet, content)
    return try problem(workbook, limits)?.kind
  }

  @Test(arguments: [
    #"<!DOCTYPE w [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><w>&c;</w>"#, #"<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>"#,
    #"<?xml version="1.0"?> <!-- <w> --> <!DOCTYPE w><w/>"#, "<!doctype w><w/>", "\u{FEFF}<!DOCTYPE w><w/>",
  ])
  func declarationsOfTypesAreRefusedBeforeAnyParserSeesThem(content: String) throws {
    #expect(try found(content) == .partDeclaresTypes)
  }

  @Test(arguments: [
    "", " ", "<", "<w", "<w>", "<w><a></w></a>", "<w></w>x", "<w/><w/>", "<w>&unknown;</w>", "<w a='1' a='2'/>",
    "<w>\u{0}</w>", "text",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w/>", "<?xml version='1.0' encoding='windows-1258'?><w/>", "<?xml",
    "<!-- <w/>",
    "<w>\u{1}</w>",
  ])
  func whatIsNotWellFormedIsRefusedToItsEnd(content: String) throws {
    #expect(try found(content) == .partMalformed)
  }

  @Test func partsInOtherEncodingsAreRefused() throws {
    let hidden = "<!DOCTYPE w><w/>"
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf16, .utf32] {
      let data = try #require(hidden.data(using: encoding))
      #expect(try found(data) == .partMalformed)
    }
    #expect(try found(Data([0x3C, 0x77, 0x3E, 0xFF, 0xFE, 0x3C, 0x2F, 0x77, 0x3E])) == .partMalformed)
  }

  @Test func nestingHasABound() throws {
    let limit = SheetLimits().depth
    let open = { (count: Int) in String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count) }
    #expect(try found(open(limit)) == nil)
    #expect(try found(open(limit + 1)) == .partTooDeep)
    var limits = SheetLimits()
    limits.unpackingRatio = 2000
    #expect(try found(open(200_000), limits) == .partTooDeep)
  }

  @Test func anAttributeOfElevenMegabytesIsNoReasonToFall() throws {
    var limits = SheetLimits()
    limits.unpackingRatio = 2000
    #expect(try found("<w a='" + String(repeating: "x", count: 11_000_000) + "'/>", limits) == .partMalformed)
  }

  @Test func aSheetWithoutRowsIsEmpty() throws {
    var workbook = WrittenWorkbook()
    workbook.set(Self.sheet, "<worksheet/>")
    #expect(try workbook.sheets()[0].rows.isEmpty)
  }
}
