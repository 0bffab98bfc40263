import EvaluationStore
import RatingModel
import Testing

@Suite("Which units belong to whoever is in charge of some")
struct UnitReachTests {
  private static func unit(
    _ code: String, _ first: String? = nil, _ last: String? = nil, parent: String? = "H56", after: [String] = []
  ) throws -> UnitRecord {
    UnitRecord(
      code: try Office.unit(code), name: "Xã \(code)", parent: try parent.map(Office.unit),
      validity: try Office.validity(first, last), predecessors: try after.map(Office.unit))
  }

  /// A and B became C in July 2025 and C with G became K in July 2026; D was split into E and F; H57 with its Z became H56's; X went
  /// over from H57 to H58 in 2024.
  private static func units() throws -> [UnitRecord] {
    [
      try unit("H56", parent: nil), try unit("A", nil, "2025-06-30"), try unit("B", nil, "2025-06-30"),
      try unit("C", "2025-07-01", "2026-06-30", after: ["A", "B"]), try unit("G", nil, "2026-06-30"),
      try unit("K", "2026-07-01", after: ["C", "G"]), try unit("D", nil, "2025-06-30"),
      try unit("E", "2025-07-01", after: ["D"]), try unit("F", "2025-07-01", after: ["D"]),
      try unit("H57", nil, "2025-06-30", parent: nil), try unit("Z", nil, "2025-06-30", parent: "H57"),
      try unit("N", "2025-07-01", parent: nil, after: ["H57"]), try unit("H58", parent: nil),
      try unit("X", nil, "2023-12-31", parent: "H57"), try unit("X", "2024-01-01", parent: "H58"),
    ]
  }

  private static func reach(_ root: String, _ day: String = "2026-11-01") throws -> UnitDays {
    UnitReach.units(of: [try Office.unit(root)], among: try units(), on: try Office.day(day))
  }

  private static func codes(_ units: UnitDays) -> [String] { units.units.map(\.text).sorted() }

  @Test func aSuccessorHasThePastsOfAllItsPredecessors() throws {
    #expect(try Self.codes(Self.reach("K")) == ["A", "B", "C", "G", "K"])
    #expect(try Self.reach("K").stretches(of: Office.unit("A")) == [Office.validity(nil, "2025-06-30")])
  }

  @Test func beforeTheMergerItHasNothingAndTheMergedHaveTheirOwn() throws {
    #expect(try Self.codes(Self.reach("K", "2026-06-30")) == ["K"])
    #expect(try Self.codes(Self.reach("C", "2026-06-30")) == ["A", "B", "C"])
  }

  @Test func whatHasEndedTakesNothingOverAnyMore() throws {
    #expect(try Self.codes(Self.reach("C")) == ["C"])
    #expect(try Self.codes(Self.reach("A")) == ["A"])
  }

  @Test func thePastOfASplitUnitStaysWithWhoStoodAboveIt() throws {
    #expect(try Self.codes(Self.reach("E")) == ["E"])
    #expect(try Self.reach("H56").units.contains(Office.unit("D")))
  }

  @Test func withAUnitComesWhatStoodBelowItThenAndOnThoseDaysOnly() throws {
    let reach = try Self.reach("N")
    #expect(Self.codes(reach) == ["H57", "N", "X", "Z"])
    #expect(try reach.stretches(of: Office.unit("X")) == [Office.validity(nil, "2023-12-31")])
  }

  @Test func whatOnlyWentOverLeavesItsEarlierDaysWhereTheyWere() throws {
    let reach = try Self.reach("H58")
    #expect(Self.codes(reach) == ["H58", "X"])
    #expect(try reach.stretches(of: Office.unit("X")) == [Office.validity("2024-01-01", nil)])
  }
}
