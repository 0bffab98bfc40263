import EvaluationReports
import EvaluationStore
import RatingModel
import Testing

struct ReadableUnitTests {
  private func record(_ code: String, _ parent: String?, name: String, first: String? = nil, last: String? = nil) throws
    -> UnitRecord
  {
    let validity = try #require(
      Validity(first: first.flatMap { CivilDate($0) }, last: last.flatMap { CivilDate($0) }))
    return UnitRecord(
      code: try #require(UnitCode(code)), name: name, parent: parent.flatMap { UnitCode($0) }, validity: validity)
  }

  private func tree(_ records: [UnitRecord], without hidden: Set<String> = []) throws -> [String] {
    let readable = Set(records.map(\.code).filter { !hidden.contains($0.text) })
    let day = try #require(CivilDate("2026-11-21"))
    return ReadableUnit.tree(records, readable: readable, on: day).map { "\($0.depth) \($0.unit.name ?? "-")" }
  }

  @Test func unitsStandBelowTheirParentsAndNeighboursByCode() throws {
    let records = try [
      record("H56.15", "H56", name: "Tân Lập"), record("H56", nil, name: "Tỉnh"),
      record("H56.14.2", "H56.14", name: "Điểm 2"), record("H56.14", "H56", name: "Tân Hà"),
    ]
    #expect(try tree(records) == ["0 Tỉnh", "1 Tân Hà", "2 Điểm 2", "1 Tân Lập"])
  }

  @Test func whatIsGoneComesAfterWhatIsThere() throws {
    let records = try [
      record("H56", nil, name: "Tỉnh"), record("H56.14", "H56", name: "Đã sáp nhập", last: "2026-06-30"),
      record("H56.20", "H56", name: "Tân Hà"),
    ]
    #expect(try tree(records) == ["0 Tỉnh", "1 Tân Hà", "1 Đã sáp nhập"])
  }

  @Test func aUnitWhoseParentIsNotReadableIsATop() throws {
    let records = try [record("H56", nil, name: "Tỉnh"), record("H56.14", "H56", name: "Tân Hà")]
    #expect(try tree(records, without: ["H56"]) == ["0 Tân Hà"])
  }

  @Test func theNameOfTheDayIsShownElseTheLast() throws {
    let records = try [
      record("H56.14", nil, name: "Tên cũ", last: "2026-06-30"),
      record("H56.14", nil, name: "Tên mới", first: "2026-07-01"),
      record("H56.15", nil, name: "Đã sáp nhập", last: "2026-06-30"),
    ]
    #expect(try tree(records) == ["0 Tên mới", "0 Đã sáp nhập"])
  }
}
