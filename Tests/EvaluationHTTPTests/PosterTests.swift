import EvaluationReports
import EvaluationStore
import Foundation
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// Posters for whoever may read a unit, and the public page for everybody.
struct PosterTests {
  private static let poster = "/reports/unit/poster?unit=H56.14&period=2026-11"
  private static let open = "/public?unit=H56.14"

  /// A centre in December whose office took 120 ratings in November.
  private func december(
    open: PublicSettings = PublicSettings(),
    _ body: @Sendable (CentreFixture, any TestClientProtocol) async throws -> Void
  ) async throws {
    try await CentreFixture.with(open: open) { centre async throws in
      for role in AccountRole.allCases {
        try await centre.add("role.\(role.rawValue)", role, of: role == .clerk ? [] : ["H56.14"])
      }
      try await centre.add("neighbour", .head, of: ["H56.15"])
      let secret = try await centre.issueCode()
      try await centre.pages { client async throws in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let tallies = try kiosk.day("2026-11-20", verySatisfied: 100, notSatisfied: 20, timedOut: 80)
        #expect(try await kiosk.send(try kiosk.batch(tallies, epoch: centre.store.epoch), client).status == .ok)
        centre.advance(seconds: 11 * 86_400)
        try await body(centre, client)
      }
    }
  }

  private static func settings(_ units: [String] = ["H56.14"]) -> PublicSettings {
    PublicSettings(units: Set(units.compactMap { UnitCode($0) }), contact: "Bà Hà <quầy 1>, 0210 3 555 014")
  }

  private func signedIn(_ name: String, _ client: any TestClientProtocol) async throws -> BrowserFixture {
    let browser = BrowserFixture(client)
    #expect(try await browser.signIn(name).status == .seeOther)
    return browser
  }

