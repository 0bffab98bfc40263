import EvaluationStore
import RatingModel
import Testing

@Suite("Rules of a registry")
struct RegistryCheckTests {
  private func problems(_ units: [UnitRecord]) -> [String] {
    RegistryCheck(Registry(units: units)).problems().map { "\($0.record ?? -1) \($0.kind)" }
  }

  @Test func aUnitMayHaveOneRecordForEachTime() throws {
    let units = [
      try Office.unitRecord("H56"), try Office.unitRecord("H56.14", parent: "H56", nil, "2025-06-30"),
      try Office.unitRecord("H56.14", "2025-07-01", nil),
    ]

    #expect(problems(units).isEmpty)
  }

  @Test func recordsThatShareOneDayOverlapAlsoPastAShorterOneBetween() throws {
    let units = [
      try Office.unitRecord("H56", "2025-01-01", "2025-12-31"),
      try Office.unitRecord("H56", "2025-02-01", "2025-02-10"),
      try Office.unitRecord("H56", "2025-12-31", nil),
    ]

    #expect(problems(units) == ["1 validityOverlaps", "2 validityOverlaps"])
  }

  @Test func aParentMustHoldOnEveryDayOfItsUnit() throws {
    let covered = [
      try Office.unitRecord("H56", nil, "2025-06-30"), try Office.unitRecord("H56", "2025-07-01", nil),
      try Office.unitRecord("H56.14", parent: "H56"),
    ]
    let withGap = [
      try Office.unitRecord("H56", nil, "2025-06-30"), try Office.unitRecord("H56", "2025-07-02", nil),
      try Office.unitRecord("H56.14", parent: "H56"),
    ]
    let endsEarly = [
      try Office.unitRecord("H56", nil, "2025-06-30"),
      try Office.unitRecord("H56.14", parent: "H56", "2025-01-01", nil),
    ]
    let beginsLate = [
      try Office.unitRecord("H56", "2025-01-02", nil),
      try Office.unitRecord("H56.14", parent: "H56", "2025-01-01", "2025-01-31"),
    ]

    #expect(problems(covered).isEmpty)
    #expect(problems(withGap) == ["2 parentNotValid"])
    #expect(problems(endsEarly) == ["1 parentNotValid"])
    #expect(problems(beginsLate) == ["1 parentNotValid"])
  }

  @Test func aCircleIsFoundWhereverItCloses() throws {
    let always = [
      try Office.unitRecord("A", parent: "C"), try Office.unitRecord("B", parent: "A"),
      try Office.unitRecord("C", parent: "B"), try Office.unitRecord("D", parent: "C"),
    ]
    let later = [
      try Office.unitRecord("A", nil, "2025-06-30"), try Office.unitRecord("A", parent: "B", "2025-07-01", nil),
      try Office.unitRecord("B", parent: "A"),
    ]

    #expect(problems(always) == ["0 parentCycle", "1 parentCycle", "2 parentCycle"])
    #expect(problems(later) == ["1 parentCycle"])
  }

  @Test func unitsThatChangePlacesOnTheSameDayAreNoCircle() throws {
    let units = [
      try Office.unitRecord("A", nil, "2025-06-30"), try Office.unitRecord("A", parent: "B", "2025-07-01", nil),
      try Office.unitRecord("B", parent: "A", nil, "2025-06-30"), try Office.unitRecord("B", "2025-07-01", nil),
    ]

    #expect(problems(units).isEmpty)
    #expect(problems(units.reversed()).isEmpty)
  }

  @Test func countersAndClerksNeedAUnitThatHoldsOnOneOfTheirDays() throws {
    let registry = Registry(
      units: [try Office.unitRecord("H56", "2025-07-01", nil)],
      counters: [
        CounterRecord(
          unit: try Office.unit("H56"), code: try Office.counter(), name: "Quầy",
          validity: try Office.validity(nil, "2025-06-30")),
        CounterRecord(
          unit: try Office.unit("H56"), code: try Office.counter("Q02"), name: "Quầy",
          validity: try Office.validity("2020-01-01", "2025-07-01")),
      ], clerks: [try Office.clerkRecord("H57/CB1")])

    let found = RegistryCheck(registry).problems().map { "\($0.table) \($0.record ?? -1) \($0.kind)" }

    #expect(found == ["counters 0 unitNotValid", "clerks 0 unitUnknown"])
  }

  @Test func theSameStaffCodeOfTwoUnitsIsTwoClerks() throws {
    let registry = Registry(
      units: [try Office.unitRecord("H56"), try Office.unitRecord("H57")],
      clerks: [try Office.clerkRecord("H56/CB1"), try Office.clerkRecord("H57/CB1")])

    #expect(RegistryCheck(registry).problems().isEmpty)
  }
}
