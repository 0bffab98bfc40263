import EvaluationReports
import EvaluationSheets
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import EvaluationHTTP

/// The reports of one unit and of one clerk, as a manager gets them.
struct SubjectReportTests {
  private static let days = "from=2026-11-01&through=2026-11-30"
  private static let forms = ["", ".csv", ".xlsx", ".json"]

  /// A browser of a manager of one office, with five released ratings there.
  private func signedIn(_ unit: String = "H56.14", _ body: @Sendable (BrowserFixture) async throws -> Void) async throws
  {
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
        try await body(browser)
      }
    }
  }

  @Test func aUnitsPageHasItsFiguresItsPicturesAndWhereTheOtherFormsAre() async throws {
    try await signedIn { browser in
      let page = try await browser.get("/reports/unit?unit=H56.14&\(Self.days)")

      #expect(page.status == .ok)
      #expect(page.text.contains("Bộ phận Một cửa xã Tân Hà"))
      #expect(page.text.contains("<svg"))
      for form in Self.forms.dropFirst() { #expect(page.text.contains("/reports/unit\(form)?unit=H56.14"), "\(form)") }
      #expect(!page.text.contains("<script"))
    }
  }

  @Test func aClerksPageIsOfThatClerk() async throws {
    try await signedIn { browser in
      let page = try await browser.get("/reports/clerk?clerk=H56.14/CB01&unit=H56.14&\(Self.days)")
      let json = try await browser.get("/reports/clerk.json?clerk=H56.14/CB01&unit=H56.14&\(Self.days)")

      #expect(page.status == .ok && page.text.contains("Nguyễn Thị Hà"))
      let document = try JSONSerialization.jsonObject(with: Data(buffer: json.body)) as? [String: Any]
      #expect((document?["subject"] as? [String: Any])?["code"] as? String == "H56.14/CB01")
    }
  }

  @Test func theWorkbookIsOne() async throws {
    try await signedIn { browser in
      let file = try await browser.get("/reports/unit.xlsx?unit=H56.14&\(Self.days)")

      #expect(file.headers[.contentType] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      #expect(file.headers[.contentDisposition] == "attachment; filename=\"H56.14-2026-11-01-2026-11-30.xlsx\"")
      #expect(try SheetReader.read(Data(buffer: file.body)).count > 5)
    }
  }

  @Test func whatIsOutsideTheOwnSubtreeIsNotFoundLikeWhatDoesNotExist() async throws {
    try await signedIn { browser in
      for form in Self.forms {
        let answers = try await [
          browser.get("/reports/unit\(form)?unit=H56&\(Self.days)"),
          browser.get("/reports/unit\(form)?unit=H56.15&\(Self.days)"),
          browser.get("/reports/unit\(form)?unit=H99.99&\(Self.days)"),
          browser.get("/reports/clerk\(form)?clerk=H56.15/CB01&unit=H56.15&\(Self.days)"),
          browser.get("/reports/clerk\(form)?clerk=H56.15/CB01&unit=H56.14&\(Self.days)"),
          browser.get("/reports/clerk\(form)?clerk=H56.14/CB01&unit=H56&\(Self.days)"),
        ]
        #expect(answers.allSatisfy { $0.status == .notFound }, "\(form)")
        #expect(Set(answers.map(\.text)).count == 1, "\(form)")
      }
    }
  }

  /// A manager of one office is not shown what stands beside it.
  @Test func theUnitsBesideAreComparedOnlyForWhoMayReadThem() async throws {
    try await signedIn { browser in
      let own = try await browser.get("/reports/unit.json?unit=H56.14&\(Self.days)")
      #expect(!own.text.contains("\"group\":{\"code\":\"H56\""))
    }
    try await signedIn("H56") { browser in
      let above = try await browser.get("/reports/unit.json?unit=H56.14&\(Self.days)")
      #expect(above.text.contains("H56"))
      let province = try await browser.get("/reports/unit?unit=H56&\(Self.days)")
      #expect(province.status == .ok)
    }
  }

  @Test(arguments: ["clerk=&unit=H56.14", "clerk=x&unit=H56.14", "unit=H56.14", "clerk=H56.14/CB01&unit=%00"])
  func aMalformedQuestionIsRefused(query: String) async throws {
    try await signedIn { browser in
      for form in Self.forms {
        let answer = try await browser.get("/reports/clerk\(form)?\(query)")
        #expect(answer.status == .badRequest, "\(form)")
      }
    }
  }

  @Test func whoIsNotSignedInSeesNothing() async throws {
    try await CentreFixture.with { centre in
      try await centre.pages { client in
        let browser = BrowserFixture(client)
        for path in ["/reports/unit", "/reports/unit.csv", "/reports/unit.xlsx"] {
          let answer = try await browser.get("\(path)?unit=H56.14&\(Self.days)")
          #expect(answer.status == .seeOther, "\(path)")
        }
        let answer = try await browser.get("/reports/unit.json?unit=H56.14&\(Self.days)")
        #expect(answer.status == .unauthorized)
      }
    }
  }
}
