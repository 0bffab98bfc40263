import Foundation
import Testing

@testable import EvaluationReports

struct CSVTextTests {
  @Test func theFileBeginsWithAByteOrderMarkAndLinesEndWithCarriageReturnAndLineFeed() {
    var csv = CSVText()
    csv.append(["a", "b"])
    csv.append(["c", "d"])
    #expect(Array(csv.data) == [0xEF, 0xBB, 0xBF] + Array("a,b\r\nc,d\r\n".utf8))
  }

  @Test(arguments: ["=1+1", "+84", "-5", "@SUM(A1)", "\tx", "\rx"])
  func textThatASpreadsheetWouldTakeForAFormulaGetsAnApostrophe(text: String) {
    let field = CSVText.field(text)
    #expect(field.hasPrefix("'") || field.hasPrefix("\"'"))
  }

  @Test func aCombiningMarkAfterTheSignDoesNotHideTheFormula() {
    #expect(CSVText.field("=\u{0301}1+1").unicodeScalars.first == "'")
  }

  @Test func separatorsQuotesAndLineEndsAreQuoted() {
    #expect(CSVText.field("97,4") == "\"97,4\"")
    #expect(CSVText.field("Quầy \"một\"") == "\"Quầy \"\"một\"\"\"")
    #expect(CSVText.field("a\nb") == "\"a\nb\"")
    #expect(CSVText.field("Nguyễn Thị Hà") == "Nguyễn Thị Hà")
  }
}
