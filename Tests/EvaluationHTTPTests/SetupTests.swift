import EvaluationStore
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

struct SetupTests {
  private static let units = "code,name,parent,valid_from,valid_to\nH56,Tỉnh Bình Minh,,,\nH56.14,Xã Tân Hà,H56,,\n"
  private static let counters = "unit,code,name,valid_from,valid_to\nH56.14,Q01,Quầy 1,,\n"
  private static let code = "abcde-fghij-klmno-pqrst-uvwxy-z"

  /// A centre that nobody has set up.
  private func fresh(
    _ body: @Sendable (CentreFixture, BrowserFixture) async throws -> Void
  ) async throws {
    try await CentreFixture.withEmptyRegistry { centre async throws in
      #expect(try await centre.store.offerSetup(codeHash: SetupCode.hash(Self.code), at: centre.now))
      try await centre.pages { client async throws in try await body(centre, BrowserFixture(client)) }
    }
  }

  private func open(_ browser: BrowserFixture, code: String = Self.code) async throws -> TestResponse {
    let token = try BrowserFixture.token(in: try await browser.get("/setup"))
    return try await browser.post("/setup", [("token", token), ("act", "code"), ("code", code)])
  }

  private func importOffices(_ browser: BrowserFixture) async throws -> TestResponse {
    let token = try BrowserFixture.token(in: try await browser.get("/setup"))
    let page = try await browser.upload(
      "/setup", [("token", token), ("act", "upload")],
      files: [("units", "units.csv", Self.units), ("counters", "counters.csv", Self.counters)])
    #expect(page.status == .ok && page.text.contains("Thêm: 2"))
    let draft = String(try #require(page.text.firstMatch(of: /name="draft" value="([0-9a-f]+)"/)).1)
    let basis = String(try #require(page.text.firstMatch(of: /name="basis" value="([0-9.]+)"/)).1)
    return try await browser.post(
      "/setup", [("token", token), ("draft", draft), ("basis", basis), ("act", "take")])
  }

  private func account(
    _ browser: BrowserFixture, _ page: TestResponse, name: String = "admin", password: String = CentreFixture.password,
    again: String? = nil
  ) async throws -> TestResponse {
    let token = try BrowserFixture.token(in: page)
    return try await browser.post(
      "/setup",
      [("token", token), ("act", "account"), ("name", name), ("new", password), ("again", again ?? password)])
  }

  @Test func theFirstDayGoesFromTheCodeToTheFirstKioskAndIsGone() async throws {
    try await fresh { centre, browser async throws in
      #expect(try await browser.get("/setup").text.contains("Mã mở trang này"))
      #expect(try await open(browser, code: " ABCDE fghij-klmno-pqrst-uvwxyz ").status == .seeOther)
      #expect(try await browser.get("/setup").text.contains("Đơn vị, quầy và cán bộ"))
      let offices = try await importOffices(browser)
      #expect(offices.text.contains("Tỉnh Bình Minh (H56)"))
      let made = try await account(browser, offices)
      #expect(made.status == .seeOther)
      let account = try #require(try await centre.store.accounts().first)
      #expect(account.role == .administrator && account.roots.map(\.text) == ["H56"])

      let kiosk = try await browser.get("/setup")
      #expect(kiosk.text.contains("H56.14/Q01"))
      let token = String(try #require(kiosk.text.firstMatch(of: /name="token" value="([^"]+)"/)).1)
      let issued = try await browser.post("/setup", [("token", token), ("place", "H56.14/Q01")])
      #expect(issued.status == .created && issued.text.contains("kq1."))
      #expect(try await browser.post("/setup", [("token", token), ("act", "finish")]).status == .seeOther)
      #expect(try await browser.get("/setup").status == .notFound)
      #expect(try await browser.get("/kiosks").status == .ok)
      for kind in [AccessEvent.Kind.setupOpened, .registryImported, .accountAdded, .codesIssued, .setupEnded] {
        var query = AuditQuery(limit: 5)
        query.kinds = [kind]
        #expect(try await centre.store.auditEvents(query).count == 1, "\(kind)")
      }
    }
  }

  @Test func whileNobodyHasAnAccountEveryDoorLeadsThereWithASentenceAndNoSecret() async throws {
    try await fresh { centre, browser async throws in
      #expect(try await browser.get("/").headers[.location] == "/sign-in?lang=vi")
      #expect(try await browser.get("/sign-in?lang=vi").headers[.location] == "/setup?lang=vi")
      #expect(try await browser.get("/sign-in?lang=en").headers[.location] == "/setup?lang=en")
      let page = try await browser.get("/setup")
      #expect(page.text.contains("chưa có tài khoản nào nên chưa ai đăng nhập được"))
      #expect(try await browser.get("/setup?lang=en").text.contains("so nobody can sign in"))
      #expect(!page.text.contains(Self.code) && !page.text.contains(SetupCode.hash(Self.code)))

      _ = try await open(browser)
      _ = try await account(browser, try await importOffices(browser))
      try await centre.pages { client async throws in
        // With an account there is a door again, for everybody.
        let other = BrowserFixture(client)
        #expect(try await other.get("/sign-in").text.contains("name=\"password\""))
        #expect(try await other.get("/setup").headers[.location] == "/sign-in?lang=vi")
      }
    }
  }

  @Test func aCentreWhoseFirstDayWasNotOfferedOrIsOverHasItsDoor() async throws {
    try await CentreFixture.withEmptyRegistry { centre async throws in
      try await centre.pages { client async throws in
        #expect(try await BrowserFixture(client).get("/sign-in").status == .ok)
        #expect(try await centre.store.offerSetup(codeHash: SetupCode.hash(Self.code), at: centre.now))
        #expect(try await BrowserFixture(client).get("/sign-in").status == .seeOther)
        try await centre.store.endSetup(by: .setup(from: "127.0.0.1"), at: centre.now)
        #expect(try await BrowserFixture(client).get("/sign-in").status == .ok)
      }
    }
  }

  @Test func itIsTakenUpWhereItWasLeft() async throws {
    try await fresh { centre, browser async throws in
      _ = try await open(browser)
      _ = try await importOffices(browser)
      #expect(try await browser.get("/setup").text.contains("Người quản trị đầu tiên"))
      #expect(try await browser.get("/setup?step=offices").text.contains("Đơn vị, quầy và cán bộ"))
      centre.advance(seconds: 13 * 3600)
      #expect(try await browser.get("/setup").text.contains("Mã mở trang này"))
      _ = try await open(browser)
      let page = try await browser.get("/setup")
      _ = try await account(browser, page)
      // Another day, another browser: whoever signs in goes on.
      try await centre.pages { client async throws in
        let other = BrowserFixture(client)
        #expect(try await other.get("/setup").status == .seeOther)
        _ = try await other.signIn("admin")
        #expect(try await other.get("/setup").text.contains("thiết bị đầu tiên"))
      }
    }
  }

  @Test func withoutTheCodeNothingIsDone() async throws {
    try await fresh { centre, browser async throws in
      #expect(try await open(browser, code: "abcde-fghij-klmno-pqrst-uvwxy-y").status == .forbidden)
      let page = try await browser.get("/setup")
      #expect(try await account(browser, page).status == .forbidden)
      let token = try BrowserFixture.token(in: page)
      let files = [(name: "units", fileName: "units.csv", content: Self.units)]
      #expect(try await browser.upload("/setup", [("token", token)], files: files).status == .notFound)
      #expect(
        try await browser.post("/setup", [("token", token), ("act", "take"), ("draft", "x")]).status == .forbidden)
      #expect(try await centre.store.accounts() == [])
      #expect(try await centre.store.registry() == Registry())
    }
  }

  @Test func aGrantOfAnotherBrowserIsNone() async throws {
    try await fresh { centre, browser async throws in
      _ = try await open(browser)
      let stolen = try #require(browser.cookies["setup"])
      let grant = SetupGrant(centre.key)
      let own = try #require(browser.cookies["browser"])
      #expect(grant.holds(stolen, for: own, at: centre.now))
      #expect(!grant.holds(stolen, for: FormTokens.browser(), at: centre.now))
      #expect(!SetupGrant(CentreKey()).holds(stolen, for: own, at: centre.now))
    }
  }

  @Test(arguments: [
    ("Hà", CentreFixture.password, CentreFixture.password, "Tên tài khoản chưa đúng"),
    ("admin", CentreFixture.password, "khác hẳn đi rồi", "không giống nhau"), ("admin", "ngắn", "ngắn", "từ 12"),
    ("admin", "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "quá đơn giản"),
  ])
  func anAccountThatIsRefusedKeepsItsName(name: String, password: String, again: String, text: String) async throws {
    try await fresh { centre, browser async throws in
      _ = try await open(browser)
      let offices = try await importOffices(browser)
      let answer = try await account(browser, offices, name: name, password: password, again: again)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(text) && answer.text.contains("value=\"\(name)\""))
      #expect(!answer.text.contains(password))
      #expect(try await centre.store.accounts() == [])
    }
  }

  @Test func wrongCodesAreCountedAndACentreWithAccountsHasNoSuchPage() async throws {
    try await fresh { _, browser async throws in
      var statuses: Set<HTTPResponse.Status> = []
      for _ in 0..<12 { statuses.insert(try await open(browser, code: "x").status) }
      #expect(statuses == [.forbidden, .tooManyRequests])
      #expect(try await open(browser).status == .tooManyRequests)
    }
    try await CentreFixture.with { centre async throws in
      try await centre.add("admin", .administrator, of: ["H56"])
      #expect(try await !centre.store.offerSetup(codeHash: SetupCode.hash("x"), at: centre.now))
      try await centre.pages { client async throws in
        #expect(try await BrowserFixture(client).get("/setup").status == .notFound)
      }
    }
  }

  @Test func whoIsNoAdministratorDoesNotGoOnWithIt() async throws {
    try await fresh { centre, browser async throws in
      _ = try await open(browser)
      _ = try await account(browser, try await importOffices(browser))
      try await centre.add("head", .head, of: ["H56.14"])
      try await centre.pages { client async throws in
        let other = BrowserFixture(client)
        _ = try await other.signIn("head")
        #expect(try await other.get("/setup").status == .notFound)
        let token = try BrowserFixture.token(in: try await other.get("/kiosks"))
        #expect(try await other.post("/setup", [("token", token), ("act", "finish")]).status == .badRequest)
        #expect(try await centre.store.setupState() == .open)
      }
    }
  }
}
