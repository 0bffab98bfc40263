import ClerkPage
import EvaluationAccess
import EvaluationStore
import ForwardingContract
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// The clerk's page of a counter at the centre's listener, with no kiosk connected unless a test polls for one.
struct ClerkPageTests {
  private static let base = "/counter/H56.14/Q01"
  private static let pin = "246813"

  private static func withPage(
    _ body: @escaping @Sendable (CentreFixture, any TestClientProtocol) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre in
      let hash = try #require(await PasswordWork(rounds: 16).hash(pin))
      let clerk = try #require(ClerkID("H56.14/CB01"))
      #expect(try await centre.store.keep(hash, as: .pin, of: clerk, at: centre.now) == nil)
      try await centre.pages { try await body(centre, $0) }
    }
  }

  private static func signedIn(_ client: any TestClientProtocol) async throws -> BrowserFixture {
    let browser = BrowserFixture(client)
    let answer = try await signIn(browser)
    #expect(answer.status == .seeOther && answer.headers[.location] == "\(base)/")
    return browser
  }

  private static func signIn(
    _ browser: BrowserFixture, _ staff: String = "CB01", _ pin: String = pin, base: String = base
  ) async throws -> TestResponse {
    let token = try BrowserFixture.token(in: try await browser.get("\(base)/sign-in"))
    return try await browser.post(
      "\(base)/sign-in", [("staff", staff), ("secret", pin), ("token", token)])
  }

  private static func send(
    _ path: String, _ fields: [(String, String)] = [], _ browser: BrowserFixture
  ) async throws -> TestResponse {
    let page = try await browser.get("\(base)/")
    let session = try #require(page.text.firstMatch(of: /name="session" value="([^"]+)"/)).1
    return try await browser.post(
      base + path, fields + [("token", try BrowserFixture.token(in: page)), ("session", String(session))])
  }

  @Test func beforeASignInThePageTellsNothingThatItsAddressDoesNot() async throws {
    try await Self.withPage { _, client in
      let browser = BrowserFixture(client)
      for path in ["", "/"] {
        let answer = try await browser.get(Self.base + path)
        #expect(answer.status == .seeOther && answer.headers[.location] == "\(Self.base)/sign-in")
      }
      let known = try await browser.get("\(Self.base)/sign-in")
      let unknown = try await browser.get("/counter/H56.99/Q01/sign-in")
      #expect(known.status == .ok && !known.text.contains("Tân Hà"))
      #expect(unknown.text.replacing("/counter/H56.99/", with: "/counter/H56.14/") == known.text)
      #expect(try await browser.get("\(Self.base)/state").text.contains("Phiên đăng nhập đã hết"))
    }
  }

  @Test func cookiesAreForThisHostOverTLS() async throws {
    try await CentreFixture.with { centre in
      try await centre.pagesOverTLS { client in
        let browser = BrowserFixture(client)
        let page = try await browser.get("\(Self.base)/sign-in")
        let line = try #require(browser.setCookies.first)
        #expect(line.hasPrefix("__Host-clerk-browser=") && line.contains("Path=/"))
        for word in ["Secure", "HttpOnly", "SameSite=Strict"] { #expect(line.contains(word)) }
        #expect(!line.contains("Domain") && !line.contains("Expires"))
        #expect(try #require(page.headers[.strictTransportSecurity]).contains("max-age"))
      }
    }
  }

  @Test func aClerkAndAManagerAreSignedInBesideEachOtherAndGrantNothingOfTheOthers() async throws {
    try await Self.withPage { centre, client in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      let clerk = try await Self.signedIn(client)
      #expect(clerk.setCookies.first?.hasPrefix("clerk=") == true)
      #expect(try await clerk.get("/").headers[.location]?.hasPrefix("/sign-in") == true)
      #expect(try await clerk.signIn("ha.nguyen").status == .seeOther)
      #expect(try await clerk.get("/").status == .ok)
      #expect(try await clerk.get("\(Self.base)/").status == .ok)
      let manager = BrowserFixture(client)
      _ = try await manager.signIn("ha.nguyen")
      #expect(try await manager.get("\(Self.base)/").headers[.location] == "\(Self.base)/sign-in")
    }
  }

  @Test func everyAnswerProtectsThePage() async throws {
    try await Self.withPage { _, client in
      let browser = try await Self.signedIn(client)
      for path in ["/", "/state", "/sign-in", "/style.css"] {
        let answer = try await browser.get(Self.base + path)
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(answer.status == .ok)
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'self'"))
        #expect(!policy.contains("unsafe") && policy.contains("script-src '\(ClerkScript.hash)';"))
        #expect(answer.headers[.cacheControl] == "no-store" && answer.headers[.xContentTypeOptions] == "nosniff")
        let rest = answer.text.replacing("<script>\(ClerkScript.text)</script>", with: "")
        #expect(!rest.contains("<script") && !answer.text.contains("style="))
      }
      for path in ["\(Self.base)/nothing", "/counter/", "/counter/H56.14", "/counter/h56/Q01/", "/counter/H56.14//"] {
        #expect(try await browser.get(path).status == .notFound, "\(path)")
      }
      #expect(try await browser.get("\(Self.base)/invite").status == .methodNotAllowed)
      #expect(try await browser.post("\(Self.base)/state", []).status == .methodNotAllowed)
      let long = [("code", String(repeating: "A", count: FormFields.longestBytes))]
      #expect(try await browser.post("\(Self.base)/next", long).status == .contentTooLarge)
    }
  }

  @Test func aFormNeedsTheTokenOfThisSignIn() async throws {
    try await Self.withPage { _, client in
      let browser = try await Self.signedIn(client)
      #expect(try await browser.post("\(Self.base)/next", [("wish", "bare")]).status == .forbidden)
      let zeros = String(repeating: "0", count: 64)
      #expect(try await browser.post("\(Self.base)/next", [("wish", "bare"), ("token", zeros)]).status == .forbidden)
      #expect(try await browser.post("\(Self.base)/sign-out", []).status == .forbidden)
      let stranger = BrowserFixture(client)
      let form = [("staff", "CB01"), ("secret", Self.pin), ("token", zeros)]
      #expect(try await stranger.post("\(Self.base)/sign-in", form).status == .badRequest)
    }
  }

  @Test func aKioskThatIsNotConnectedHasCalmWordsAndNothingTypedIsLost() async throws {
    try await Self.withPage { _, client in
      let browser = try await Self.signedIn(client)
      let page = try await browser.get("\(Self.base)/").text
      #expect(page.contains("Bộ phận Một cửa xã Tân Hà") && page.contains("Quầy 1") && page.contains("Nguyễn Thị Hà"))
      let frame = try await browser.get("\(Self.base)/state").text
      #expect(frame.contains("chưa kết nối với trung tâm") && frame.contains("vẫn diễn ra bình thường"))
      let refused = try await Self.send("/next", [("code", "H56.14-1"), ("stage", "refusing")], browser)
      #expect(refused.status == .serviceUnavailable && refused.text.contains("Chưa có gì thay đổi"))
      #expect(refused.text.contains("value=\"H56.14-1\"") && refused.text.contains("value=\"refusing\" checked"))
    }
  }

  @Test func wrongPINsAndForeignCountersGetOneAnswerAndALockComesAfterFive() async throws {
    try await Self.withPage { _, client in
      let browser = BrowserFixture(client)
      let foreign = try await Self.signIn(browser, "H56.14/CB01", base: "/counter/H56.15/Q01")
      #expect(foreign.status == .forbidden && foreign.text.contains("Mã cán bộ hoặc mã PIN không đúng."))
      for _ in 0..<4 { #expect(try await Self.signIn(browser, "CB01", "111222").status == .forbidden) }
      #expect(try await Self.signIn(browser).status == .tooManyRequests)
    }
  }

  @Test func signingOutEndsItAndIsInTheTrail() async throws {
    try await Self.withPage { centre, client in
      let browser = try await Self.signedIn(client)
      #expect(try await Self.send("/sign-out", [], browser).headers[.location] == "\(Self.base)/sign-in")
      #expect(try await browser.get("\(Self.base)/").status == .seeOther)
      let events = try await centre.store.accessEvents(limit: 3)
      #expect(events.map(\.kind) == [.clerkSignedOut, .clerkSignedIn, .clerkSecretSet])
      #expect(events.allSatisfy { $0.clerk?.description == "H56.14/CB01" })
    }
  }
}
