import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: the first day is open until there is an account, and over for good")
struct SetupPromises {
  private let actor = AuditActor.setup(from: "127.0.0.1")
  private let hash = String(repeating: "1", count: 64)

  private func account(_ name: String = "admin") throws -> Account {
    Account(
      name: try #require(AccountName(name)),
      password: PasswordHash(salt: [1], rounds: 2, blockSize: 8, parallelism: 1, key: [2]), role: .administrator,
      roots: [try Office.unit("H56")], clerk: nil, disabled: false, createdAt: Office.noon)
  }

  @Test(arguments: StoreUnderTest.all)
  func codesOpenItUntilThereIsAnAccount(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      #expect(try await store.setupState() == .never)
      #expect(try await !store.opensSetup(codeHash: hash))
      #expect(try await store.offerSetup(codeHash: hash, at: Office.noon))
      #expect(try await store.offerSetup(codeHash: hash, at: Office.noon))
      #expect(try await store.setupState() == .open)
      #expect(try await store.opensSetup(codeHash: hash))
      #expect(try await !store.opensSetup(codeHash: String(repeating: "2", count: 64)))

      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      #expect(try await store.addFirst(try account(), by: actor) == nil)
      #expect(try await !store.opensSetup(codeHash: hash))
      #expect(try await store.setupState() == .open)
      #expect(try await store.addFirst(try account("second"), by: actor) == .exists)
      #expect(try await store.accounts().map(\.name.text) == ["admin"])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func onceItIsOverNothingOpensItAgain(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      #expect(try await store.offerSetup(codeHash: hash, at: Office.noon))
      try await store.endSetup(by: actor, at: Office.noon)
      try await store.endSetup(by: actor, at: Office.noon)
      #expect(try await store.setupState() == .done)
      #expect(try await !store.offerSetup(codeHash: hash, at: Office.noon))
      #expect(try await !store.opensSetup(codeHash: hash))
      #expect(try await store.audited(.setupEnded).count == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aCentreWithAnAccountNeverOpensIt(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      #expect(try await store.add(try account()) == nil)
      #expect(try await !store.offerSetup(codeHash: hash, at: Office.noon))
      #expect(try await store.setupState() == .never)
    }
  }
}
