import EvaluationStore
import RatingModel
import Testing

extension Office {
  static func callerGrant(
    _ name: String = "mot-cua", unit: String = "H56", counters: [String] = [], secret: Character = "a"
  ) throws -> CallerGrant {
    CallerGrant(
      name: try #require(CallerName(name)), secretHash: String(repeating: secret, count: 64), scopes: [.sessions],
      unit: try Office.unit(unit), counters: Set(try counters.map { try #require(CounterCode($0)) }), issuedAt: noon)
  }
}

@Suite("Promise: tokens of programs are kept, and counters found for them")
struct CallerPromises {
  private static func withOffice(
    _ maker: StoreUnderTest, _ body: (any EvaluationStore) async throws -> Void
  ) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      try await body(store)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aGrantIsReadBackAsItWasIssuedAndTheTrailSaysSo(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let wide = try Office.callerGrant()
      let narrow = try Office.callerGrant("hang-doi", unit: "H56.14", counters: ["Q01", "Q02"])

      #expect(try await store.issue(wide) == nil)
      #expect(try await store.issue(narrow) == nil)

      #expect(try await store.callerGrants() == [narrow, wide])
      #expect(try await store.callerGrant(named: wide.name) == wide)
      let events = try await store.accessEvents(limit: 2)
      #expect(events.map(\.kind) == [.tokenIssued, .tokenIssued])
      #expect(events.map(\.caller) == [narrow.name, wide.name])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func everyScopeAndTheEndAreReadBack(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let grant = CallerGrant(
        name: try #require(CallerName("bi")), secretHash: String(repeating: "a", count: 64),
        scopes: Set(CallerScope.allCases), unit: try Office.unit("H56"), counters: [], issuedAt: Office.noon,
        expiresAt: WallTime(milliseconds: Office.noon.milliseconds + 1))

      #expect(try await store.issue(grant) == nil)

      #expect(try await store.callerGrants() == [grant])
      #expect(try await store.callerGrant(named: grant.name) == grant)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aNameIsUsedOnceEvenAfterItsEnd(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let grant = try Office.callerGrant()
      #expect(try await store.issue(grant) == nil)
      #expect(try await store.issue(try Office.callerGrant(secret: "b")) == .exists)

      #expect(try await store.revokeCaller(grant.name, at: Office.noon) == nil)
      #expect(try await store.issue(try Office.callerGrant(secret: "b")) == .exists)
      #expect(try await store.callerGrant(named: grant.name)?.secretHash == grant.secretHash)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func revokingIsKeptInTheTrailOnceAndTheFirstTimeStays(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let grant = try Office.callerGrant()
      #expect(try await store.revokeCaller(grant.name, at: Office.noon) == .unknown)
      #expect(try await store.issue(grant) == nil)

      #expect(try await store.revokeCaller(grant.name, at: WallTime(milliseconds: 7)) == nil)
      #expect(try await store.revokeCaller(grant.name, at: WallTime(milliseconds: 8)) == nil)

      #expect(try await store.callerGrant(named: grant.name)?.revokedAt == WallTime(milliseconds: 7))
      #expect(try await store.accessEvents(limit: 2).map(\.kind) == [.tokenRevoked, .tokenIssued])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aGrantForAUnitThatNobodyKnowsIsNotIssued(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store async throws in
      #expect(try await store.issue(try Office.callerGrant(unit: "H99")) == .unitUnknown)
      #expect(try await store.callerGrants().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aCounterIsFoundBelowItsUnitsAndNowhereElse(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let (unit, province) = (try Office.unit("H56.14"), try Office.unit("H56"))
      let counter = try #require(CounterCode("Q01"))

      func standing(_ unit: UnitCode, _ counter: CounterCode, below root: UnitCode) async throws -> CounterStanding {
        try await store.counterStanding(unit: unit, counter: counter, below: root, on: try Office.day("2026-10-30"))
      }
      let found = CounterStanding(isWithin: true, isNamed: true, kiosk: kiosk.id)
      #expect(try await standing(unit, counter, below: province) == found)
      #expect(try await standing(unit, counter, below: unit) == found)
      #expect(try await standing(unit, counter, below: try Office.unit("H57")).isWithin == false)
      #expect(try await standing(province, counter, below: unit).isWithin == false)
      let unnamed = try #require(CounterCode("Q99"))
      #expect(
        try await standing(unit, unnamed, below: province)
          == CounterStanding(isWithin: true, isNamed: false, kiosk: nil))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRevokedKioskIsAtNoCounter(_ maker: StoreUnderTest) async throws {
    try await Self.withOffice(maker) { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      #expect(try await store.revoke(kiosk.id, at: Office.noon))

      let standing = try await store.counterStanding(
        unit: try Office.unit("H56.14"), counter: try #require(CounterCode("Q01")), below: try Office.unit("H56"),
        on: try Office.day("2026-10-30"))

      #expect(standing == CounterStanding(isWithin: true, isNamed: true, kiosk: nil))
    }
  }
}
