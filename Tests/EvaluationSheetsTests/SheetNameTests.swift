import Foundation
import Testing

@testable import EvaluationSheets

struct SheetNameTests {
  @Test(arguments: ["Cán bộ", "Cư M'gar", "a", String(repeating: "ệ", count: 31), "Quý IV.2026 (1)"])
  func namesThatExcelAcceptsAreAccepted(text: String) {
    #expect(SheetName(text)?.text == text)
  }

  @Test(arguments: [
    "", "a/b", "a:b", "[a]", "a?", "a*", #"a\b"#, "'a", "a'", "a/\u{301}", "History", "HISTORY",
    String(repeating: "a", count: 32),
    "a\nb", "a\u{0}",
    String(repeating: "😀", count: 16),
  ])
  func othersAreNot(text: String) {
    #expect(SheetName(text) == nil)
  }

  @Test(arguments: [
    ("Quý IV/2026", "Quý IV 2026"), ("'a'", "a"), ("[x]: y", "x y"),
    (String(repeating: "ab ", count: 20), "ab ab ab ab ab ab ab ab ab ab a"),
    ("History", "History (2)"), ("", "(1)"), ("///", "(1)"), ("a/\u{301}b", "a \u{301}b"), ("e\u{FEFF}\u{323}", "ẹ"),
    ("\t\u{2028}", "(1)"), ("a\tb", "a b"),
    (String(repeating: "😀", count: 20), String(repeating: "😀", count: 15)),
  ])
  func anyTextHasANameThatFits(text: String, name: String) {
    #expect(SheetName.fitting(text).text == name)
  }

  @Test func aNameThatIsTakenIsNumbered() {
    var taken: [SheetName] = []
    for _ in 0..<12 { taken.append(.fitting(String(repeating: "Đ", count: 40), besides: taken)) }
    #expect(Set(taken.map { $0.text.lowercased() }).count == 12)
    #expect(taken.allSatisfy { SheetName($0.text) != nil })
    #expect(taken.last?.text.hasSuffix(" (12)") == true)
    #expect(SheetName.fitting("đơn vị", besides: [.fitting("ĐƠN VỊ")]).text == "đơn vị (2)")
  }
}
