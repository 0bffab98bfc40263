import EvaluationStore
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

@Suite("The structure in words")
struct StructureWordingTests {
  private static func wording(_ language: Language) throws -> StructureWording {
    StructureWording(Spelling(language: language, zone: try #require(Zone("Asia/Ho_Chi_Minh"))))
  }

  private static func unit(
    _ code: String, _ first: String?, _ last: String?, after: [String] = []
  ) throws -> UnitRecord {
    UnitRecord(
      code: try #require(UnitCode(code)), name: "Xã \(code)", parent: nil,
      validity: try #require(Validity(first: first.flatMap { CivilDate($0) }, last: last.flatMap { CivilDate($0) })),
      predecessors: after.compactMap { UnitCode($0) })
  }

  @Test func theHeadSaysWhichStructureWasUsed() throws {
    let day = try #require(CivilDate("2026-07-01"))

    #expect(try Self.wording(.vietnamese).text(.day(day)) == "Theo cơ cấu đơn vị ngày 01/07/2026")
    #expect(try Self.wording(.english).text(.day(day)) == "By the structure of units on 2026-07-01")
    #expect(try Self.wording(.vietnamese).text(.asItWas) == "Theo đơn vị tại thời điểm phục vụ")
  }

  @Test func everyRowSaysWhatItIs() throws {
    let units = [
      try Self.unit("D", nil, "2025-06-30"), try Self.unit("E", "2025-07-01", nil, after: ["D"]),
      try Self.unit("F", "2025-07-01", nil, after: ["D"]), try Self.unit("L", nil, "2025-12-31"),
      try Self.unit("N", "2027-01-01", nil),
    ]
    let day = try #require(CivilDate("2026-07-01"))
    let structure = UnitStructure(units, by: .day(day))
    let names = Dictionary(units.map { ($0.code, $0.name) }) { first, _ in first }

    let captions = try ["D", "E", "L", "N", "X"].map { code in
      let place = structure.place(of: try #require(UnitCode(code)), on: try #require(CivilDate("2025-03-01")))
      return try Self.wording(.vietnamese).caption(of: place, names: names)
    }

    #expect(
      captions == [
        "Xã D (D), trước khi chia tách thành Xã E (E), Xã F (F)", "Xã E (E)",
        "Xã L (L), đã kết thúc hoạt động ngày 31/12/2025", "Xã N (N), hoạt động từ ngày 01/01/2027",
        "X, không có trong danh mục đơn vị",
      ])
  }

  @Test(arguments: Language.allCases)
  func everyTextIsThereInNFC(language: Language) {
    let table = StructureWord.table(of: language)

    #expect(Set(table.keys) == Set(StructureWord.allCases))
    for text in table.values {
      #expect(Array(text.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars))
    }
  }
}
