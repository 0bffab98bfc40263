import EvaluationStore
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// Each role signs in and tries what it must not see, by address.
struct RoleTests {
  private static let days = "from=2026-11-01&through=2026-11-30"
  private static let report = "/reports/clerks?unit=H56.14&\(days)"
  private static let addresses = [
    "/": Set(AccountRole.allCases), report: [.administrator, .head, .inspector],
    "/reports/clerks.csv?unit=H56.14&\(days)": [.administrator, .head, .inspector],
    "/reports/clerks.json?unit=H56.14&\(days)": [.administrator, .head, .inspector],
    "/accounts": [.administrator], "/accounts/account?name=role.head": [.administrator],
    "/audit": [.administrator, .inspector], "/me": [.clerk], "/account": Set(AccountRole.allCases),
    "/personal-data": Set(AccountRole.allCases),
  ]

  /// A centre with one account of each role for H56.14, and counts of its clerk CB01.
  private func centre(
    _ body: @Sendable (CentreFixture, any TestClientProtocol) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre async throws in
      for role in AccountRole.allCases {
        try await centre.add("role.\(role.rawValue)", role, of: role == .clerk ? [] : ["H56.14"], clerk: "H56.14/CB01")
      }
      let secret = try await centre.issueCode()
      try await centre.pages { client async throws in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch)
        #expect(try await kiosk.send(batch, client).status == .ok)
        try await body(centre, client)
      }
    }
  }

  private func signedIn(_ role: AccountRole, _ client: any TestClientProtocol) async throws -> BrowserFixture {
    let browser = BrowserFixture(client)
    #expect(try await browser.signIn("role.\(role.rawValue)").status == .seeOther)
    return browser
  }

  @Test(arguments: AccountRole.allCases)
  func eachRoleGetsWhatItMayAndNothingElse(role: AccountRole) async throws {
    try await centre { _, client async throws in
      let browser = try await signedIn(role, client)
      for (address, roles) in Self.addresses {
        let answer = try await browser.get(address)
        let isLedOn = role == .clerk && address == "/"
        let expected: HTTPResponse.Status = roles.contains(role) ? (isLedOn ? .seeOther : .ok) : .forbidden
        #expect(answer.status == expected, "\(address)")
        guard answer.status == .forbidden else { continue }
        #expect(answer.text.contains("permission-missing"))
        let others = AccountRole.allCases.filter { $0 != role }.map { "role.\($0.rawValue)" }
        for leak in ["Nguyễn Thị Hà", "Tân Hà"] + others { #expect(!answer.text.contains(leak), "\(address): \(leak)") }
      }
    }
  }

  @Test(arguments: AccountRole.allCases)
  func whatIsForbiddenDoesNotTellWhetherItIsThere(role: AccountRole) async throws {
    try await centre { _, client async throws in
      let browser = try await signedIn(role, client)
      for (there, absent) in [
        ("/reports/clerks?unit=H56.14", "/reports/clerks?unit=H77"),
        ("/accounts/account?name=role.head", "/accounts/account?name=khong.ai"),
        ("/reports/clerks.json?unit=H56.14", "/reports/clerks.json?unit=%00"),
      ] {
        let (first, second) = (try await browser.get(there), try await browser.get(absent))
        guard first.status == .forbidden else { continue }
        #expect(second.status == .forbidden && second.text == first.text, "\(there)")
      }
    }
  }

  @Test func anotherSubtreesUnitAndAccountsAreNotFoundForAnAdministratorAndAnInspectorToo() async throws {
    try await centre { centre, client async throws in
      try await centre.add("neighbour", .head, of: ["H56.15"])
      try await centre.add("province", .administrator, of: ["H56"])
      for role in [AccountRole.administrator, .inspector] {
        let browser = try await signedIn(role, client)
        let foreign = try await browser.get("/reports/clerks?unit=H56.15&\(Self.days)")
        let nowhere = try await browser.get("/reports/clerks?unit=H77&\(Self.days)")
        #expect(foreign.status == .notFound && foreign.text == nowhere.text)
      }
      let browser = try await signedIn(.administrator, client)
      let accounts = try await browser.get("/accounts")
      #expect(accounts.text.contains("role.viewer") && !accounts.text.contains("neighbour"))
      #expect(!accounts.text.contains("province"))
      let foreign = try await browser.get("/accounts/account?name=neighbour")
      let nowhere = try await browser.get("/accounts/account?name=khong.ai")
      #expect(foreign.status == .notFound && foreign.text == nowhere.text)
      let token = try BrowserFixture.token(in: accounts)
      for act in ["disable", "password", "rights", "enable"] {
        let fields = [("act", act), ("token", token), ("role", "viewer"), ("units", "H56.14")]
        let foreign = try await browser.post("/accounts/account", fields + [("name", "neighbour")])
        let nowhere = try await browser.post("/accounts/account", fields + [("name", "khong.ai")])
        #expect(foreign.status == .notFound && foreign.text == nowhere.text, "\(act)")
      }
      let name = try #require(AccountName("neighbour"))
      #expect(try await centre.store.account(named: name)?.disabled == false)
    }
  }

  @Test(arguments: AccountRole.allCases.filter { $0 != .administrator })
  func nobodyElseChangesAnAccountThroughItsForm(role: AccountRole) async throws {
    try await centre { centre, client async throws in
      let browser = try await signedIn(role, client)
      let token = try BrowserFixture.token(in: try await browser.get("/account"))
      let before = try await centre.store.accounts()
      let new = [("name", "new.admin"), ("role", "administrator"), ("units", "H56"), ("token", token)]
      #expect(try await browser.post("/accounts", new).status == .forbidden)
      for act in ["disable", "password", "rights"] {
        let fields = [("act", act), ("name", "role.viewer"), ("role", "administrator"), ("units", "H56")]
        #expect(try await browser.post("/accounts/account", fields + [("token", token)]).status == .forbidden, "\(act)")
      }
      #expect(try await centre.store.accounts() == before)
    }
  }

  @Test func aClerkSeesTheOwnFiguresWhateverIsAskedFor() async throws {
    try await centre { centre, client async throws in
      let browser = try await signedIn(.clerk, client)
      #expect(try await browser.get("/").headers[.location] == "/me?lang=vi")
      // Friday's lot of five; the week is not over.
      let early = try await browser.get("/me?clerk=H56.14/CB02&unit=H56.14")
      #expect(early.text.contains("Nguyễn Thị Hà") && early.text.contains("chưa hết tuần"))
      #expect(!early.text.contains("hai-long: 5"))
      centre.advance(seconds: 3 * 86_400)
      let again = BrowserFixture(client)
      _ = try await again.signIn("role.clerk")
      let late = try await again.get("/me")
      #expect(late.text.contains("hai-long: 5") && late.text.contains("20/11/2026"))
    }
  }

  @Test func withoutSigningInEveryAddressLeadsToTheDoor() async throws {
    try await centre { _, client async throws in
      for address in Self.addresses.keys {
        let answer = try await BrowserFixture(client).get(address)
        #expect(answer.status == (address.contains(".json") ? .unauthorized : .seeOther), "\(address)")
      }
      for path in ["/accounts", "/accounts/account", "/account"] {
        #expect(try await BrowserFixture(client).post(path, [("act", "disable")]).status == .seeOther)
      }
    }
  }
}
