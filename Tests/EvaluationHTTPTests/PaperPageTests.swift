import EvaluationStore
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

struct PaperPageTests {
  private static let fields = [
    ("unit", "H56.14"), ("clerk", "H56.14/CB01"), ("day", "2026-11-20"), ("scale", "hai-long-3/1"),
    ("forms.rat-hai-long", "4"), ("forms.hai-long", "2"), ("forms.khong-hai-long", "1"),
  ]

  private func with(
    _ role: AccountRole = .head, of unit: String = "H56.14",
    _ body: @Sendable (CentreFixture, BrowserFixture, _ token: String) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("head", role, of: [unit])
      let secret = try await centre.issueCode()
      try await centre.pages { client async throws in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch)
        #expect(try await kiosk.send(batch, client).status == .ok)
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("head")
        try await body(centre, browser, try BrowserFixture.token(in: try await browser.get("/")))
      }
    }
  }

  @Test func formsAreEnteredCorrectedAndShownApart() async throws {
    try await with { centre, browser, token async throws in
      let report = "/reports/unit?unit=H56.14&from=2026-11-01&through=2026-11-30&lang=vi"
      let before = try await browser.get(report).text
      #expect(!before.contains("Phiếu giấy: "))

      let answer = try await browser.post("/paper", Self.fields + [("token", token)])
      #expect(answer.status == .created && answer.text.contains("Đã nhập, số 1."))
      let correct = try await browser.get("/paper?correct=1")
      #expect(correct.text.contains("value=\"4\"") && correct.text.contains("readonly"))
      var fields = Self.fields
      fields[4].1 = "5"
      let corrected = try await browser.post(
        "/paper", fields + [("token", token), ("corrects", "1"), ("reason", "đếm sót một phiếu")])
      #expect(corrected.status == .created && corrected.text.contains("đếm sót một phiếu"))

      let page = try await browser.get(report).text
      #expect(page.contains("section-paper"))
      let forms = page.matches(of: /data-figure="forms">([0-9]+)</).map { String($0.1) }
      #expect(forms == ["8", "5", "2", "1"])
      // Five of the kiosk, with or without those on paper.
      #expect(page.contains("data-figure=\"ratings.count\">5<") == before.contains("data-figure=\"ratings.count\">5<"))
      let json = try await browser.get("/reports/unit.json?unit=H56.14&from=2026-11-01&through=2026-11-30")
      #expect(json.text.contains("\"paper\""))
    }
  }

  @Test(arguments: [
    (["unit": "H56.15"], "không thuộc quyền"), (["unit": "?"], "không thuộc quyền"),
    (["clerk": "CB01"], "Mã cán bộ chưa đúng"),
    (["clerk": "H56.15/CB01"], "Mã cán bộ chưa đúng"), (["day": "20/11/2026"], "Ngày chưa đúng"),
    (["day": "2027-01-01"], "Ngày đó chưa đến"), (["scale": "x/1"], "Không có thang này"),
    (["forms.hai-long": ""], "cần một số"), (["forms.hai-long": "-1"], "từ 0 đến 10000"),
    (["forms.hai-long": "10001"], "từ 0 đến 10000"),
    (["forms.rat-hai-long": "0", "forms.hai-long": "0", "forms.khong-hai-long": "0"], "Chưa có phiếu nào được ghi"),
  ])
  func whatIsRefusedSaysWhyAndKeepsWhatWasTyped(changes: [String: String], text: String) async throws {
    try await with { centre, browser, token async throws in
      let fields = Self.fields.map { ($0.0, changes[$0.0] ?? $0.1) }
      let answer = try await browser.post("/paper", fields + [("token", token)])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(text))
      for (name, value) in fields where name != "scale" && (changes["scale"] == nil || !name.hasPrefix("forms.")) {
        #expect(answer.text.contains("value=\"\(value)\""), "\(name)")
      }
      #expect(try await centre.store.paperEntries(in: [try centre.unit("H56.14")], before: nil, limit: 5) == [])
    }
  }

  @Test func whatIsElsewhereOrNotOnesOwnIsNotThere() async throws {
    try await with { centre, browser, token async throws in
      _ = try await browser.post("/paper", Self.fields + [("token", token)])
      #expect(try await browser.post("/paper", Self.fields + [("token", "x")]).status == .badRequest)
      try await centre.add("other", .head, of: ["H56.15"])
      _ = try await browser.signIn("other")
      #expect(!(try await browser.get("/paper")).text.contains("· H56.14/CB01<"))
      #expect(try await browser.get("/paper?correct=1").status == .notFound)
      try await centre.add("viewer", .viewer, of: ["H56.14"])
      _ = try await browser.signIn("viewer")
      #expect(try await browser.get("/paper").status == .forbidden)
    }
  }
}
