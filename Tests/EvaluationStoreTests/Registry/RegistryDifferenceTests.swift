import EvaluationStore
import RatingModel
import Testing

@Suite("What an import would change")
struct RegistryDifferenceTests {
  private static func units(_ records: [UnitRecord], _ next: [UnitRecord], examples: Int = 10) throws
    -> RegistryDifference.List
  {
    let difference = RegistryDifference(from: Registry(units: records), to: Registry(units: next), examples: examples)
    return try #require(difference.list(.units))
  }

  private static func captions(_ list: RegistryDifference.List) -> [String] {
    RegistryDifference.Change.allCases.flatMap { change in
      list.part(change).examples.map { "\(change) \($0.code) \($0.columns.joined(separator: ","))" }
    }
  }

  @Test func theSameListChangesNothingInWhateverOrder() throws {
    let records = try ["A", "B", "C"].map { try Office.unitRecord($0) }
    let difference = RegistryDifference(from: Registry(units: records), to: Registry(units: records.reversed()))

    #expect(difference.isEmpty)
    #expect(difference.list(.units)?.unchanged == 3)
  }

  @Test func eachThingChangesInOneWay() throws {
    let before = [
      try Office.unitRecord("A"), try Office.unitRecord("B"), try Office.unitRecord("C", nil, "2026-06-30"),
      try Office.unitRecord("D"), try Office.unitRecord("E", "2025-01-01", "2026-06-30"), try Office.unitRecord("F"),
    ]
    let after = [
      try Office.unitRecord("A", nil, "2026-06-30"), try Office.unitRecord("B", parent: "A"),
      try Office.unitRecord("C"), try Office.unitRecord("E", "2025-01-01", "2026-05-31"), try Office.unitRecord("F"),
      try Office.unitRecord("G"),
    ]

    #expect(
      Self.captions(try Self.units(before, after)) == [
        "added G ", "changed B parent", "changed C valid_to", "ended A valid_to", "ended E valid_to", "removed D ",
      ])
  }

  @Test func aNewRowForALaterTimeIsAChangeAndNoEnd() throws {
    let after = [
      try Office.unitRecord("A", nil, "2026-06-30"), try Office.unitRecord("A", parent: "B", "2026-07-01", nil),
    ]

    #expect(
      Self.captions(try Self.units([try Office.unitRecord("A")], after)) == ["changed A parent,valid_from,valid_to"])
  }

  @Test func allAreCountedAndSomeShown() throws {
    let many = try (100..<140).map { try Office.unitRecord("U\($0)") }

    let list = try Self.units([], many, examples: 3)

    #expect(list.part(.added).count == 40)
    #expect(list.part(.added).examples.map(\.code) == ["U100", "U101", "U102"])
  }

  @Test func predecessorsPostingsAndProceduresAreComparedToo() throws {
    func unit(_ after: [String]) throws -> UnitRecord {
      UnitRecord(
        code: try Office.unit("C"), name: "Xã", parent: nil, validity: .always, predecessors: try after.map(Office.unit)
      )
    }
    let posting = PostingRecord(clerk: try Office.clerk(), unit: try Office.unit("C"), counter: nil, validity: .always)
    let difference = RegistryDifference(
      from: Registry(units: [try unit([])], postings: [posting]), to: Registry(units: [try unit(["A"])]))

    #expect(Self.captions(try #require(difference.list(.units))) == ["changed C predecessors"])
    #expect(Self.captions(try #require(difference.list(.postings))) == ["removed H56.14/CB017 at C "])
  }
}
