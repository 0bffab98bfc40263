import EvaluationStore
import RatingModel
import SeededRandom
import Testing

@Suite("The tree of units")
struct UnitTreeTests {
  @Test func aSubtreeHoldsEveryLevelBelowItsRoot() throws {
    let tree = UnitTree([
      try Office.unitRecord("A"), try Office.unitRecord("A.1", parent: "A"),
      try Office.unitRecord("A.1.1", parent: "A.1"),
      try Office.unitRecord("B"),
    ])

    #expect(try tree.subtree(of: [Office.unit("A")]) == UnitDays(["A", "A.1", "A.1.1"].map(Office.unit)))
    #expect(try tree.subtree(of: [Office.unit("A.1")]) == UnitDays(["A.1", "A.1.1"].map(Office.unit)))
  }

  @Test func aRootThatDoesNotHoldOnTheDayHasNoSubtree() throws {
    let tree = UnitTree([try Office.unitRecord("A", nil, "2026-06-30"), try Office.unitRecord("A.1", parent: "A")])

    let found = try tree.subtree(of: [Office.unit("A")])

    #expect(try found.units(on: Office.day("2026-06-30")) == Set(["A", "A.1"].map(Office.unit)))
    #expect(try found.units(on: Office.day("2026-07-01")).isEmpty)
  }

  @Test func aUnitBelongsOnItsOwnDaysAndNoOthers() throws {
    let tree = UnitTree([
      try Office.unitRecord("A"), try Office.unitRecord("X", parent: "A", "2026-03-05", "2026-03-06"),
      try Office.unitRecord("Y", parent: "A", "2026-04-01", nil),
    ])
    let (a, x, y) = (try Office.unit("A"), try Office.unit("X"), try Office.unit("Y"))
    let found = tree.subtree(of: [a])

    func days(_ first: String, _ last: String) throws -> UnitDays { found.within(try Office.validity(first, last)) }
    #expect(try days("2026-03-01", "2026-03-31").units == [a, x])
    #expect(try days("2026-03-01", "2026-03-31").stretches(of: x) == [Office.validity("2026-03-05", "2026-03-06")])
    #expect(try days("2026-03-06", "2026-03-06").units == [a, x])
    #expect(try days("2026-03-07", "2026-03-31").units == [a])
    #expect(try days("2026-03-07", "2026-04-01").units == [a, y])
  }

  @Test func aUnitComesWithItsParentOnTheDaysOfTheParent() throws {
    let tree = UnitTree([
      try Office.unitRecord("A"), try Office.unitRecord("B"),
      try Office.unitRecord("M", parent: "B", nil, "2026-03-10"),
      try Office.unitRecord("M", parent: "A", "2026-03-11", nil),
      try Office.unitRecord("M.1", parent: "M"),
    ])

    let found = try tree.subtree(of: [Office.unit("A")])

    #expect(try found.units == Set(["A", "M", "M.1"].map(Office.unit)))
    #expect(try found.stretches(of: Office.unit("M.1")) == [Office.validity("2026-03-11", nil)])
  }

  /// Random trees, against looking at each day by itself. Parents may form a ring: import refuses that, reading must end.
  @Test(arguments: 0..<200) func whoBelongsAgreesWithLookingAtEachDayByItself(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let units = try (0..<12).map { _ in try Self.record(using: &generator) }
    let root = try Office.unit("U0")
    let found = UnitTree(units).subtree(of: [root])

    for number in 1...9 {
      let day = try Office.day("2026-03-0\(number)")
      let standing = units.filter { $0.validity.contains(day) }
      var expected = Set(standing.map(\.code).filter { $0 == root })
      for _ in units {
        expected.formUnion(standing.filter { $0.parent.map(expected.contains) ?? false }.map(\.code))
      }
      #expect(found.units(on: day) == expected, "day \(number)")
    }
  }

  private static func record(using generator: inout SeededGenerator) throws -> UnitRecord {
    let days = [Int.random(in: 1...9, using: &generator), Int.random(in: 1...9, using: &generator)].sorted()
    let (unit, parent) = (Int.random(in: 0...5, using: &generator), Int.random(in: 0...5, using: &generator))
    return try Office.unitRecord(
      "U\(unit)", parent: unit == 0 ? nil : "U\(parent)", "2026-03-0\(days[0])", "2026-03-0\(days[1])")
  }
}
