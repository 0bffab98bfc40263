import ClerkPage
import EvaluationAccess
import EvaluationStore
import Foundation
import RatingModel
import Testing

/// Clerks at the centre's page of a counter.
struct ClerkAccessTests {
  private static let pin = "246813"

  /// A store with two offices of a province, two clerks with PINs, and the access in front of it.
  private struct Counters {
    let store: any EvaluationStore
    let access: ClerkAccess

    func signIn(
      _ clerk: String?, _ secret: String = pin, at unit: String = "H56.14", from address: String = "10.0.0.7",
      second: Int = 0
    ) async throws -> Result<AccessToken, SignInRefusal> {
      try await access.signIn(
        clerk.flatMap { ClerkID($0) }, secret: secret, at: try place(unit), from: address,
        .init(now: at(second), time: AccessDesk.morning, day: try AccessDesk.day("2026-11-21")))
    }

    func holder(
      _ token: AccessToken, at unit: String = "H56.14", isUse: Bool = true, second: Int = 0
    ) async throws -> ClerkAccess.Holder? {
      try await access.holder(
        showing: token.text, at: try place(unit), isUse: isUse, now: at(second), day: try AccessDesk.day("2026-11-21"))
    }

    func place(_ unit: String) throws -> ClerkAccess.Place {
      ClerkAccess.Place(unit: try AccessDesk.unit(unit), counter: try #require(CounterCode("Q01")))
    }

    private func at(_ second: Int) -> Instant { Instant(microseconds: 0).adding(seconds: second) }

    func trail() async throws -> [AccessEvent.Kind] {
      try await store.accessEvents(limit: 100).map(\.kind).reversed().filter {
        ![.clerkSecretSet, .registryImported].contains($0)
      }
    }
  }

  private static func run(_ body: (Counters) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "clerk-access-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
    let hash = try #require(await AccessDesk.work.hash(pin))
    func unit(_ code: String, _ parent: String?) throws -> UnitRecord {
      UnitRecord(
        code: try AccessDesk.unit(code), name: code, parent: try parent.map(AccessDesk.unit), validity: .always)
    }
    let clerks = try ["H56/CB001", "H56.14/CB017", "H56.15/CB020", "H56.14/CB018"].map { try #require(ClerkID($0)) }
    let counter = try #require(CounterCode("Q01"))
    let registry = RegistryImport(
      units: [try unit("H56", nil), try unit("H56.14", "H56"), try unit("H56.15", "H56")],
      counters: try ["H56.14", "H56.15"].map {
        CounterRecord(unit: try AccessDesk.unit($0), code: counter, name: "Quầy 1", validity: .always)
      }, clerks: clerks.map { ClerkRecord(clerk: $0, name: "Hà", title: "", validity: .always) })
    _ = try await store.importRegistry(registry, at: AccessDesk.morning).get()
    for clerk in clerks.prefix(3) {
      #expect(try await store.keep(hash, as: .pin, of: clerk, at: AccessDesk.morning) == nil)
    }
    try await body(
      Counters(store: store, access: ClerkAccess(clerks: store, trail: store, secrets: AccessDesk.work)))
  }

  @Test func aClerkOfTheUnitOrOfOneAboveItIsLetInAndNobodyElse() async throws {
    try await Self.run { counters async throws in
      for clerk in ["H56.14/CB017", "H56/CB001"] {
        let token = try await counters.signIn(clerk).get()
        #expect(try await counters.holder(token)?.clerk.description == clerk)
      }
      // Another unit's, one without a PIN, one whom nobody knows, and what is no code: all with the right PIN.
      for clerk in ["H56.15/CB020", "H56.14/CB018", "H56.14/CB099", nil] {
        #expect(try await counters.signIn(clerk) == .failure(.wrong))
      }
      #expect(
        try await counters.trail() == [
          .clerkSignedIn, .clerkSignedIn, .clerkElsewhere, .clerkWrongSecret, .clerkUnknown, .clerkUnknown,
        ])
    }
  }

  @Test func aBadgeOpensAsAPINDoesForItsClerkOnly() async throws {
    try await Self.run { counters async throws in
      let clerk = try #require(ClerkID("H56.14/CB017"))
      let hash = try #require(await AccessDesk.work.hash("0004711223"))
      #expect(try await counters.store.keep(hash, as: .badge, of: clerk, at: AccessDesk.morning) == nil)
      _ = try await counters.signIn("H56.14/CB017", "0004711223").get()
      _ = try await counters.signIn("H56.14/CB017").get()
      #expect(try await counters.signIn("H56/CB001", "0004711223") == .failure(.wrong))
    }
  }

