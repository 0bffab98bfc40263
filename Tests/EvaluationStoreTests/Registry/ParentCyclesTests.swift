import RatingModel
import SeededRandom
import Testing

@testable import EvaluationStore

@Suite("Rings of units")
struct ParentCyclesTests {
  @Test func aChainAsDeepAsItIsLongIsWalkedOnce() throws {
    let units = try (0..<2000).map { try Office.unitRecord("U\($0)", parent: $0 == 0 ? nil : "U\($0 - 1)") }
    var cycles = ParentCycles(units.reversed())

    #expect(cycles.closing().isEmpty)
    #expect(cycles.steps == units.count)
  }

  @Test func ofAChainThatLeadsIntoARingOnlyTheRingIsFound() throws {
    let parents = ["U0": "U1", "U1": "U2", "U2": "U3", "U3": "U4", "U4": "U2"]
    let units = try parents.sorted { $0.key < $1.key }.map { try Office.unitRecord($0.key, parent: $0.value) }
    var cycles = ParentCycles(units)

    #expect(cycles.closing() == [2, 3, 4])
    #expect(cycles.steps == units.count)
  }

  /// Random units without two records for a day, against going up from each by itself.
  @Test(arguments: 0..<200) func findsWhatGoingUpFromEachFinds(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let units = try (0..<8).flatMap { try Self.records(of: $0, using: &generator) }
    var cycles = ParentCycles(units)

    let expected = units.indices.filter { index in
      let (unit, day) = (units[index], units[index].validity.first)
      var next = unit.parent
      for _ in units where next != nil && next != unit.code {
        next = units.first { $0.code == next && (day.map($0.validity.contains) ?? ($0.validity.first == nil)) }?.parent
      }
      return next == unit.code
    }
    #expect(cycles.closing() == expected)
  }

  private static func records(of number: Int, using generator: inout SeededGenerator) throws -> [UnitRecord] {
    let day = Int.random(in: 1...4, using: &generator)
    let parents = (0..<2).map { _ in Int.random(in: 0...9, using: &generator) }.map { $0 > 7 ? nil : "U\($0)" }
    return [
      try Office.unitRecord("U\(number)", parent: parents[0], nil, "2026-03-0\(day)"),
      try Office.unitRecord("U\(number)", parent: parents[1], "2026-03-0\(day + 1)", nil),
    ]
  }
}
