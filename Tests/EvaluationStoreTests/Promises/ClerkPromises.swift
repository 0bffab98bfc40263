import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: what clerks sign in with is kept, and clerks are found at their counters")
struct ClerkPromises {
  private static func withOffice(
    _ maker: StoreUnderTest, _ body: (any EvaluationStore) async throws -> Void
  ) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      try await body(store)
    }
  }

  private static func secret(_ byte: UInt8) -> PasswordHash {
    PasswordHash(
      salt: Array(repeating: byte, count: 16), rounds: 16, blockSize: 8, parallelism: 1,
      key: Array(repeating: byte, count: 32))
  }

  private static func standing(
    _ store: any EvaluationStore, _ clerk: String = "H56.14/CB017", unit: String = "H56.14", counter: String = "Q01"
  ) async throws -> ClerkStanding {
    try await store.clerkStanding(
      of: try Office.clerk(clerk), unit: try Office.unit(unit), counter: try Office.counter(counter),
      on: try Office.day("2026-10-30"))
  }

  @Test(arguments: StoreUnderTest.all)
  func aSecretIsReadBackReplacedAndTakenAwayAndTheTrailSaysSo(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let clerk = try Office.clerk()
      #expect(try await store.keep(Self.secret(1), as: .pin, of: clerk, at: Office.noon) == nil)
      #expect(try await store.keep(Self.secret(2), as: .badge, of: clerk, at: Office.noon) == nil)
      #expect(try await store.keep(Self.secret(3), as: .pin, of: clerk, at: Office.noon) == nil)
      var found = try await Self.standing(store)
      #expect(found.pin == Self.secret(3) && found.badge == Self.secret(2))
      #expect(try await Self.standing(store, "H56.14/CB018").pin == nil)

      #expect(try await store.removeSecret(.pin, of: clerk, at: Office.noon) == nil)
      #expect(try await store.removeSecret(.pin, of: clerk, at: Office.noon) == .missing)
      found = try await Self.standing(store)
      #expect(found.pin == nil && found.badge == Self.secret(2))
      let events = try await store.accessEvents(limit: 4)
      #expect(events.map(\.kind) == [.clerkSecretRemoved, .clerkSecretSet, .clerkSecretSet, .clerkSecretSet])
      #expect(events.allSatisfy { $0.clerk == clerk && $0.account == nil })
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func nobodyWhomTheRegistryNeverNamedGetsASecret(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let stranger = try Office.clerk("H56.14/CB099")
      #expect(try await store.keep(Self.secret(1), as: .pin, of: stranger, at: Office.noon) == .unknown)
      #expect(try await store.accessEvents(limit: 9).map(\.kind) == [.registryImported])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aClerkIsFoundWithNamesBelowTheIssuingUnitAndNowhereElse(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let own = try await Self.standing(store)
      #expect(own.counter == CounterStanding(isWithin: true, isNamed: true, kiosk: kiosk.id))
      #expect(own.clerkName == "Nguyễn Thị Hà" && own.unitName == "Đơn vị H56.14" && own.counterName == "Quầy Q01")
      #expect(try await Self.standing(store, unit: "H56.15").counter.isWithin == false)
      #expect(try await Self.standing(store, "H56/CB001").counter.isWithin)
      #expect(try await Self.standing(store, "H56/CB001").clerkName == nil)
      let nowhere = try await Self.standing(store, counter: "Q99")
      #expect(nowhere.counter.isNamed == false && nowhere.counterName == nil)
    }
  }
}
