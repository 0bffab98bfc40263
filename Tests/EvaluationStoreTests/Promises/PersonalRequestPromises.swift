import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: the register of requests about own data only grows")
struct PersonalRequestPromises {
  private static let actor = AuditActor.commandLine(claimedBy: "ha")

  private static func request(_ about: String = "H56.14/CB017", on day: String = "2026-11-20") throws -> PersonalRequest
  {
    PersonalRequest(about: about, kind: .correction, receivedOn: try Office.day(day), note: "Sai chức danh.")
  }

  private static func step(_ kind: PersonalRequestStep.Kind, on day: String = "2026-11-21") throws
    -> PersonalRequestStep
  {
    PersonalRequestStep(kind: kind, doneOn: try Office.day(day), note: "Đã sửa trong danh mục.")
  }

  @Test(arguments: StoreUnderTest.all)
  func aRequestIsReadBackWithItsStepsAndTheAuditNamesWhomItIsAbout(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      let first = try await store.receive(try Self.request(), by: Self.actor, at: Office.noon)
      let second = try await store.receive(try Self.request("ha.nguyen"), by: Self.actor, at: Office.noon)
      #expect(try await store.add(try Self.step(.answered), to: first, by: Self.actor, at: Office.noon) == nil)

      let all = try await store.personalRequests(about: nil)
      #expect(all.map(\.number) == [first, second])
      let (request, step) = (try Self.request(), try Self.step(.answered))
      #expect(all[0].request == request && all[0].steps == [step])
      #expect(all[0].isOpen && all[0].isAnswered && !all[1].isAnswered)
      #expect(try await store.personalRequests(about: "ha.nguyen").map(\.number) == [second])
      var query = AuditQuery()
      query.person = "H56.14/CB017"
      #expect(try await store.auditEvents(query).map(\.event.kind) == [.requestAnswered, .requestReceived])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aStepIsSaidOnceAndNothingFollowsTheEnd(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      let number = try await store.receive(try Self.request(), by: Self.actor, at: Office.noon)
      func add(_ kind: PersonalRequestStep.Kind, to request: Int64) async throws -> PersonalRequestRefusal? {
        try await store.add(try Self.step(kind), to: request, by: Self.actor, at: Office.noon)
      }

      #expect(try await add(.answered, to: number + 1) == .unknown)
      #expect(try await add(.answered, to: number) == nil)
      #expect(try await add(.answered, to: number) == .repeated)
      #expect(try await add(.refused, to: number) == nil)
      #expect(try await add(.carriedOut, to: number) == .ended)
      #expect(try await store.personalRequests(about: nil).map(\.isOpen) == [false])
    }
  }
}
