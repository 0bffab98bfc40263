import Crypto
import EvaluationReports
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import EvaluationHTTP

struct ReportAccessTests {
  private static let forms = ["/reports/clerks", "/reports/clerks.csv", "/reports/clerks.json"]
  private static let days = "from=2026-11-01&through=2026-11-30"

  /// A browser of a manager of one office, with five released ratings there.
  private func signedIn(
    _ unit: String = "H56.14", _ body: @Sendable (BrowserFixture, CentreFixture) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: unit)
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch)
        #expect(try await kiosk.send(batch, client).status == .ok)
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("ha.nguyen")
        try await body(browser, centre)
      }
    }
  }

  @Test func whatAKioskReleasedStandsInTheManagersReport() async throws {
    try await signedIn { browser, _ in
      let page = try await browser.get("/reports/clerks?unit=H56.14&\(Self.days)")
      #expect(page.status == .ok)
      #expect(page.text.contains("Nguyễn Thị Hà"))
      #expect(page.text.contains("data-figure=\"ratings.hai-long-3/1.levels.hai-long.count\">5<"))
    }
  }

  @Test func theThreeFormsHaveTheirOwnTypesAndNames() async throws {
    try await signedIn { browser, _ in
      let csv = try await browser.get("/reports/clerks.csv?unit=H56.14&\(Self.days)")
      #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(csv.headers[.contentDisposition] == "attachment; filename=\"clerks-H56.14-2026-11-01-2026-11-30.csv\"")
      #expect(Array(csv.body.readableBytesView.prefix(3)) == [0xEF, 0xBB, 0xBF])
      let json = try await browser.get("/reports/clerks.json?unit=H56.14&\(Self.days)")
      #expect(json.headers[.contentType] == "application/json; charset=utf-8")
      let document = try JSONSerialization.jsonObject(with: Data(buffer: json.body)) as? [String: Any]
      #expect(document?["report"] as? String == "clerks")
    }
  }

  @Test func aUnitOutsideTheOwnSubtreeIsNotFoundLikeOneThatDoesNotExist() async throws {
    try await signedIn { browser, _ in
      for form in Self.forms {
        let foreign = try await browser.get("\(form)?unit=H56.15&\(Self.days)")
        let above = try await browser.get("\(form)?unit=H56&\(Self.days)")
        let nowhere = try await browser.get("\(form)?unit=H99.99&\(Self.days)")
        #expect([foreign, above, nowhere].allSatisfy { $0.status == .notFound }, "\(form)")
        #expect(foreign.text == nowhere.text && above.text == nowhere.text)
      }
    }
  }

  @Test func aManagerOfTheProvinceReadsTheOfficesBelow() async throws {
    try await signedIn("H56") { browser, _ in
      let home = try await browser.get("/")
      for name in ["Tỉnh Bình Minh", "Bộ phận Một cửa xã Tân Hà", "Bộ phận Một cửa xã Tân Lập"] {
        #expect(home.text.contains(name))
      }
      let province = try await browser.get("/reports/clerks.json?unit=H56&\(Self.days)")
      #expect(province.text.contains("H56.14/CB01"))
      let other = try await browser.get("/reports/clerks.json?unit=H56.15&\(Self.days)")
      #expect(!other.text.contains("H56.14/CB01"))
    }
  }

  @Test func withoutDaysTheReportIsOfThisMonth() async throws {
    try await signedIn { browser, _ in
      let page = try await browser.get("/reports/clerks?unit=H56.14")
      #expect(page.text.contains("01/11/2026 – 30/11/2026"))
    }
  }

  @Test func english() async throws {
    try await signedIn { browser, _ in
      let page = try await browser.get("/reports/clerks?unit=H56.14&\(Self.days)&lang=en")
      #expect(page.text.contains("<html lang=\"en\">"))
      #expect(page.text.contains("Ratings by clerk"))
      #expect(
        page.text.contains(
          "href=\"/reports/clerks?unit=H56.14&amp;from=2026-11-01&amp;through=2026-11-30&amp;lang=vi\""))
    }
  }

  @Test(arguments: [
    ("", "request-malformed"), ("unit=h56", "request-malformed"), ("unit=H56.14&from=2026-11-31", "request-malformed"),
    ("unit=H56.14&from=2026-11-02&through=2026-11-01", "period-reversed"),
    ("unit=H56.14&from=2010-01-01&through=2026-11-01", "period-too-long"),
  ])
  func aQueryThatIsNotRightSaysWhy(query: String, code: String) async throws {
    try await signedIn { browser, _ in
      let page = try await browser.get("/reports/clerks?\(query)")
      #expect(page.status == .badRequest)
      #expect(page.text.contains(code))
      #expect(try await browser.get("/reports/clerks.json?\(query)").refusal().code == "query-malformed")
    }
  }

  @Test func everyAnswerForbidsScriptsFramesAndKeepingAndPermitsThePagesOwnStyle() async throws {
    try await signedIn { browser, _ in
      let policyName = try #require(HTTPField.Name("content-security-policy"))
      for path in ["/", "/sign-in", "/nothing", "/reports/clerks?unit=H56.14", "/reports/clerks.csv?unit=H56.14"] {
        let answer = try await browser.get(path)
        let policy = try #require(answer.headers[policyName], "\(path)")
        #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[try #require(HTTPField.Name("x-content-type-options"))] == "nosniff")
        guard let style = answer.text.firstMatch(of: /<style>([^<]*)<\/style>/)?.1 else { continue }
        let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        #expect(policy.contains("style-src 'sha256-\(hash)'"))
      }
    }
  }

  @Test func aStoreThatCannotBeReadIsSaidOnAPage() async throws {
    try await signedIn { browser, centre in
      try centre.store.close()
      let page = try await browser.get("/")
      #expect(page.status.code >= 500)
      #expect(page.text.contains("Tạm thời chưa phục vụ được"))
    }
  }
}