  private func issue(_ centre: CentreFixture, _ client: any TestClientProtocol, _ period: String = "2026-11")
    async throws
  {
    let browser = try await signedIn("role.head", client)
    let page = try await browser.get("/closings/issue?unit=H56.14&period=\(period)")
    let form = try #require(page.text.range(of: "<form method=\"post\" action=\"/closings/issue\""))
    let hidden = page.text[form.lowerBound...].matches(of: /type="hidden" name="([a-z]+)" value="([^"]*)"/)
    let fields = hidden.map { (String($0.1), String($0.2)) } + [("place", "Tân Hà"), ("confirm", "yes")]
    #expect(try await browser.post("/closings/issue", fields).status == .seeOther)
  }

  private func get(_ path: String, _ client: any TestClientProtocol) async throws -> TestResponse {
    try await client.execute(uri: path, method: .get)
  }

  @Test func whoeverMayReadTheUnitPrintsItsPosterAndNobodyElse() async throws {
    try await december { _, client async throws in
      let expected: [AccountRole: HTTPResponse.Status] = [
        .administrator: .ok, .head: .ok, .viewer: .ok, .inspector: .ok, .clerk: .forbidden,
      ]
      for (role, status) in expected {
        #expect(try await signedIn("role.\(role.rawValue)", client).get(Self.poster).status == status, "\(role)")
      }
      #expect(try await get(Self.poster, client).status == .seeOther)
      let neighbour = try await signedIn("neighbour", client)
      let (foreign, nowhere) = (
        try await neighbour.get(Self.poster), try await neighbour.get("/reports/unit/poster?unit=H77&period=2026-11")
      )
      #expect(foreign.status == .notFound && foreign.text == nowhere.text)
    }
  }

  @Test func aPosterSaysWhetherItsFiguresWereIssued() async throws {
    try await december { centre, client async throws in
      let browser = try await signedIn("role.viewer", client)
      let before = try await browser.get(Self.poster).text
      #expect(before.contains("Chưa ban hành") && before.contains("100 trong 120 lượt trả lời"))
      try await issue(centre, client)
      let after = try await browser.get(Self.poster).text
      #expect(!after.contains("Chưa ban hành") && after.contains("Theo báo cáo số 1/2026"))
      #expect(after.contains("100 trong 120 lượt trả lời"))
      // The report of the month leads there, that of a day or of a month under way does not.
      let report = "/reports/unit?unit=H56.14&from=2026-11-01&through="
      #expect(try await browser.get(report + "2026-11-30").text.contains("/reports/unit/poster?"))
      #expect(try await !browser.get(report + "2026-11-29").text.contains("/reports/unit/poster?"))
    }
  }

  @Test(arguments: ["2026-12", "2026-Q4", "2026", "2026-11-20", "x", ""])
  func whatIsNotOverOrNoMonthOrQuarterHasNoPoster(period: String) async throws {
    try await december(open: Self.settings()) { centre, client async throws in
      try await issue(centre, client)
      let browser = try await signedIn("role.head", client)
      let answer = try await browser.get("/reports/unit/poster?unit=H56.14&period=\(period)")
      #expect([.notFound, .badRequest].contains(answer.status))
      #expect(try await get(Self.open + "&period=\(period)", client).status == .notFound)
    }
  }

  @Test func withoutAWordOfTheConfigurationNothingIsPublic() async throws {
    try await december { centre, client async throws in
      try await issue(centre, client)
      for path in [Self.open, Self.open + "&period=2026-11", "/public"] {
        #expect(try await get(path, client).status == .notFound, "\(path)")
      }
    }
  }

  @Test func aPublicPageTellsEverybodyWhatWasIssuedAndNothingElse() async throws {
    try await december(open: Self.settings()) { centre, client async throws in
      let empty = try await get(Self.open, client)
      #expect(empty.status == .ok && empty.text.contains("Chưa có kỳ nào được ban hành."))
      #expect(try await get(Self.open + "&period=2026-11", client).status == .notFound)
      try await issue(centre, client)
      centre.advance(seconds: 61)
      let page = try await get(Self.open, client)
      #expect(page.status == .ok && page.text.contains("100 trong 120 lượt trả lời"))
      #expect(
        page.text.contains("Bà Hà &lt;quầy 1&gt;, 0210 3 555 014") && page.text.contains("Theo báo cáo số 1/2026"))
      #expect(try await get(Self.open + "&period=2026-11", client).text == page.text)
      // Who issued it, and who sat there, is nobody's business here.
      for word in ["role.head", "CB01", "Nguyễn Thị Hà", "/reports", "/closings", "sign-in"] {
        #expect(!page.text.contains(word), "\(word)")
      }
    }
  }

  @Test func aPublicPageSetsNoCookieRunsNoScriptAndMayBeKept() async throws {
    try await december(open: Self.settings()) { centre, client async throws in
      try await issue(centre, client)
      let page = try await get(Self.open, client)
      #expect(page.headers[.setCookie] == nil && page.headers[.cacheControl] == "public, max-age=300")
      let policy = try #require(page.headers[.contentSecurityPolicy])
      #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-") && !policy.contains("script"))
      // Whoever is signed in sees the same, to the byte.
      let browser = try await signedIn("role.head", client)
      let (signed, open) = (try await browser.get(Self.open), try await get(Self.open, client))
      #expect(signed.text == open.text && signed.headers[.setCookie] == nil)
    }
  }

  @Test func whatIsNotPublicIsNotFoundInTheSameWordsAsWhatIsNotThere() async throws {
    try await december(open: Self.settings()) { centre, client async throws in
      try await issue(centre, client)
      let nowhere = try await get("/public?unit=H77", client)
      #expect(nowhere.status == .notFound)
      for path in [
        "/public", "/public?unit=", "/public?unit=H56.15", "/public?unit=H56", "/public?unit=%00",
        "/public?unit=h56.14",
        Self.open + "&period=2026-12", Self.open + "&period=2026-10", Self.open + "&period=",
      ] {
        let answer = try await get(path, client)
        #expect(answer.status == .notFound && answer.text == nowhere.text, "\(path)")
        #expect(answer.headers[.cacheControl] == nowhere.headers[.cacheControl])
      }
      #expect(try await client.execute(uri: Self.open, method: .post).status == .notFound)
    }
  }

  @Test func aUnitThatHoldsAnotherPublicOneShowsNothing() async throws {
    try await december(open: Self.settings(["H56.14", "H56"])) { centre, client async throws in
      try await issue(centre, client)
      #expect(try await get(Self.open, client).text.contains("100 trong 120"))
      #expect(try await get("/public?unit=H56", client).text.contains("Chưa có kỳ nào được ban hành."))
    }
  }

  @Test func theStoreIsAskedOnceAMinuteHoweverManyCome() async throws {
    try await december(open: Self.settings()) { centre, client async throws in
      #expect(try await get(Self.open, client).text.contains("Chưa có kỳ nào"))
      try await issue(centre, client)
      // Kept since the first one asked.
      #expect(try await get(Self.open, client).text.contains("Chưa có kỳ nào"))
      centre.advance(seconds: 60)
      #expect(try await get(Self.open, client).text.contains("100 trong 120"))
    }
  }

  @Test func readingAPosterIsNoReadingOfPersonalFigures() async throws {
    try await december { centre, client async throws in
      let browser = try await signedIn("role.viewer", client)
      _ = try await browser.get(Self.poster)
      let events = try await centre.store.accessEvents(limit: 50)
      #expect(!events.contains { $0.kind == .figuresRead || $0.kind == .figuresExported })
    }
  }
}
