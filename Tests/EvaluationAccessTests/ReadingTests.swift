import EvaluationAccess
import EvaluationStore
import RatingModel
import Testing

@Suite("What a reader may see")
struct ReadingTests {
  private static func readable(_ desk: AccessDesk) async throws -> UnitDays {
    let reader = try #require(try await desk.reader(try await desk.signIn().get()))
    return try await desk.access.readableUnits(of: reader)
  }

  @Test func aManagerReadsTheSubtreeOfItsRootAndNothingElse() async throws {
    try await AccessDesk.run { desk in
      let units = try await Self.readable(desk)

      #expect(try units.units == [AccessDesk.unit("H56"), AccessDesk.unit("H56.14")])
    }
  }

  @Test(arguments: [("H56", "2026-06-30", "2026-07-01"), ("H57", "2026-07-01", "2026-06-30")])
  func aUnitThatWentOverIsReadOnTheDaysOnWhichItBelonged(root: String, own: String, other: String) async throws {
    try await AccessDesk.run(roots: [root]) { desk in
      let (unit, manager) = (try AccessDesk.unit("H56.14"), try AccessDesk.unit(root))

      let units = try await Self.readable(desk)

      #expect(try units.units(on: AccessDesk.day(own)) == [manager, unit])
      #expect(try units.units(on: AccessDesk.day(other)) == [manager])
    }
  }

  @Test func aManagerOfSeveralRootsReadsAllTheirSubtrees() async throws {
    try await AccessDesk.run(roots: ["H56", "H57"]) { desk in
      let units = try await Self.readable(desk)

      #expect(try units == UnitDays(["H56", "H57", "H56.14"].map(AccessDesk.unit)))
    }
  }

  @Test func aClerkReadsNoUnit() async throws {
    try await AccessDesk.run(role: .clerk) { desk async throws in
      #expect(try await Self.readable(desk).isEmpty)
    }
  }
}
