import EvaluationStore
import Foundation
import RatingModel
import Testing

struct EnrolmentListTests {
  private static func read(_ text: String) -> Result<EnrolmentList, EnrolmentListRefusal> {
    EnrolmentList.read(Data(text.utf8))
  }

  @Test(arguments: [
    "unit,counter\nH56.14,Q01\nH56.14,Q02\n", "\u{FEFF}counter,unit\r\nQ01,H56.14\r\n\r\nQ02,H56.14",
    "unit,counter\n\"H56.14\", Q01\nH56.14 , Q02 \n,\n",
  ])
  func aListIsReadInAnyOrderOfColumnsWithOrWithoutAByteOrderMark(text: String) throws {
    let places = try Self.read(text).get().rows.map { "\($0.place.unit) \($0.place.counter)" }
    #expect(places == ["H56.14 Q01", "H56.14 Q02"])
  }

  @Test(arguments: [
    ("", ["1 list-header-wrong"]), ("unit\nH56.14\n", ["1 list-header-wrong"]),
    ("unit;counter\nH56.14;Q01\n", ["1 list-header-wrong"]), ("unit,counter\n", ["1 list-empty"]),
    (
      "unit,counter\nh56,Q01\nH56.14,q 1\nH56.14,Q01\nH56.14\n\nH56.14,Q01\n",
      [
        "2 list-unit-invalid", "3 list-counter-invalid", "5 list-field-count", "7 list-counter-repeated",
      ]
    ),
    ("unit,counter\n\"H56.14,Q01\n", ["2 list-quote-wrong"]),
  ])
  func everyProblemIsToldByItsLineAndNothingIsRead(text: String, problems: [String]) {
    guard case .failure(let refusal) = Self.read(text) else {
      Issue.record("the list was read")
      return
    }
    #expect(refusal.problems.map { "\($0.line ?? 0) \($0.code)" } == problems)
    #expect(refusal.problems.allSatisfy { !$0.hint.isEmpty })
  }

  @Test func whatIsNotUTF8OrTooLongIsRefusedAsAWhole() {
    let latin = EnrolmentList.read(Data("unit,counter\nH56.14,Q\u{0}".utf8) + [0xE9, 0x0A])
    #expect(latin == .failure(EnrolmentListRefusal(problems: [.init(.notUTF8, line: nil, "the file")])))
    let rows = (0...EnrolmentList.mostRows).map { "H56.14,Q\($0)" }
    guard case .failure(let refusal) = Self.read("unit,counter\n" + rows.joined(separator: "\n")) else {
      Issue.record("the list was read")
      return
    }
    #expect(refusal.problems.map(\.kind) == [.tooLarge])
  }
}
