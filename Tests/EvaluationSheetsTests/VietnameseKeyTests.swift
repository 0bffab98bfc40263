import Foundation
import Testing

@testable import EvaluationSheets

struct VietnameseKeyTests {
  @Test(arguments: [
    ("Nguyễn Thị Hòa", "nguyễn thị hoà"), ("Thủy", "Thuỷ"), ("THÚY", "thuý"), ("Quý", "qúy"), ("Khỏe", "khoẻ"),
    ("Lê  Văn\u{A0}\nA", " Lê Văn A "),
    ("Đặng", "ÐẶNG"), ("Đặng", "\u{189}ặng"), ("Nguy\u{200B}ễn", "Nguyễn"), ("Y Khoa Niê-Kđăm", "y khoa niê-kđăm"),
    ("Loan (hòa)", "loan (hoà)"),
  ])
  func theSameNameIsTheSameHoweverItWasTyped(left: String, right: String) {
    for first in [left, left.decomposedStringWithCanonicalMapping] {
      for second in [right, right.precomposedStringWithCanonicalMapping] {
        #expect(VietnameseKey.comparable(first) == VietnameseKey.comparable(second))
      }
    }
  }

  @Test(arguments: [
    ("Hòa", "Hóa"), ("Hòa", "Hoa"), ("Lê", "Le"), ("Đào", "Dào"), ("Hoà An", "Hoa Àn"), ("Trần", "Trấn"),
    ("Vân", "Văn"), ("Thư", "Thu"),
    ("Nguyễn Văn A", "Nguyễn VănA"), ("A-B", "A B"), ("Tú", "Từ"),
  ])
  func namesThatDifferStayDifferent(left: String, right: String) {
    #expect(VietnameseKey.comparable(left) != VietnameseKey.comparable(right))
  }

  @Test func theKeyOfAKeyIsItself() {
    for name in ["Nguyễn Thị Hòa", "  THUỶ ", "", "\u{301}", "Y Ê-ban (Ðắk Lắk)", "a\u{301}\u{323} b"] {
      let key = VietnameseKey.comparable(name)
      #expect(VietnameseKey.comparable(key) == key)
    }
  }

  @Test func nothingIsTheKeyOfBlanks() {
    #expect(VietnameseKey.comparable(" \n\t\u{200B}\u{FEFF}") == "")
  }
}
