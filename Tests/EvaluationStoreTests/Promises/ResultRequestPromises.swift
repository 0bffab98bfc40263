import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: what a program sends under a key is taken once")
struct ResultRequestPromises {
  private static func withProgram(
    _ maker: StoreUnderTest, _ body: (any EvaluationStore, CallerName) async throws -> Void
  ) async throws {
    try await ResultOffice.withOffice(maker) { store in
      let grant = try Office.callerGrant()
      #expect(try await store.issue(grant) == nil)
      try await body(store, grant.name)
    }
  }

  private static func key(_ text: String = "2026-10") throws -> ResultRequestKey {
    try #require(ResultRequestKey(text))
  }

  @Test(arguments: StoreUnderTest.all)
  func theSameAgainIsToldWhatCameOfIt(_ maker: StoreUnderTest) async throws {
    try await Self.withProgram(maker) { store, caller in
      try await ResultOffice.take([try ResultOffice.row()], into: store, digest: "z")
      let batch = ResultOffice.batch([try ResultOffice.row("2026-10", [.received: 3])])
      func send() async throws -> ResultReception {
        try await store.importResults(batch, by: caller, under: Self.key(), at: Office.noon).get()
      }
      guard case .taken(let receipt) = try await send() else {
        Issue.record("it was not taken")
        return
      }
      // Meanwhile somebody else's figures took their place: they stay.
      try await ResultOffice.take([try ResultOffice.row("2026-10", [.received: 9])], into: store, digest: "y")
      guard case .repeated(let entry, let replaced) = try await send() else {
        Issue.record("it was taken twice")
        return
      }

      #expect(entry.number == receipt.number && entry.author == .caller(caller) && replaced == 1)
      #expect(try await store.resultImports(limit: 10).count == 3)
      #expect(ResultOffice.captions(try await store.results(ResultOffice.query())) == ["H56.14: 9 ? ? ?"])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func otherFiguresUnderAUsedKeyAreRefusedAndAnotherProgramHasItsOwnKeys(_ maker: StoreUnderTest) async throws {
    try await Self.withProgram(maker) { store, caller in
      let other = try Office.callerGrant("mot-cua-khac")
      #expect(try await store.issue(other) == nil)
      let (first, second) = (
        ResultOffice.batch([try ResultOffice.row()]), ResultOffice.batch([try ResultOffice.row("2026-09")], digest: "b")
      )
      _ = try await store.importResults(first, by: caller, under: Self.key(), at: Office.noon).get()

      let used = try await store.importResults(second, by: caller, under: Self.key(), at: Office.noon).get()
      #expect(used == .keyUsed)
      #expect(try await store.resultImports(limit: 10).count == 1)
      let elsewhere = try await store.importResults(second, by: other.name, under: Self.key(), at: Office.noon).get()
      guard case .taken = elsewhere else {
        Issue.record("another program's key was in the way")
        return
      }
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatWasRefusedLeavesItsKeyUnused(_ maker: StoreUnderTest) async throws {
    try await Self.withProgram(maker) { store, caller in
      let bad = ResultOffice.batch([try ResultOffice.row(unit: "H57")])
      let refused = try await store.importResults(bad, by: caller, under: Self.key(), at: Office.noon)
      #expect(refused.refusal?.problems.map(\.code) == ["results-unit-unknown"])
      let good = ResultOffice.batch([try ResultOffice.row()], digest: "b")
      guard case .taken = try await store.importResults(good, by: caller, under: Self.key(), at: Office.noon).get()
      else {
        Issue.record("the key was used up")
        return
      }
    }
  }

  @Test func aKeyIsShortAndPlain() {
    for text in ["", "-", "a b", "é", "a/b", String(repeating: "a", count: 65)] {
      #expect(ResultRequestKey(text) == nil)
    }
    #expect(ResultRequestKey("2026-10:H56.14_lần".replacing("ầ", with: "a")) != nil)
  }
}
