import EvaluationStore
import ForwardingContract
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

struct KioskPageTests {
  /// A centre with a kiosk at H56.14/Q01 that told how it is, and somebody signed in.
  private func with(
    _ role: AccountRole, of unit: String = "H56",
    _ body: @Sendable (CentreFixture, BrowserFixture, KioskFixture, any TestClientProtocol) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("who", role, of: [unit])
      let secret = try await centre.issueCode()
      try await centre.pages { client async throws in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        var batch = try kiosk.batch([], epoch: centre.store.epoch)
        batch.condition = KioskCondition(
          wall: centre.now, upSeconds: 60,
          parts: [
            .init(name: "device:panel", state: .failing, code: "device-missing"),
            .init(name: "clock", state: .degraded, code: "clock-undated"),
          ], disk: .init(used: 12, free: 345, budget: 200))
        #expect(try await kiosk.send(batch, client).status == .ok)
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("who")
        try await body(centre, browser, kiosk, client)
      }
    }
  }

  @Test func thePageTellsWhatTheKioskTold() async throws {
    try await with(.administrator) { _, browser, kiosk, _ async throws in
      let page = try await browser.get("/kiosks?lang=vi")
      #expect(page.status == .ok)
      for text in [
        "H56.14/Q01", "Có sự cố", "Thiết bị “panel”: device-missing", "chưa có nguồn giờ tin cậy", "12 / 200 MiB",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      let one = try await browser.get("/kiosks/kiosk?kiosk=\(kiosk.id)&lang=en")
      #expect(one.status == .ok)
      for text in ["device-missing", "In trouble", "1.0.0", "Revoke the kiosk"] {
        #expect(one.text.contains(text), "\(text)")
      }
      let csv = try await browser.get("/kiosks.csv?lang=en")
      #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(csv.text.contains("Q01") && csv.text.contains("Device “panel”: device-missing"))
    }
  }

  @Test(arguments: ["/kiosks?unit=H57", "/kiosks?state=worse", "/kiosks?after=x", "/kiosks?unit=%00"])
  func aFilterThatIsNotRightSaysSoAndShowsNoKiosk(path: String) async throws {
    try await with(.administrator) { _, browser, kiosk, _ async throws in
      let page = try await browser.get(path)
      #expect(page.status == .badRequest)
      #expect(page.text.contains("Bộ lọc chưa đúng") && !page.text.contains(kiosk.id))
    }
  }

  @Test func aKioskElsewhereIsNotThere() async throws {
    try await with(.head, of: "H56.15") { _, browser, kiosk, _ async throws in
      #expect(!(try await browser.get("/kiosks")).text.contains("H56.14/Q01"))
      #expect(!(try await browser.get("/kiosks.csv")).text.contains("H56.14"))
      #expect(try await browser.get("/kiosks?unit=H56.14").status == .badRequest)
      #expect(try await browser.get("/kiosks/kiosk?kiosk=\(kiosk.id)").status == .notFound)
      #expect(try await browser.get("/kiosks/codes").status == .forbidden)
    }
  }

  @Test func aCodeIsShownOnceAndEnrolsAKiosk() async throws {
    try await with(.administrator) { centre, browser, _, client async throws in
      let form = try await browser.get("/kiosks/codes?lang=en")
      #expect(form.text.contains("H56.15/Q01") && !form.text.contains("value=\"H56.14/Q01\""))
      let token = try BrowserFixture.token(in: form)
      let answer = try await browser.post(
        "/kiosks/codes", [("token", token), ("lang", "en"), ("place", " H56.15 / Q01")])
      #expect(answer.status == .created)
      #expect(answer.text.contains("/etc/kioskd/enrolment-code"))
      let shown = try #require(answer.text.firstMatch(of: /kq1\.[a-z2-7]+\.[0-9a-f]+/))
      let code = try #require(EnrolmentCode(String(shown.0)))
      #expect(code.centreFingerprint == centre.key.fingerprint)
      var other = KioskFixture()
      other.unit = "H56.15"
      try await other.enrol(client, secret: code.secret)
    }
  }

  @Test(arguments: [
    ("H56.14", "Chưa đúng"), ("H56.14/Q99", "không có quầy này"), ("H99/Q01", "không có quầy này"),
    ("<b>", "Chưa đúng"),
  ])
  func aPlaceThatIsNoneKeepsWhatWasTyped(place: String, text: String) async throws {
    try await with(.administrator) { _, browser, _, _ async throws in
      let token = try BrowserFixture.token(in: try await browser.get("/kiosks/codes"))
      let answer = try await browser.post("/kiosks/codes", [("token", token), ("place", place)])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(text) && !answer.text.contains("<b>"))
      #expect(answer.text.contains("value=\"\(place.replacing("<", with: "&lt;").replacing(">", with: "&gt;"))\""))
    }
  }

  @Test func nobodyRevokesByMistakeNorWithoutTheRight() async throws {
    try await with(.administrator) { centre, browser, kiosk, _ async throws in
      let token = try BrowserFixture.token(in: try await browser.get("/kiosks/kiosk?kiosk=\(kiosk.id)"))
      let id = try #require(KioskID(kiosk.id))
      #expect(
        try await browser.post("/kiosks/kiosk", [("token", token), ("kiosk", kiosk.id)]).status
          == .unprocessableContent)
      #expect(try await centre.store.kioskKey(of: id)?.standing == .enrolled)
      #expect(
        try await browser.post("/kiosks/kiosk", [("token", "x"), ("kiosk", kiosk.id), ("sure", "yes")]).status
          == .badRequest)
      #expect(
        try await browser.post("/kiosks/kiosk", [("token", token), ("kiosk", kiosk.id), ("sure", "yes")]).status == .ok)
      #expect(try await centre.store.kioskKey(of: id)?.standing == .revoked)
    }
    try await with(.head) { centre, browser, kiosk, _ async throws in
      let token = try BrowserFixture.token(in: try await browser.get("/kiosks/kiosk?kiosk=\(kiosk.id)"))
      #expect(
        try await browser.post("/kiosks/kiosk", [("token", token), ("kiosk", kiosk.id), ("sure", "yes")]).status
          == .forbidden)
      let id = try #require(KioskID(kiosk.id))
      #expect(try await centre.store.kioskKey(of: id)?.standing == .enrolled)
    }
  }

  @Test func whatIsNotPossibleOfAConditionKeepsNoTallyFromBeingTaken() async throws {
    try await with(.administrator) { centre, _, kiosk, client async throws in
      var batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch, sequence: 30)
      let parts = [KioskCondition.Part(name: String(repeating: "x", count: 4000), state: .ok, code: nil)]
      batch.condition = KioskCondition(wall: centre.now, upSeconds: 1, parts: parts, disk: nil)
      #expect(try await kiosk.send(batch, client).status == .ok)
      let id = try #require(KioskID(kiosk.id))
      let said = try #require(try await centre.store.kioskDetail(id)).conditions
      #expect(said.map(\.state) == [.failing])
    }
  }
}
