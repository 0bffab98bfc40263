import EvaluationStore
import RatingModel
import Testing

/// Which offices somebody may look at who is not in charge of them.
struct UnitsElsewhereTests {
  private static func record(
    _ code: String, below parent: String?, from first: String? = nil, through last: String? = nil
  ) throws -> UnitRecord {
    UnitRecord(
      code: try Office.unit(code), name: code, parent: try parent.map(Office.unit),
      validity: try Office.validity(first, last))
  }

  /// Two provinces; in one a district with two offices, three offices beside it, one that is gone and one that is to come.
  private static func records() throws -> [UnitRecord] {
    [
      try record("H", below: nil), try record("H56", below: "H"), try record("H57", below: "H"),
      try record("H57.1", below: "H57"), try record("H56.1", below: "H56"), try record("H56.1.1", below: "H56.1"),
      try record("H56.1.2", below: "H56.1"), try record("H56.14", below: "H56"), try record("H56.15", below: "H56"),
      try record("H56.16", below: "H56"), try record("H56.90", below: "H56", through: "2026-06-30"),
      try record("H56.91", below: "H56", from: "2027-01-01"),
    ]
  }

  private static func elsewhere(_ roots: [String], reach: [String]? = nil) throws -> [String] {
    UnitsElsewhere.units(
      of: Set(try roots.map(Office.unit)), outside: Set(try (reach ?? roots).map(Office.unit)), among: try records(),
      on: try Office.day("2026-11-21")
    ).map(\.text).sorted()
  }

  @Test func anOfficeSeesThoseBesideItAndNoneAboveAnotherAndNoneThatIsNotThere() throws {
    #expect(try Self.elsewhere(["H56.14"]) == ["H56.1.1", "H56.1.2", "H56.15", "H56.16"])
    #expect(try Self.elsewhere(["H56.1.1"]) == ["H56.1.2"])
    #expect(try Self.elsewhere(["H56.14", "H57.1"]) == ["H56.1.1", "H56.1.2", "H56.15", "H56.16"])
  }

  @Test func whatIsTheReadersOwnIsNotElsewhere() throws {
    #expect(try Self.elsewhere(["H56.14"], reach: ["H56.14", "H56.15", "H56.16"]) == ["H56.1.1", "H56.1.2"])
    #expect(try Self.elsewhere(["H56"], reach: ["H56", "H56.1", "H56.1.1", "H56.1.2", "H56.14"]).contains("H57.1"))
    #expect(try Self.elsewhere(["H"]) == [])
    #expect(try Self.elsewhere([]) == [])
  }
}
