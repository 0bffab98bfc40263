import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: rights change within reach, and the last administrator stays")
struct AccountRightsPromises {
  private static let nobody = AuditActor.commandLine(claimedBy: "root")

  private static func office(
    _ maker: StoreUnderTest, _ body: (any EvaluationStore, _ ward: AuditActor) async throws -> Void
  ) async throws {
    try await maker.run { store async throws in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      let ward = AuditActor(
        account: try name("ward.admin"), address: "10.0.0.7", reach: [try Office.unit("H56.14")])
      try await add(store, "ward.admin", .administrator, ["H56.14"])
      try await body(store, ward)
    }
  }

  private static func name(_ text: String) throws -> AccountName { try #require(AccountName(text)) }

  private static func account(_ name: String, _ role: AccountRole, _ roots: [String], clerk: String? = nil) throws
    -> Account
  {
    Account(
      name: try Self.name(name), password: Office.password(1), role: role, roots: Set(try roots.map(Office.unit)),
      clerk: try clerk.map(Office.clerk), disabled: false, createdAt: Office.noon)
  }

  private static func add(_ store: any EvaluationStore, _ name: String, _ role: AccountRole, _ roots: [String])
    async throws
  {
    #expect(try await store.add(try account(name, role, roots)) == nil)
  }

  @Test(arguments: StoreUnderTest.all)
  func aClerksAccountNamesItsClerkAndRightsAreReplacedWhole(_ maker: StoreUnderTest) async throws {
    try await Self.office(maker) { store, _ async throws in
      let clerk = try Self.account("ha.clerk", .clerk, [], clerk: "H56.14/CB017")
      #expect(try await store.add(clerk) == nil)
      #expect(try await store.account(named: clerk.name) == clerk)
      #expect(try await store.add(try Self.account("nobody", .clerk, [], clerk: "H56.14/CB099")) == .clerkUnknown)

      let rights = AccountRights(role: .inspector, roots: [try Office.unit("H56"), try Office.unit("H56.15")])
      #expect(try await store.replaceRights(of: clerk.name, with: rights, by: Self.nobody, at: Office.noon) == nil)

      #expect(try await store.account(named: clerk.name)?.rights == rights)
      let event = try #require(try await store.accessEvents(limit: 1).first)
      #expect(event.kind == .accountRightsChanged && event.subject == "ha.clerk" && event.claimedBy == "root")
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anAccountBeyondTheReachIsUnknownAndStaysAsItIs(_ maker: StoreUnderTest) async throws {
    try await Self.office(maker) { store, ward async throws in
      try await Self.add(store, "province", .head, ["H56"])
      try await Self.add(store, "both", .head, ["H56.14", "H56.15"])
      for account in ["province", "both", "khong.ai"] {
        let name = try Self.name(account)
        let before = try await store.account(named: name)
        #expect(try await store.setDisabled(true, account: name, by: ward, at: Office.noon) == .unknown)
        #expect(
          try await store.replacePassword(of: name, with: Office.password(9), by: ward, at: Office.noon) == .unknown)
        let rights = AccountRights(role: .viewer, roots: [try Office.unit("H56.14")])
        #expect(try await store.replaceRights(of: name, with: rights, by: ward, at: Office.noon) == .unknown)
        #expect(try await store.account(named: name) == before)
      }
      let above = AccountRights(role: .viewer, roots: [try Office.unit("H56")])
      try await Self.add(store, "own", .viewer, ["H56.14"])
      #expect(
        try await store.replaceRights(of: try Self.name("own"), with: above, by: ward, at: Office.noon) == .unitUnknown)
      #expect(try await store.add(try Self.account("more", .viewer, ["H56"]), by: ward) == .unitUnknown)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func nobodyChangesTheOwnRightsNorShutsOutTheOwnAccount(_ maker: StoreUnderTest) async throws {
    try await Self.office(maker) { store, ward async throws in
      try await Self.add(store, "other.admin", .administrator, ["H56"])
      let own = try Self.name("ward.admin")
      let rights = AccountRights(role: .viewer, roots: [try Office.unit("H56.14")])

      #expect(try await store.setDisabled(true, account: own, by: ward, at: Office.noon) == .own)
      #expect(try await store.replaceRights(of: own, with: rights, by: ward, at: Office.noon) == .own)
      #expect(try await store.replacePassword(of: own, with: Office.password(9), by: ward, at: Office.noon) == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theLastAdministratorThatMaySignInStaysOne(_ maker: StoreUnderTest) async throws {
    try await Self.office(maker) { store, _ async throws in
      let (first, second) = (try Self.name("ward.admin"), try Self.name("second.admin"))
      let viewer = AccountRights(role: .viewer, roots: [try Office.unit("H56")])
      #expect(try await store.setDisabled(true, account: first, by: Self.nobody, at: Office.noon) == .lastAdministrator)
      #expect(
        try await store.replaceRights(of: first, with: viewer, by: Self.nobody, at: Office.noon) == .lastAdministrator)

      try await Self.add(store, "second.admin", .administrator, ["H56"])
      #expect(try await store.setDisabled(true, account: first, by: Self.nobody, at: Office.noon) == nil)
      // One that is shut out does not count.
      #expect(
        try await store.setDisabled(true, account: second, by: Self.nobody, at: Office.noon) == .lastAdministrator)
      #expect(try await store.setDisabled(false, account: first, by: Self.nobody, at: Office.noon) == nil)
      #expect(try await store.replaceRights(of: second, with: viewer, by: Self.nobody, at: Office.noon) == nil)
    }
  }

  @Test func rolesOfEarlierVersionsAreReadAndNoRightGrows() {
    #expect(AccountRole(stored: "manager") == .head)
    #expect(AccountRole(stored: "technician") == .clerk)
    for role in AccountRole.allCases { #expect(AccountRole(stored: role.rawValue) == role) }
    #expect(AccountRole(stored: "root") == nil)
  }
}
