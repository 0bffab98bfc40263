import EvaluationStore
import Foundation
import RatingModel
import Testing

@Suite("Postings")
struct PostingTests {
  private static let header = "unit,staff,at_unit,at_counter,valid_from,valid_to"

  private static func places(_ rows: String) throws -> [String] {
    let office = try Office.registry()
    let present = Registry(units: office.units ?? [], counters: office.counters ?? [], clerks: office.clerks ?? [])
    return RegistryCSV.read([.postings: Data("\(header)\n\(rows)\n".utf8)], replacing: present)
      .refusal?.problems.map { "\($0.place) \($0.code)" } ?? []
  }

  @Test func aClerkMaySitAtSeveralCountersAndInAnotherOffice() throws {
    let rows = """
      H56.14,CB017,H56.14,Q01,,2026-03-31
      H56.14,CB017,H56.14,Q02,,2026-03-31
      H56.14,CB017,H56.15,,2026-04-01,
      """

    #expect(try Self.places(rows) == [])
  }

  @Test(arguments: [
    ("H56.14,CB099,H56.14,Q01,,", "postings.csv:2:staff registry-clerk-unknown"),
    ("H56.14,CB017,H57,,,", "postings.csv:2:at_unit registry-unit-unknown"),
    ("H56.14,CB017,H56.15,Q02,,", "postings.csv:2:at_counter registry-counter-unknown"),
    ("H56.14,CB017,H56.14,Q01,,\nH56.14,CB017,H56.14,Q01,2026-01-01,", "postings.csv:3 registry-validity-overlaps"),
    ("H56.14,,H56.14,Q01,,", "postings.csv:2:staff registry-field-empty"),
  ])
  func everyErrorIsToldByLine(rows: String, place: String) throws {
    #expect(try Self.places(rows) == [place])
  }

  @Test func whatAnUnreadableRowSpeaksOfIsNotCalledUnknown() throws {
    let answer = RegistryCSV.read(
      [
        .units: Data("code,name,parent,valid_from,valid_to\nH56,Tỉnh,,,\n".utf8),
        .counters: Data("unit,code,name,valid_from,valid_to\nH56,Q01,,,\n".utf8),
        .clerks: Data("unit,staff,name,title,valid_from,valid_to\nH56,CB1,,,,\n".utf8),
        .postings: Data("\(Self.header)\nH56,CB1,H56,Q01,,\n".utf8),
      ], replacing: Registry())

    #expect(
      answer.refusal?.problems.map { "\($0.place) \($0.code)" } == [
        "counters.csv:2:name registry-field-empty", "clerks.csv:2:name registry-field-empty",
      ])
  }
}
