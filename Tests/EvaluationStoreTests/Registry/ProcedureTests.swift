import EvaluationStore
import Foundation
import RatingModel
import Testing

@Suite("The catalogue of procedures")
struct ProcedureTests {
  private static let header = "code,name,field,field_name,valid_from,valid_to"

  private static func read(_ rows: String) -> Result<RegistryImport, RegistryRefusal> {
    RegistryCSV.read([.procedures: Data("\(header)\n\(rows)\n".utf8)], replacing: Registry())
  }

  private static func code(_ text: String) throws -> ProcedureCode { try #require(ProcedureCode(text)) }

  @Test func aProcedureHasNameAndFieldOnADay() throws {
    let procedures =
      try Self.read(
        """
        1.004873,Cấp giấy xác nhận tình trạng hôn nhân,H56-HT,Hộ tịch,,2026-06-30
        1.004873,Xác nhận tình trạng hôn nhân,H56-TP,Tư pháp,2026-07-01,
        2.000815,Chứng thực bản sao,,,,
        """
      ).get().procedures ?? []
    let catalogue = ProcedureCatalogue(procedures)

    let (june, july) = (try Office.day("2026-06-30"), try Office.day("2026-07-01"))
    #expect(try catalogue.record(of: Self.code("1.004873"), on: june)?.fieldName == "Hộ tịch")
    #expect(try catalogue.record(of: Self.code("1.004873"), on: july)?.name == "Xác nhận tình trạng hôn nhân")
    #expect(try catalogue.record(of: Self.code("2.000815"), on: july)?.field == nil)
  }

  @Test func aProvincesCopyIsNamedByItselfOrElseByTheNationalProcedure() throws {
    let catalogue = ProcedureCatalogue(
      try Self.read("1.012753,Đăng ký đất đai,,,,\n1.012753.H19,Đăng ký đất đai (Đồng Nai),,,2026-01-01,").get()
        .procedures ?? [])
    let day = try Office.day("2026-03-01")

    #expect(try catalogue.record(of: Self.code("1.012753.H19"), on: day)?.name == "Đăng ký đất đai (Đồng Nai)")
    #expect(
      try catalogue.record(of: Self.code("1.012753.H19"), on: Office.day("2025-03-01"))?.name == "Đăng ký đất đai")
    #expect(try catalogue.record(of: Self.code("1.012753.000.00.00.H56"), on: day)?.name == "Đăng ký đất đai")
    #expect(try catalogue.record(of: Self.code("1.0127531"), on: day) == nil)
    #expect(try catalogue.record(of: Self.code("9.999999"), on: day) == nil)
  }

  @Test(arguments: [
    ("1 004873,Tên,,,,", "procedures.csv:2:code registry-code-invalid"),
    ("1.004873,,,,,", "procedures.csv:2:name registry-field-empty"),
    ("1.004873,Tên,H56-HT,,,", "procedures.csv:2:field_name registry-field-empty"),
    ("1.004873,Tên,,Hộ tịch,,", "procedures.csv:2:field registry-field-empty"),
    ("1.004873,Tên,Hộ tịch,Hộ tịch,,", "procedures.csv:2:field registry-code-invalid"),
    ("1.004873,Tên,,,,\n1.004873,Tên khác,,,2026-01-01,", "procedures.csv:3 registry-validity-overlaps"),
  ])
  func everyErrorIsToldByLine(rows: String, place: String) {
    #expect(Self.read(rows).refusal?.problems.map { "\($0.place) \($0.code)" } == [place])
  }
}
