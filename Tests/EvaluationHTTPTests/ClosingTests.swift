import EvaluationStore
import Foundation
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// Issuing a report, the register, and what has changed since.
struct ClosingTests {
  private static let look = "/closings/issue?unit=H56.14&period=2026-11"
  private static let closing = "/closings/closing?unit=H56.14&number=1%2F2026"

  /// A centre in December, with five released ratings in November and an account of each role.
  private func december(
    _ body: @Sendable (CentreFixture, any TestClientProtocol, KioskFixture) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre async throws in
      for role in AccountRole.allCases {
        try await centre.add("role.\(role.rawValue)", role, of: role == .clerk ? [] : ["H56.14"])
      }
      try await centre.add("neighbour", .head, of: ["H56.15"])
      let secret = try await centre.issueCode()
      try await centre.pages { client async throws in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch)
        #expect(try await kiosk.send(batch, client).status == .ok)
        centre.advance(seconds: 11 * 86_400)
        try await body(centre, client, kiosk)
      }
    }
  }

  private func signedIn(_ name: String, _ client: any TestClientProtocol) async throws -> BrowserFixture {
    let browser = BrowserFixture(client)
    #expect(try await browser.signIn(name).status == .seeOther)
    return browser
  }

  /// The hidden fields of the form that issues, with the confirmation.
  private static func fields(_ page: TestResponse) throws -> [(String, String)] {
    let form = try #require(page.text.range(of: "<form method=\"post\" action=\"/closings/issue\""))
    let hidden = page.text[form.lowerBound...].matches(of: /type="hidden" name="([a-z]+)" value="([^"]*)"/)
    return hidden.map { (String($0.1), String($0.2)) } + [("place", "Tân Hà"), ("confirm", "yes")]
  }

  /// Three sessions of November that nobody rated come in December.
  private static func sendLate(
    _ kiosk: KioskFixture, _ centre: CentreFixture, _ client: any TestClientProtocol
  ) async throws {
    let lot = try kiosk.lot(at: "hai-long")
    let first = try kiosk.batch(lot, epoch: centre.store.epoch)
    let late = Tally(key: try kiosk.dayKey(.outcome(.timedOut), on: "2026-11-25"), count: 3, version: 25)
    let batch = try kiosk.batch(
      lot + [late], epoch: centre.store.epoch, sequence: 30, countersigned: first.head)
    #expect(try await kiosk.send(batch, client).status == .ok)
  }

  private func issued(_ browser: BrowserFixture, _ look: String = look) async throws -> TestResponse {
    let fields = try Self.fields(try await browser.get(look))
    return try await browser.post("/closings/issue", fields)
  }

  @Test func aHeadIssuesWhatWasLookedAtAndItStandsInTheRegister() async throws {
    try await december { centre, client, _ async throws in
      let browser = try await signedIn("role.head", client)
      let page = try await browser.get(Self.look)
      #expect(page.status == .ok && page.text.contains("Sẽ ban hành: Bộ phận Một cửa xã Tân Hà, tháng 11 năm 2026"))
      #expect(page.text.contains("Thiết bị chưa gửi gì từ khi hết kỳ"))
      let answer = try await issued(browser)
      #expect(answer.status == .seeOther && answer.headers[.location]?.hasPrefix(Self.closing) == true)

      let register = try await browser.get("/closings")
      #expect(register.text.contains("1/2026") && register.text.contains("tháng 11 năm 2026"))
      let one = try await browser.get(Self.closing)
      let closing = try #require(
        try await centre.store.closings(ClosingQuery(units: [try centre.unit("H56.14")], limit: 9)).first)
      #expect(one.text.contains(closing.hash) && one.text.contains("role.head"))
      #expect(one.text.contains("reports.weasyprint"))
      let event = try #require(
        try await centre.store.accessEvents(limit: 20).first { $0.kind == .closingIssued })
      #expect(event.account?.text == "role.head" && event.subject == "H56.14 1/2026")
    }
  }

  @Test func filesAreTheSameToTheByteWhateverArrivesLater() async throws {
    try await december { centre, client, kiosk async throws in
      let browser = try await signedIn("role.head", client)
      _ = try await issued(browser)
      let names = ["print.vi.html", "print.en.html", "report.vi.csv", "report.vi.xlsx", "report.json"]
      func files() async throws -> [Data] {
        var files: [Data] = []
        for name in names {
          let file = try await browser.get("/closings/file?unit=H56.14&number=1%2F2026&name=\(name)")
          #expect(file.status == .ok, "\(name)")
          files.append(Data(buffer: file.body))
        }
        return files
      }
      let first = try await files()
      let page = try await browser.get(Self.closing)
      try await Self.sendLate(kiosk, centre, client)

      #expect(try await files() == first)
      #expect(try await browser.get(Self.closing).text == page.text)
      let again = try await issued(browser, "/closings/issue?unit=H56.14&period=2026-10")
      #expect(again.headers[.location]?.contains("2%2F2026") == true)
      // Each file that leaves the house is in the audit.
      let exports = try await centre.store.accessEvents(limit: 100).filter { $0.kind == .figuresExported }
      #expect(exports.count == 2 * names.count && exports.contains { $0.subject == "closing.report.json" })
    }
  }

  @Test func whatCameLaterStandsOnACorrectionSheetThatIsIssuedItself() async throws {
    try await december { centre, client, kiosk async throws in
      let browser = try await signedIn("role.head", client)
      _ = try await issued(browser)
      let sheet = "/closings/correction?unit=H56.14&number=1%2F2026"
      #expect(try await browser.get(sheet).text.contains("Không có gì thay đổi từ khi ban hành."))
      try await Self.sendLate(kiosk, centre, client)

      let changed = try await browser.get(sheet)
      #expect(!changed.text.contains("Không có gì thay đổi"))
      #expect(changed.text.contains("<td>5</td><td>8</td>"))
      #expect(changed.text.contains("Ban hành bản đính chính này"))
      let answer = try await issued(browser)
      #expect(answer.status == .seeOther)
      let second = try await browser.get("/closings/closing?unit=H56.14&number=2%2F2026")
      #expect(second.text.contains("Đính chính cho số") && second.text.contains("1/2026"))
      // A sheet corrects the closing, not another sheet.
      #expect(try await browser.get("/closings").text.contains("đính chính cho số 1/2026"))
    }
  }

  @Test func whatIsNotOverNotConfirmedOrNotWhatWasSeenIsNotIssued() async throws {
    try await december { centre, client, kiosk async throws in
      let browser = try await signedIn("role.head", client)
      let open = try await browser.get("/closings/issue?unit=H56.14&period=2026-12")
      #expect(open.status == .unprocessableContent && open.text.contains("Kỳ này chưa hết"))
      #expect(!open.text.contains("name=\"seen\""))
      let fields = try Self.fields(try await browser.get(Self.look))
      func refused(_ change: (String, String), _ text: String) async throws {
        let answer = try await browser.post(
          "/closings/issue", fields.filter { $0.0 != change.0 } + [change])
        #expect(answer.status == .unprocessableContent && answer.text.contains(text), "\(change)")
        // What was typed is still there.
        #expect(["place", "period"].contains(change.0) || answer.text.contains("value=\"Tân Hà\""), "\(change)")
      }
      try await refused(("confirm", ""), "Xin đánh dấu xác nhận")
      try await refused(("seen", "00"), "Số liệu đã thay đổi")
      try await refused(("place", String(repeating: "x", count: 121)), "dòng quá dài")
      try await refused(("period", "2026-12"), "Kỳ này chưa hết")
      try await refused(("corrects", "9/2026"), "Không có đơn vị")
      try await Self.sendLate(kiosk, centre, client)
      try await refused(("lang", "vi"), "Số liệu đã thay đổi")
      #expect(try await browser.post("/closings/issue", fields.filter { $0.0 != "token" }).status == .badRequest)
      let units = Set([try centre.unit("H56.14")])
      #expect(try await centre.store.closings(ClosingQuery(units: units, limit: 9)).isEmpty)
    }
  }

  @Test func eachRoleDoesWhatItMayAndNothingElse() async throws {
    try await december { _, client, _ async throws in
      _ = try await issued(try await signedIn("role.head", client))
      _ = try await issued(try await signedIn("role.head", client), Self.look + "&clerk=H56.14/CB01")
      let file = "/closings/file?unit=H56.14&number=1%2F2026&name=report.json"
      let clerk = "/closings/closing?unit=H56.14&number=2%2F2026"
      let expected: [AccountRole: [HTTPResponse.Status]] = [
        .administrator: [.ok, .ok, .ok, .ok, .ok], .head: [.ok, .ok, .ok, .ok, .ok],
        .inspector: [.ok, .ok, .ok, .ok, .forbidden],
        // Reads units, no clerk, and takes nothing along.
        .viewer: [.ok, .ok, .forbidden, .notFound, .forbidden],
        .clerk: [.forbidden, .forbidden, .forbidden, .forbidden, .forbidden],
      ]
      for (role, statuses) in expected {
        let browser = try await signedIn("role.\(role.rawValue)", client)
        for (path, status) in zip(["/closings", Self.closing, file, clerk, Self.look], statuses) {
          #expect(try await browser.get(path).status == status, "\(role) \(path)")
        }
        if role == .viewer { #expect(try await !browser.get("/closings").text.contains("H56.14/CB01")) }
      }
    }
  }

  @Test func whatBelongsToOthersIsNotFoundLikeWhatIsNotThere() async throws {
    try await december { _, client, _ async throws in
      _ = try await issued(try await signedIn("role.head", client))
      let browser = try await signedIn("neighbour", client)
      for path in ["closing", "correction"] {
        let foreign = try await browser.get("/closings/\(path)?unit=H56.14&number=1%2F2026")
        let nowhere = try await browser.get("/closings/\(path)?unit=H77&number=1%2F2026")
        #expect(foreign.status == .notFound && foreign.text == nowhere.text)
      }
      #expect(try await !browser.get("/closings").text.contains("1/2026"))
      #expect(try await browser.get("/closings?unit=H56.14").status == .notFound)
      let look = try await browser.get(Self.look)
      #expect(look.status == .unprocessableContent && !look.text.contains("name=\"seen\""))
      let print = try await browser.get("/closings/preview?unit=H56.14&period=2026-11")
      #expect(print.status == .unprocessableContent && !print.text.contains("Tân Hà"))
    }
  }

  @Test func aClerksReportIsReadOnlyOnceThatStandsInTheAudit() async throws {
    try await december { centre, client, _ async throws in
      let browser = try await signedIn("role.head", client)
      _ = try await issued(browser, Self.look + "&clerk=H56.14/CB01")
      let page = try await browser.get(Self.closing)
      #expect(page.text.contains("Nguyễn Thị Hà"))
      let event = try #require(try await centre.store.accessEvents(limit: 1).first)
      #expect(event.kind == .figuresRead && event.clerk?.description == "H56.14/CB01" && event.subject == "closing")
      try centre.refuseEvents()
      let refused = try await browser.get(Self.closing)
      #expect(refused.status != .ok && !refused.text.contains("Nguyễn Thị Hà"))
    }
  }

  @Test(arguments: [
    "/closings?unit=%00", "/closings?grain=day", "/closings?year=x", "/closings?before=1", "/closings/closing",
    "/closings/closing?unit=H56.14&number=0%2F2026", "/closings/file?unit=H56.14&number=x",
  ])
  func aMalformedQuestionIsRefused(path: String) async throws {
    try await december { _, client, _ async throws in
      #expect(try await signedIn("role.head", client).get(path).status == .badRequest)
    }
  }

  @Test(arguments: ["/reports/unit/print?unit=H56.14", "/reports/clerk/print?unit=H56.14&clerk=H56.14/CB01"])
  func thePrintOfAReportThatWasNotIssuedSaysSoAndRunsNothing(path: String) async throws {
    try await december { _, client, _ async throws in
      let browser = try await signedIn("role.inspector", client)
      let page = try await browser.get(path + "&from=2026-11-01&through=2026-11-30")
      #expect(page.status == .ok && page.text.contains("Bản xem, không phải báo cáo đã ban hành"))
      let policy = try #require(page.headers[.contentSecurityPolicy])
      #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"))
      #expect(try await browser.get(path.replacing("H56.14", with: "H56.15")).status == .notFound)
    }
  }
}
