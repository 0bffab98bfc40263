import ClerkPage
import Foundation
import Testing

/// The clerk's page of a real kioskd, over TLS.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KioskdClerkPageTests {
  private static let code = "000.00.14.H99-261121-0001"

  /// A kiosk whose clock stands still, with PINs for both of its clerks.
  private static func withKiosk<Value: Sendable>(
    logLevel: String = "info", _ body: (RunningKiosk) async throws -> Value
  ) async throws -> Value {
    var file = KioskFile()
    file.pins = ["H56.14/CB017": "246813", "H56.14/CB018": "975310"]
    file.logLevel = logLevel
    return try await RunningKiosk.with(file, input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)]), body)
  }

  // MARK: Sessions

  @Test func clerkOpensInvitesAndAPressIsRatedForThatClerk() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB018", "975310", at: kiosk)
      let opened = try await clerk.send("/next", [("code", Self.code), ("stage", "returning"), ("timeliness", "late")])
      #expect(opened.status == 303 && opened.header("location") == "/")
      let frame = try await clerk.get("/state").text
      #expect(frame.contains("Đang phục vụ") && frame.contains("•••• 0001") && frame.contains("<time>10:00</time>"))
      #expect(!frame.contains(Self.code))
      #expect(try await clerk.send("/invite").status == 303)
      #expect(try await clerk.get("/state").text.contains("Đang mời đánh giá"))
      try await kiosk.finger.move(to: 1000)
      #expect(try await kiosk.finger.press(1) == "rating")
      #expect(try await clerk.send("/finish").status == 303)

      let stored = try StoredEntries(kiosk.journal)
      let session = try #require(stored.opened.first)
      #expect(session.source == .clerkPage && session.clerk?.description == "H56.14/CB018")
      #expect(session.clerkSource == .session && session.marks.isEmpty)
      #expect(session.dossiers.map(\.stage) == [.returning] && session.dossiers.map(\.timeliness) == [.late])
      #expect(stored.ratings.map(\.session) == [session.session])
      #expect(stored.names[session.session]?.hasPrefix("page-") == true)
    }
  }

  @Test func formThatIsSentTwiceOpensOneSession() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      for wish in ["bare", "sure", "open"] {
        let before = try StoredEntries(kiosk.journal).opened.count
        let statuses = try await clerk.sendTwice("/next", [("code", Self.code), ("wish", wish)])
        #expect(statuses == [303, 303], "\(wish)")
        #expect(try StoredEntries(kiosk.journal).opened.count == before + 1, "\(wish)")
        try await clerk.send("/withdraw")
      }
    }
  }

  @Test func formOfASessionThatIsOverOpensNothingAndIsGivenAnew() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      let hidden = try ClerkBrowser.hidden(in: try await clerk.get("/"))
      #expect(try await clerk.post("/next", [("code", Self.code)] + hidden).status == 303)
      try await clerk.send("/withdraw")
      for code in [Self.code, "H56.14-261121-0002"] {
        let again = try await clerk.post("/next", [("code", code)] + hidden)
        #expect(again.status == 409 && again.text.contains("đã được gửi trước đó"))
        #expect(again.text.contains("value=\"\(code)\""))
        #expect(try ClerkBrowser.hidden(in: again).map(\.1) != hidden.map(\.1))
      }
      #expect(try StoredEntries(kiosk.journal).opened.count == 1)
    }
  }

  @Test func scanDuringASessionIsAskedAboutAndChangesNothingUntilTheClerkIsSure() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      try await clerk.send("/next", [("code", Self.code)])
      let asked = try await clerk.send("/next", [("code", "H56.14-261121-0002")])
      #expect(asked.status == 200 && asked.text.contains("H56.14-261121-0002"))
      #expect(asked.text.contains("chưa được mời đánh giá") && !asked.text.contains("autofocus"))
      #expect(try StoredEntries(kiosk.journal).opened.count == 1)
      #expect(try await clerk.send("/next", [("code", "H56.14-261121-0002"), ("wish", "sure")]).status == 303)
      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.opened.count == 2 && stored.outcomes.map(\.outcome) == [.notInvited])
    }
  }

  @Test func wrongCodeIsToldAndNothingTypedIsLost() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      let long = String(repeating: "A", count: 51)
      let refused = try await clerk.send("/next", [("code", long), ("procedure", "1.004873"), ("stage", "refusing")])
      #expect(refused.status == 422 && refused.text.contains("dài quá 50 ký tự"))
      #expect(refused.text.contains("value=\"\(long)\"") && refused.text.contains("value=\"1.004873\""))
      #expect(refused.text.contains("value=\"refusing\" checked"))
      #expect(try await clerk.send("/next", [("code", "")]).status == 303)
      #expect(try await clerk.send("/next", [("code", "A\u{7}B")]).text.contains("không đọc được"))
      #expect(try StoredEntries(kiosk.journal).opened.isEmpty)
      // The stage of the last session is the next one's.
      try await clerk.send("/next", [("code", "A-1"), ("stage", "refusing")])
      #expect(try await clerk.get("/").text.contains("value=\"refusing\" checked"))
    }
  }

  @Test func withdrawalIsForSessionsWhoseCitizenWasNotAsked() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      try await clerk.send("/next", [("wish", "bare")])
      #expect(try await clerk.send("/withdraw").status == 303)
      #expect(try StoredEntries(kiosk.journal).outcomes.map(\.outcome) == [.cancelled])
      try await clerk.send("/next", [("wish", "bare")])
      try await clerk.send("/invite")
      let before = try StoredEntries(kiosk.journal).newest
      #expect(try await clerk.send("/withdraw").status == 409)
      #expect(try StoredEntries(kiosk.journal).newest == before)
    }
  }

  @Test func substituteTakesOverWithSessionsOfTheirOwn() async throws {
    try await Self.withKiosk { kiosk in
      let hoa = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      try await hoa.send("/next", [("code", Self.code)])
      let minh = try await ClerkBrowser.signedIn("H56.14/CB018", "975310", at: kiosk)
      #expect(try await hoa.get("/").header("location") == "/sign-in")
      #expect(try await hoa.get("/state").text.contains("Phiên đăng nhập đã hết"))
      // The other's session is seen to stand, and is not theirs.
      let frame = try await minh.get("/state").text
      #expect(frame.contains("Đang phục vụ") && !frame.contains("0001"))
      #expect(try await minh.send("/invite").status == 409)
      #expect(try await minh.send("/next", [("wish", "sure")]).status == 303)
      #expect(try StoredEntries(kiosk.journal).opened.map(\.clerk?.staff.text) == ["CB017", "CB018"])
    }
  }

  // MARK: Signing in

  @Test func wrongPINsLockAndTheLockIsOverAfterItsTime() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = ClerkBrowser(at: kiosk)
      for staff in ["CB017", "CB017", "CB099", "CB017", "CB017"] {
        let refused = try await clerk.signIn(staff, "111222")
        #expect(refused.status == 403 && refused.text.contains("Mã cán bộ hoặc mã PIN không đúng."))
      }
      #expect(try await clerk.signIn("CB017", "246813").status == 429)
      try await kiosk.finger.move(to: 30_000)
      #expect(try await clerk.signIn("CB017", "246813").status == 303)
    }
  }

  @Test func cookieIsForThisHostOverTLSAndEndsWithTheSignIn() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      let line = try #require(clerk.setCookies.first)
      #expect(line.hasPrefix("__Host-clerk=") && line.contains("Path=/"))
      for word in ["Secure", "HttpOnly", "SameSite=Strict"] { #expect(line.contains(word)) }
      #expect(!line.contains("Domain") && !line.contains("Expires"))
      try await kiosk.finger.move(to: 29 * 60_000)
      #expect(try await clerk.get("/").status == 200)
      try await kiosk.finger.move(to: 60 * 60_000)
      #expect(try await clerk.get("/").header("location") == "/sign-in")
      try await clerk.signIn("CB017", "246813")
      let old = clerk.cookies["__Host-clerk"]
      #expect(try await clerk.send("/sign-out").header("location") == "/sign-in")
      #expect(old != nil && clerk.cookies["__Host-clerk"] == nil)
    }
  }

  @Test func pageOfAnotherSiteCannotPost() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      let token = try ClerkBrowser.token(in: try await clerk.get("/"))
      let fields = [("code", Self.code)] + (try ClerkBrowser.hidden(in: try await clerk.get("/")))
      // Without the token, with another's, and with the right one from elsewhere.
      #expect(try await clerk.post("/next", [("code", Self.code)]).status == 403)
      #expect(
        try await clerk.post("/next", [("code", Self.code), ("token", String(repeating: "0", count: 64))]).status == 403
      )
      #expect(try await clerk.post("/next", fields, headers: [("sec-fetch-site", "cross-site")]).status == 400)
      // Nobody is signed in by a form that this browser did not ask for.
      let stranger = ClerkBrowser(at: kiosk)
      let form = [("staff", "CB017"), ("secret", "246813"), ("token", token)]
      #expect(try await stranger.post("/sign-in", form).status == 400)
      #expect(try StoredEntries(kiosk.journal).opened.isEmpty)
      #expect(try await clerk.post("/next", fields, headers: [("sec-fetch-site", "same-origin")]).status == 303)
    }
  }

  @Test func everyAnswerProtectsThePage() async throws {
    try await Self.withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      for path in ["/", "/state", "/sign-in", "/style.css", "/nothing"] {
        let answer = try await clerk.get(path)
        let policy = try #require(answer.header("content-security-policy"))
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'self'"))
        #expect(!policy.contains("unsafe") && policy.contains("script-src '\(ClerkScript.hash)';"))
        #expect(answer.header("cache-control") == "no-store" && answer.header("x-content-type-options") == "nosniff")
        let rest = answer.text.replacing("<script>\(ClerkScript.text)</script>", with: "")
        #expect(!rest.contains("<script") && !answer.text.contains("style="))
      }
      #expect(try await clerk.get("/nothing").status == 404)
      #expect(try await clerk.get("/invite").status == 405)
      #expect(try await clerk.post("/state", []).status == 405)
      #expect(
        try await clerk.post("/next", [("code", String(repeating: "A", count: FormFields.longestBytes))]).status == 413)
    }
  }

  @Test func nothingOfASignInOrASessionIsLogged() async throws {
    try await Self.withKiosk(logLevel: "trace") { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      try await clerk.signIn("CB018", "111222")
      try await clerk.send("/next", [("code", Self.code)])
      await kiosk.stop()
      #expect(kiosk.log.contains { $0.contains("a clerk has signed in") })
      #expect(kiosk.log.contains { $0.contains("sign-in-wrong") })
      for word in ["CB017", "CB018", "246813", "111222", "0001", "page-"] + clerk.cookies.values {
        #expect(!kiosk.log.contains { $0.contains(word) }, "the log says \(word)")
      }
    }
  }

  // MARK: Privacy

  /// The page and its frame at every step of a session that is rated with a key, or not at all.
  private static func readings(key: Int?) async throws -> [String] {
    try await withKiosk { kiosk in
      let clerk = try await ClerkBrowser.signedIn("CB017", "246813", at: kiosk)
      var readings: [String] = []
      func read() async throws {
        for path in ["/", "/state", "/?lang=en", "/state?lang=en"] {
          readings.append(try await clerk.get(path).text.withoutChance)
        }
      }
      try await clerk.send("/next", [("code", code)])
      try await clerk.send("/invite")
      try await kiosk.finger.move(to: 1000)
      try await read()
      if let key { #expect(try await kiosk.finger.press(.number(key)) == "rating") }
      try await read()
      try await kiosk.finger.move(to: 3000)
      try await read()
      readings.append(try await clerk.send("/withdraw").text.withoutChance)
      try await kiosk.finger.move(to: 32_000)
      try await read()
      readings.append(try await clerk.send("/finish").text.withoutChance)
      return readings
    }
  }

  @Test func pageIsTheSameForEveryLevelAndWhileTheCitizenIsAskedAlsoWithoutAnAnswer() async throws {
    let first = try await Self.readings(key: 1)
    for key in [2, 3] { #expect(try await Self.readings(key: key) == first) }
    #expect(try await Self.readings(key: nil) == first)
    // Before and after a press, the page says the same.
    #expect(first[0..<4] == first[4..<8] && first[4..<8] == first[8..<12])
    #expect(first[1].contains("Đang mời đánh giá") && first[14].contains("Lượt phục vụ đã xong"))
  }
}