  @Test func whoSignsInNextTakesOverAtThisCounterAndNotAtAnother() async throws {
    try await Self.run { counters async throws in
      let there = try await counters.signIn("H56/CB001", at: "H56.15").get()
      let first = try await counters.signIn("H56/CB001").get()
      let second = try await counters.signIn("H56.14/CB017").get()
      #expect(try await counters.holder(first) == nil)
      #expect(try await counters.holder(second) != nil)
      #expect(try await counters.holder(there, at: "H56.15") != nil)
      // A token is good at its counter only.
      #expect(try await counters.holder(second, at: "H56.15") == nil)
    }
  }

  @Test func signInEndsWithoutUseAndInAnyCase() async throws {
    try await Self.run { counters async throws in
      let token = try await counters.signIn("H56.14/CB017").get()
      #expect(try await counters.holder(token, second: 1799) != nil)
      // What the page asks for by itself is no use.
      #expect(try await counters.holder(token, isUse: false, second: 3000) != nil)
      #expect(try await counters.holder(token, second: 3599) == nil)
      let other = try await counters.signIn("H56.14/CB017", second: 4000).get()
      for second in stride(from: 5000, to: 4000 + 43_200, by: 1000) {
        #expect(try await counters.holder(other, second: second) != nil)
      }
      #expect(try await counters.holder(other, second: 4000 + 43_200) == nil)
    }
  }

  @Test func anotherPINOrNoneOrALeaveEndsTheSignInAtTheNextUse() async throws {
    try await Self.run { counters async throws in
      let clerk = try #require(ClerkID("H56.14/CB017"))
      let token = try await counters.signIn("H56.14/CB017").get()
      #expect(try await counters.store.removeSecret(.pin, of: clerk, at: AccessDesk.morning) == nil)
      #expect(try await counters.holder(token) == nil)
      #expect(try await counters.holder(token, isUse: false) == nil)
      let chief = try await counters.signIn("H56/CB001").get()
      _ = try await counters.store.importRegistry(RegistryImport(clerks: []), at: AccessDesk.morning).get()
      #expect(try await counters.holder(chief) == nil)
    }
  }

  @Test func fiveWrongPINsLockTheCodeForLongerEachTimeAndNoOther() async throws {
    try await Self.run { counters async throws in
      for number in 0..<5 {
        #expect(try await counters.signIn("H56.14/CB017", "111222", from: "10.0.1.\(number)") == .failure(.wrong))
      }
      #expect(try await counters.signIn("H56.14/CB017", second: 29) == .failure(.limited))
      _ = try await counters.signIn("H56/CB001", second: 29).get()
      #expect(try await counters.signIn("H56.14/CB017", "111222", second: 30) == .failure(.wrong))
      #expect(try await counters.signIn("H56.14/CB017", second: 89) == .failure(.limited))
      _ = try await counters.signIn("H56.14/CB017", second: 90).get()
    }
  }

  @Test func manyWrongCodesFromOneAddressLockThatAddress() async throws {
    try await Self.run { counters async throws in
      for number in 0..<ClerkAccess.freeFailuresOfAddress {
        #expect(try await counters.signIn("H56.14/X\(number)") == .failure(.wrong))
      }
      #expect(try await counters.signIn("H56.14/CB017") == .failure(.limited))
      _ = try await counters.signIn("H56.14/CB017", from: "10.0.0.8").get()
    }
  }

  @Test func whatIsTakenForMuchAtOnceIsRefusedWithoutCounting() async throws {
    try await Self.run { counters async throws in
      let busy = ClerkAccess(
        clerks: counters.store, trail: counters.store, secrets: PasswordWork(rounds: 16, mostWaiting: 0))
      for _ in 0..<6 {
        let answer = try await busy.signIn(
          ClerkID("H56.14/CB017"), secret: Self.pin, at: try counters.place("H56.14"), from: "10.0.0.7",
          .init(
            now: Instant(microseconds: 0), time: AccessDesk.morning, day: try AccessDesk.day("2026-11-21")))
        #expect(answer == .failure(.busy))
      }
      #expect(try await counters.trail().isEmpty)
    }
  }
}
