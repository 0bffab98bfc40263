import EvaluationStore
import RatingModel
import Testing

extension Office {
  static func account(_ name: String = "ha.nguyen", roots: [String] = ["H56"], key: UInt8 = 1) throws -> Account {
    Account(
      name: try #require(AccountName(name)), password: password(key), role: .head,
      roots: Set(try roots.map(unit)), disabled: false, createdAt: noon)
  }

  static func password(_ key: UInt8) -> PasswordHash {
    PasswordHash(
      salt: [UInt8](repeating: 7, count: 16), rounds: 32_768, blockSize: 8, parallelism: 1,
      key: [UInt8](repeating: key, count: 32))
  }

  static func grant(_ token: String, issued: Int64 = 0, used: Int64? = nil) throws -> AccessGrant {
    AccessGrant(
      tokenHash: token, account: try #require(AccountName("ha.nguyen")), issuedAt: WallTime(milliseconds: issued),
      lastUsedAt: WallTime(milliseconds: used ?? issued))
  }
}

@Suite("Promise: accounts, grants and the trail are kept")
struct AccountPromises {
  private static func withAccount(
    _ maker: StoreUnderTest, _ body: (any EvaluationStore, Account) async throws -> Void
  ) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      let account = try Office.account(roots: ["H56", "H56.14"])
      #expect(try await store.add(account) == nil)
      try await body(store, account)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anAccountIsReadBackAsItWasAdded(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, account async throws in
      #expect(try await store.account(named: account.name) == account)
      #expect(try await store.accounts() == [account])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aNameIsTakenOnceAndTheFirstStays(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, account async throws in
      #expect(try await store.add(try Office.account(key: 2)) == .exists)
      #expect(try await store.account(named: account.name) == account)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anAccountOfAUnitThatNobodyKnowsIsNotAdded(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, _ in
      let stray = try Office.account("stray", roots: ["H56", "H99"])

      #expect(try await store.add(stray) == .unitUnknown)
      #expect(try await store.account(named: stray.name) == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anotherPasswordEndsEveryGrantOfTheAccount(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, account in
      try await store.keep(try Office.grant("t1"))

      #expect(
        try await store.replacePassword(
          of: account.name, with: Office.password(9), by: .commandLine(claimedBy: nil), at: Office.noon) == nil)

      #expect(try await store.account(named: account.name)?.password == Office.password(9))
      #expect(try await store.grant(tokenHash: "t1") == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aDisabledAccountHasNoGrantAndMayComeBack(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, account in
      try await store.keep(try Office.grant("t1"))

      #expect(
        try await store.setDisabled(true, account: account.name, by: .commandLine(claimedBy: nil), at: Office.noon)
          == nil)
      #expect(try await store.account(named: account.name)?.disabled == true)
      #expect(try await store.grant(tokenHash: "t1") == nil)

      #expect(
        try await store.setDisabled(false, account: account.name, by: .commandLine(claimedBy: nil), at: Office.noon)
          == nil)
      #expect(try await store.account(named: account.name) == account)
      #expect(try await store.grant(tokenHash: "t1") == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func changingAnAccountThatIsNotThereSaysSo(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let name = try Office.account().name

      #expect(
        try await store.replacePassword(
          of: name, with: Office.password(9), by: .commandLine(claimedBy: nil), at: Office.noon) == .unknown)
      #expect(
        try await store.setDisabled(true, account: name, by: .commandLine(claimedBy: nil), at: Office.noon) == .unknown)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aGrantComesWithItsAccountAndItsLastUseNeverGoesBack(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, account in
      try await store.keep(try Office.grant("t1", issued: 1000))

      try await store.touchGrant(tokenHash: "t1", at: WallTime(milliseconds: 5000))
      try await store.touchGrant(tokenHash: "t1", at: WallTime(milliseconds: 3000))

      let granted = try #require(try await store.grant(tokenHash: "t1"))
      #expect(try granted == GrantedAccount(grant: Office.grant("t1", issued: 1000, used: 5000), account: account))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func grantsEndOneByOneOrByAge(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, _ in
      for (token, issued, used) in [("old", 10, 900), ("idle", 500, 510), ("fresh", 500, 900), ("out", 500, 900)] {
        try await store.keep(try Office.grant(token, issued: Int64(issued), used: Int64(used)))
      }

      try await store.endGrant(tokenHash: "out")
      try await store.endGrants(issuedBefore: WallTime(milliseconds: 100), unusedSince: WallTime(milliseconds: 600))

      var standing: [String] = []
      for token in ["old", "idle", "fresh", "out"] where try await store.grant(tokenHash: token) != nil {
        standing.append(token)
      }
      #expect(standing == ["fresh"])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theOldestGrantMakesRoomAndTheNewOneAlwaysStands(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, _ in
      for number in 0..<AccessGrant.mostPerAccount {
        try await store.keep(try Office.grant("t\(number)", issued: Int64(1000 + number)))
      }

      // Issued by a clock that was set back: older than all others by its time.
      try await store.keep(try Office.grant("set-back", issued: 1))

      #expect(try await store.grant(tokenHash: "set-back") != nil)
      #expect(try await store.grant(tokenHash: "t0") == nil)
      #expect(try await store.grant(tokenHash: "t1") != nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theTrailIsReadNewestFirst(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store, account in
      let events = [
        AccessEvent(kind: .unknownName, account: nil, address: "10.0.0.1", time: Office.noon),
        AccessEvent(kind: .signedIn, account: account.name, address: "10.0.0.2", time: Office.noon),
        AccessEvent(kind: .signedOut, account: account.name, address: "10.0.0.2", time: Office.noon),
      ]
      for event in events { try await store.record(event) }

      #expect(try await store.accessEvents(limit: 2) == [events[2], events[1]])
      #expect(try await store.accessEvents(limit: 3) == events.reversed())
    }
  }
}
