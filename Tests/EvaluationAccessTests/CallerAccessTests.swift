import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationAccess

@Suite("Programs that call the centre's API")
struct CallerAccessTests {
  /// A grant for H56, its token, and the access in front of it.
  private struct Callers {
    let desk: AccessDesk
    let access: CallerAccess
    let token: CallerToken

    static func run(
      unit: String = "H56", counters: [String] = [], failures: RateLimit = CallerAccess.failures,
      _ body: (Callers) async throws -> Void
    ) async throws {
      try await AccessDesk.run { desk in
        let token = CallerToken.random(for: try #require(CallerName("mot-cua")))
        let grant = CallerGrant(
          name: token.name, secretHash: token.secretHash, scopes: [.sessions], unit: try AccessDesk.unit(unit),
          counters: Set(try counters.map { try #require(CounterCode($0)) }), issuedAt: AccessDesk.morning)
        #expect(try await desk.store.issue(grant) == nil)
        let access = CallerAccess(callers: desk.store, trail: desk.store, failures: failures)
        try await body(Callers(desk: desk, access: access, token: token))
      }
    }

    func caller(
      _ header: String?, from address: String = "10.0.0.7", at time: WallTime = AccessDesk.morning
    ) async throws -> Result<CallerGrant, CallerRefusal> {
      try await access.caller(authorization: header, for: .sessions, from: address, at: time)
    }

    func grant() async throws -> CallerGrant { try await caller("Bearer \(token.text)").get() }
  }

  @Test func theRightTokenIsTheGrants() async throws {
    try await Callers.run { callers async throws in
      #expect(try await callers.grant().name.text == "mot-cua")
      #expect(try await callers.caller("bearer \(callers.token.text)").get().scopes == [.sessions])
    }
  }

  @Test func aScopeGrantsWhatItIsFor() {
    #expect(CallerScope.state.isGranted(by: [.state]) && CallerScope.state.isGranted(by: [.sessions]))
    #expect(CallerScope.sessions.isGranted(by: [.sessions]) && !CallerScope.sessions.isGranted(by: [.state]))
    #expect(CallerScope.allCases.allSatisfy { !$0.isGranted(by: []) })
  }

  @Test func noScopeOfFiguresGrantsAnother() {
    for scope in CallerScope.allCases where scope != .sessions {
      for other in CallerScope.allCases where other != scope { #expect(!other.isGranted(by: [scope])) }
    }
    // What stands in stores and in scripts.
    #expect(
      CallerScope.allCases.map(\.rawValue) == [
        "sessions", "state", "reports", "personal-figures", "roll-ups", "results",
      ])
  }

  @Test func aTokenWhoseTimeIsOverOpensNothingAndOnlyWhoHasItIsTold() async throws {
    try await AccessDesk.run { desk in
      let token = CallerToken.random(for: try #require(CallerName("bi")))
      let end = WallTime(milliseconds: AccessDesk.morning.milliseconds + 1000)
      let grant = CallerGrant(
        name: token.name, secretHash: token.secretHash, scopes: [.reports], unit: try AccessDesk.unit("H56"),
        counters: [], issuedAt: AccessDesk.morning, expiresAt: end)
      #expect(try await desk.store.issue(grant) == nil)
      let access = CallerAccess(callers: desk.store, trail: desk.store)
      func answer(_ text: String, at time: WallTime) async throws -> Result<CallerGrant, CallerRefusal> {
        try await access.caller(authorization: "Bearer \(text)", for: .reports, from: "10.0.0.7", at: time)
      }
      #expect(try await answer(token.text, at: WallTime(milliseconds: end.milliseconds - 1)) == .success(grant))
      #expect(try await answer(token.text, at: end) == .failure(.expired))
      #expect(try await answer("kqt1.bi.\(String(repeating: "a", count: 52))", at: end) == .failure(.wrong))
      #expect(try await desk.store.revokeCaller(token.name, at: end) == nil)
      #expect(try await answer(token.text, at: end) == .failure(.wrong))
    }
  }

  @Test func whatIsNoTokenOrAnothersIsWrong() async throws {
    try await Callers.run { callers async throws in
      let secret = String(callers.token.text.suffix(52))
      for header in [
        "", "Bearer", "Bearer ", "Basic \(callers.token.text)", "Bearer kqt1.mot-cua", "Bearer kqt1.khac.\(secret)",
        "Bearer kqt1.mot-cua.\(String(repeating: "a", count: 52))", "Bearer \(callers.token.text) x",
        "Bearer kqt1.mot-cua.\(secret.dropLast())", "Bearer \(callers.token.secretHash)",
      ] {
        #expect(try await callers.caller(header) == .failure(.wrong), "\(header)")
      }
      #expect(try await callers.caller(nil) == .failure(.missing))
    }
  }

  @Test func aRevokedTokenIsWrongAndTheTrailKnowsWhoseCopyItWas() async throws {
    try await Callers.run { callers async throws in
      #expect(try await callers.desk.store.revokeCaller(callers.token.name, at: AccessDesk.morning) == nil)
      for _ in 1...3 { #expect(try await callers.caller("Bearer \(callers.token.text)") == .failure(.wrong)) }
      let events = try await callers.desk.store.accessEvents(limit: 3)
      #expect(events.map(\.kind) == [.tokenWrong, .tokenRevoked, .tokenIssued])
      #expect(events.first?.caller == callers.token.name && events.first?.address == "10.0.0.7")
    }
  }

  @Test func wrongOnesAreLimitedPerNameAndAddressAndTheRightOneElsewhereIsNot() async throws {
    let limit = RateLimit(attempts: 3, secondsPerAttempt: 10, keys: 100)
    try await Callers.run(failures: limit) { callers async throws in
      let wrong = "Bearer kqt1.mot-cua.\(String(repeating: "a", count: 52))"
      for _ in 1...3 { #expect(try await callers.caller(wrong) == .failure(.wrong)) }
      #expect(try await callers.caller(wrong) == .failure(.limited))
      let right = "Bearer \(callers.token.text)"
      #expect(try await callers.caller(right) == .failure(.limited))
      #expect(try await callers.caller(right, from: "10.0.0.8").get().name == callers.token.name)
      let later = WallTime(milliseconds: AccessDesk.morning.milliseconds + 10_000)
      #expect(try await callers.caller(right, at: later).get().name == callers.token.name)
    }
  }

  @Test func rightOnesAreNeverCounted() async throws {
    let limit = RateLimit(attempts: 2, secondsPerAttempt: 1000, keys: 100)
    try await Callers.run(failures: limit) { callers async throws in
      for _ in 1...50 { #expect(try await callers.grant().name == callers.token.name) }
    }
  }

  @Test func aTokenReachesWhatStandsBelowItsUnitOnThatDay() async throws {
    try await Callers.run { callers async throws in
      let (grant, counter) = (try await callers.grant(), try #require(CounterCode("Q01")))
      let unit = try AccessDesk.unit("H56.14")
      // It goes over to H57 on 1 July.
      let before = try await callers.access.standing(
        unit: unit, counter: counter, for: grant, on: try AccessDesk.day("2026-06-30"))
      #expect(before == .success(CounterStanding(isWithin: true, isNamed: false, kiosk: nil)))
      let after = try await callers.access.standing(
        unit: unit, counter: counter, for: grant, on: try AccessDesk.day("2026-07-01"))
      #expect(after == .failure(.scope))
      let unknown = try await callers.access.standing(
        unit: try AccessDesk.unit("H99"), counter: counter, for: grant, on: try AccessDesk.day("2026-06-30"))
      #expect(unknown == .failure(.scope))
    }
  }

  @Test func aTokenForSomeCountersReachesNoOthers() async throws {
    try await Callers.run(unit: "H56.14", counters: ["Q01"]) { callers async throws in
      let grant = try await callers.grant()
      func standing(_ unit: String, _ counter: String) async throws -> Result<CounterStanding, CallerRefusal> {
        try await callers.access.standing(
          unit: try AccessDesk.unit(unit), counter: try #require(CounterCode(counter)), for: grant,
          on: try AccessDesk.day("2026-06-30"))
      }
      #expect(try await standing("H56.14", "Q01").get().isWithin)
      #expect(try await standing("H56.14", "Q02") == .failure(.scope))
      #expect(try await standing("H56", "Q01") == .failure(.scope))
    }
  }

  @Test func everyTokenIsAnotherAndReadsBackAsItself() throws {
    let name = try #require(CallerName("mot-cua"))
    let tokens = (1...20).map { _ in CallerToken.random(for: name) }
    #expect(Set(tokens.map(\.text)).count == tokens.count)
    for token in tokens {
      #expect(CallerToken(token.text) == token)
      #expect(token.secretHash.count == 64 && !token.text.contains(token.secretHash))
    }
  }
}
