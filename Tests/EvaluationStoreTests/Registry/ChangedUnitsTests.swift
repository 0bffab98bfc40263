import EvaluationStore
import RatingModel
import Testing

struct ChangedUnitsTests {
  private func present() throws -> Registry { Registry().applying(try Office.registry()) }

  private func outside(_ change: RegistryImport, _ roots: [String]) throws -> ChangedUnits.Outside {
    let present = try present()
    return ChangedUnits(from: present, to: change)
      .outside(Set(try roots.map(Office.unit)), present: present, next: present.applying(change))
  }

  private func units(_ more: [UnitRecord] = [], without code: String? = nil) throws -> RegistryImport {
    RegistryImport(units: try present().units.filter { $0.code.text != code } + more)
  }

  @Test func theSameListsChangeNothing() throws {
    #expect(try outside(try Office.registry(), ["H56.14"]).isEmpty)
  }

  @Test func whoReachesAllMayChangeAll() throws {
    #expect(try outside(RegistryImport(units: [], counters: [], procedures: []), ["H56"]).isEmpty)
    #expect(try outside(try units([try Office.unitRecord("H57")]), ["H56"]).isEmpty)
  }

  @Test func whoReachesAPartMayChangeThatPart() throws {
    let clerks = [try Office.clerkRecord("H56.14/CB017", name: "Nguyễn Thị Hạnh")]
    #expect(try outside(RegistryImport(clerks: clerks), ["H56.14"]).isEmpty)
    #expect(try outside(RegistryImport(clerks: clerks), ["H56.15"]).units == [try Office.unit("H56.14")])
    let counters = try present().counters.filter { $0.unit.text == "H56.15" }
    #expect(try outside(RegistryImport(counters: counters), ["H56.15"]).units == [try Office.unit("H56.14")])
  }

  @Test func aNewUnitMayComeBelowTheOwnOnesAndNowhereElse() throws {
    #expect(try outside(try units([try Office.unitRecord("H56.14.1", parent: "H56.14")]), ["H56.14"]).isEmpty)
    #expect(
      try outside(try units([try Office.unitRecord("H56.15.1", parent: "H56.15")]), ["H56.14"]).units
        == [try Office.unit("H56.15"), try Office.unit("H56.15.1")])
    #expect(try outside(try units([try Office.unitRecord("H57")]), ["H56.14"]).units == [try Office.unit("H57")])
  }

  @Test func nobodyTakesAUnitByHangingItBelowTheOwn() throws {
    let taken = try units([try Office.unitRecord("H56.15", parent: "H56.14")], without: "H56.15")
    #expect(try outside(taken, ["H56.14"]).units == [try Office.unit("H56.15")])
  }

  @Test func nobodyGoesOnForAUnitThatIsNotTheOwn() throws {
    let heir = UnitRecord(
      code: try Office.unit("H56.14.1"), name: "Mới", parent: try Office.unit("H56.14"), validity: .always,
      predecessors: [try Office.unit("H56.15")])
    #expect(try outside(try units([heir]), ["H56.14"]).units == [try Office.unit("H56.15")])
  }

  @Test func theCatalogueOfProceduresIsForWhoReachesAll() throws {
    let procedure = ProcedureRecord(
      code: try #require(ProcedureCode("1.004873")), name: "Cấp giấy", field: nil, fieldName: "", validity: .always)
    #expect(try outside(RegistryImport(procedures: [procedure]), ["H56.14"]).procedures)
    #expect(try outside(RegistryImport(procedures: [procedure]), ["H56"]).isEmpty)
  }
}
