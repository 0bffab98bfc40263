import EvaluationAccess
import EvaluationStore
import RatingModel
import Testing

/// ha.nguyen administers H56; H56.14 belongs to it until June, to H57 from July on.
struct AccountDeskTests {
  private struct Office {
    let desk: AccessDesk
    let accounts: AccountDesk
    let visit: AccountDesk.Visit

    func add(_ name: String, _ role: AccountRole, _ roots: [String]) async throws {
      let account = Account(
        name: try AccessDesk.name(name), password: try #require(await AccessDesk.work.hash(AccessDesk.password)),
        role: role, roots: Set(try roots.map(AccessDesk.unit)), disabled: false, createdAt: AccessDesk.morning)
      #expect(try await desk.store.add(account) == nil)
    }
  }

  private static func office(
    _ role: AccountRole = .administrator, on day: String = "2026-06-30", _ body: (Office) async throws -> Void
  ) async throws {
    try await AccessDesk.run(role: role) { desk async throws in
      let reader = try #require(try await desk.reader(try await desk.signIn().get()))
      let visit = AccountDesk.Visit(
        reader, from: "10.0.0.7", at: AccessDesk.morning, on: try AccessDesk.day(day))
      let accounts = AccountDesk(accounts: desk.store, registry: desk.store, passwords: AccessDesk.work)
      try await body(Office(desk: desk, accounts: accounts, visit: visit))
    }
  }

  private static func rights(_ role: AccountRole, _ roots: [String]) throws -> AccountRights {
    AccountRights(role: role, roots: Set(try roots.map(AccessDesk.unit)))
  }

  @Test func theAccountsOfTheOwnUnitsAreListedAndNoOthers() async throws {
    try await Self.office { office async throws in
      try await office.add("below", .viewer, ["H56.14"])
      try await office.add("elsewhere", .viewer, ["H57"])
      try await office.add("both", .viewer, ["H56", "H57"])

      #expect(try await office.accounts.accounts(for: office.visit).map(\.name.text) == ["below", "ha.nguyen"])
      #expect(try await office.accounts.account(named: AccessDesk.name("elsewhere"), for: office.visit) == nil)
      #expect(try await office.accounts.account(named: AccessDesk.name("both"), for: office.visit) == nil)
    }
  }

  @Test func aUnitThatWentOverTakesItsAccountsWithIt() async throws {
    try await Self.office(on: "2026-07-01") { office async throws in
      try await office.add("below", .viewer, ["H56.14"])

      #expect(try await office.accounts.accounts(for: office.visit).map(\.name.text) == ["ha.nguyen"])
      let answer = try await office.accounts.add(
        AccessDesk.name("new"), Self.rights(.viewer, ["H56.14"]), by: office.visit)
      #expect(answer == .failure(.rights(.more)))
    }
  }

  @Test func anAddedAccountSignsInWithThePasswordThatWasShownAndTheAuditSaysWhoAddedIt() async throws {
    try await Self.office { office async throws in
      let password = try await office.accounts.add(
        AccessDesk.name("new"), Self.rights(.head, ["H56.14"]), by: office.visit
      ).get()

      #expect(password.wholeMatch(of: /([a-z2-7]{5}-){3}[a-z2-7]{5}/) != nil)
      let signedIn = try await office.desk.signIn("new", password).get()
      #expect(try await office.desk.reader(signedIn)?.role == .head)
      var query = AuditQuery()
      query.kinds = [.accountAdded]
      let event = try #require(try await office.desk.store.auditEvents(query).first?.event)
      #expect(event.account?.text == "ha.nguyen" && event.subject == "new" && event.address == "10.0.0.7")
    }
  }

  @Test func aNewPasswordEndsWhatTheOldOneOpened() async throws {
    try await Self.office { office async throws in
      try await office.add("below", .viewer, ["H56.14"])
      let before = try await office.desk.signIn("below").get()

      let password = try await office.accounts.newPassword(for: AccessDesk.name("below"), by: office.visit).get()

      #expect(try await office.desk.reader(before) == nil)
      #expect(try await office.desk.signIn("below") == .failure(.wrong))
      #expect(try await office.desk.signIn("below", password).isSuccess)
      let own = try await office.accounts.newPassword(for: AccessDesk.name("ha.nguyen"), by: office.visit)
      #expect(own == .failure(.store(.own)))
    }
  }

  @Test(arguments: AccountRole.allCases.filter { $0 != .administrator })
  func nobodyButAnAdministratorChangesAnything(role: AccountRole) async throws {
    try await Self.office(role) { office async throws in
      try await office.add("below", .viewer, ["H56.14"])
      let (name, before) = (
        try AccessDesk.name("below"), try await office.desk.store.account(named: AccessDesk.name("below"))
      )

      #expect(try await office.accounts.accounts(for: office.visit).isEmpty)
      #expect(try await office.accounts.setDisabled(true, name, by: office.visit) != nil)
      #expect(
        try await office.accounts.replaceRights(of: name, with: Self.rights(.head, ["H56"]), by: office.visit) != nil)
      #expect(try await office.accounts.newPassword(for: name, by: office.visit) == .failure(.store(.unknown)))
      #expect(try await office.desk.store.account(named: name) == before)
    }
  }

  @Test func theWholeAuditIsForWhoeverHoldsEveryUnit() async throws {
    try await Self.office { office async throws in
      guard case .within(let accounts, let units) = try await office.accounts.auditScope(for: office.visit) else {
        Issue.record("H57 is beyond the administrator's units")
        return
      }
      #expect(accounts.map(\.text) == ["ha.nguyen"])
      #expect(try units == [AccessDesk.unit("H56"), AccessDesk.unit("H56.14")])
    }
    try await AccessDesk.run(role: .inspector, roots: ["H56", "H57"]) { desk async throws in
      let reader = try #require(try await desk.reader(try await desk.signIn().get()))
      let visit = AccountDesk.Visit(
        reader, from: "10.0.0.7", at: AccessDesk.morning, on: try AccessDesk.day("2026-11-21"))
      let accounts = AccountDesk(accounts: desk.store, registry: desk.store, passwords: AccessDesk.work)
      #expect(try await accounts.auditScope(for: visit) == .everything)
    }
  }
}
