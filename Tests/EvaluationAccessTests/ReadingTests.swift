import EvaluationAccess
import EvaluationStore
import RatingModel
import Testing

@Suite("What a reader may see")
struct ReadingTests {
  private static func readable(
    _ desk: AccessDesk, _ first: String, _ last: String
  ) async throws -> Set<UnitCode> {
    let reader = try #require(try await desk.reader(try await desk.signIn().get()))
    return try await desk.access.readableUnits(
      of: reader, from: try AccessDesk.day(first), through: try AccessDesk.day(last))
  }

  @Test func aManagerReadsTheSubtreeOfItsRootAndNothingElse() async throws {
    try await AccessDesk.run { desk in
      let units = try await Self.readable(desk, "2026-06-01", "2026-06-30")

      #expect(try units == [AccessDesk.unit("H56"), AccessDesk.unit("H56.14")])
    }
  }

  @Test func aUnitThatWentOverIsReadForThePeriodInWhichItBelonged() async throws {
    try await AccessDesk.run { desk in
      let reader = try #require(try await desk.reader(try await desk.signIn().get()))
      let (unit, stranger) = (try AccessDesk.unit("H56.14"), try AccessDesk.unit("H57"))
      let (june, july, august) = (
        try AccessDesk.day("2026-06-30"), try AccessDesk.day("2026-07-01"), try AccessDesk.day("2026-08-31")
      )

      #expect(try await desk.access.mayRead(unit, reader, from: june, through: august))
      #expect(try await !desk.access.mayRead(unit, reader, from: july, through: august))
      #expect(try await !desk.access.mayRead(stranger, reader, from: june, through: august))
    }
  }

  @Test func aManagerOfSeveralRootsReadsAllTheirSubtrees() async throws {
    try await AccessDesk.run(roots: ["H56", "H57"]) { desk in
      let units = try await Self.readable(desk, "2026-07-01", "2026-07-31")

      #expect(try units == Set(["H56", "H57", "H56.14"].map(AccessDesk.unit)))
    }
  }

  @Test(arguments: [AccountRole.technician, .administrator])
  func everyOtherRoleReadsNoFigures(role: AccountRole) async throws {
    try await AccessDesk.run(role: role) { desk async throws in
      #expect(try await Self.readable(desk, "2026-06-01", "2026-06-30").isEmpty)
    }
  }
}
