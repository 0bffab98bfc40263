import Foundation
import KioskSession
import TestSupport
import Testing

/// The clerk's page of a real evaluationd, whose commands go to a real kioskd over the session feed.
@Suite(.serialized, .timeLimit(.minutes(5))) struct CentreClerkPageTests {
  private static let code = "000.00.14.H99-261121-0001"
  private static let pin = "246813"

  private static func withCounter(_ body: (FeedCounter) async throws -> Void) async throws {
    var file = KioskFile()
    file.usualSource = .clerkPage
    try await FeedCounter.with(file) { counter in
      try await CentreCommand.pin(pin, of: "CB017", in: counter.centre.folder)
      try await CentreCommand.pin(pin, of: "CB018", in: counter.centre.folder)
      try await body(counter)
    }
  }

  private static func press(_ key: Int, _ counter: FeedCounter) async throws {
    try await counter.screen.settles(try await counter.screen.view(.pleaseRate))
    #expect(try await counter.kiosk.finger.press(.number(key)) == "rating")
  }

  @Test func clerkOpensInvitesAndAPressIsRatedForThatClerk() async throws {
    try await Self.withCounter { counter in
      let clerk = try await ClerkBrowser.signedIn("CB018", Self.pin, at: counter.centre)
      let opened = try await clerk.send("/next", [("code", Self.code), ("stage", "returning"), ("timeliness", "late")])
      #expect(opened.status == 303 && opened.header("location") == "/counter/H56.14/Q03/")
      let frame = try await clerk.get("/state").text
      #expect(frame.contains("Đang phục vụ") && frame.contains("•••• 0001") && !frame.contains(Self.code))
      #expect(try await clerk.send("/invite").status == 303)
      #expect(try await clerk.get("/state").text.contains("Đang mời đánh giá"))
      try await Self.press(1, counter)
      #expect(try await clerk.send("/finish").status == 303)

      let stored = try StoredEntries(counter.kiosk.journal)
      let session = try #require(stored.opened.first)
      #expect(session.source == .clerkPage && session.clerk?.description == "H56.14/CB018")
      #expect(session.clerkSource == .session && session.marks.isEmpty)
      #expect(session.dossiers.map(\.stage) == [.returning] && session.dossiers.map(\.timeliness) == [.late])
      #expect(stored.ratings.map(\.session) == [session.session])
      #expect(stored.names[session.session]?.hasPrefix("page-") == true)
    }
  }

  @Test func formThatIsSentTwiceOpensOneSession() async throws {
    try await Self.withCounter { counter in
      let clerk = try await ClerkBrowser.signedIn("CB018", Self.pin, at: counter.centre)
      for wish in ["open", "sure"] {
        let before = try StoredEntries(counter.kiosk.journal).opened.count
        #expect(try await clerk.sendTwice("/next", [("code", Self.code), ("wish", wish)]) == [303, 303])
        #expect(try StoredEntries(counter.kiosk.journal).opened.count == before + 1)
      }
    }
  }

  @Test func oneClerkAtATimeAndSessionsOfOthersAreNotTheirs() async throws {
    try await Self.withCounter { counter in
      let hoa = try await ClerkBrowser.signedIn("CB017", Self.pin, at: counter.centre)
      #expect(try await hoa.send("/next", [("code", Self.code)]).status == 303)
      let minh = try await ClerkBrowser.signedIn("CB018", Self.pin, at: counter.centre)
      #expect(try await hoa.get("/").header("location") == "/counter/H56.14/Q03/sign-in")
      let frame = try await minh.get("/state").text
      #expect(frame.contains("Đang phục vụ") && !frame.contains("0001"))
      #expect(try await minh.send("/invite").status == 409)
      #expect(try await minh.send("/next", [("wish", "sure")]).status == 303)
      #expect(try await minh.send("/withdraw").status == 303)
      // A program's session comes from the feed as before, and is nobody's on the page.
      #expect(try await counter.caller.open("luot-1").status == 200)
      #expect(try await minh.get("/state").text.contains("do phần mềm một cửa hoặc cán bộ khác mở"))
      #expect(!(try await minh.get("/").text.contains("/finish")))
      #expect(try counter.sources(of: "luot-1") == [.feed])
      #expect(
        try StoredEntries(counter.kiosk.journal).opened.map(\.clerk?.staff.text).prefix(2) == ["CB017", "CB018"])
    }
  }

  @Test func wrongPINsLockAndAForeignUnitsClerkIsRefused() async throws {
    let folder = try await RunningCentre.folder()
    try await CentreCommand.pin(Self.pin, of: "CB017", in: folder)
    try await RunningCentre.with(in: folder) { centre in
      let foreign = try await ClerkBrowser(at: centre, unit: "H56.15", counter: "Q01").signIn("H56.14/CB017", Self.pin)
      #expect(foreign.status == 403)
      let clerk = ClerkBrowser(at: centre)
      for _ in 0..<4 {
        let refused = try await clerk.signIn("CB017", "111222")
        #expect(refused.status == 403 && refused.text.contains("Mã cán bộ hoặc mã PIN không đúng."))
      }
      #expect(try await clerk.signIn("CB017", Self.pin).status == 429)
      let trail = try await CentreCommand.run(["audit", "list"], in: folder)
      #expect(trail.count { $0.contains("clerkWrongSecret  H56.14/CB017  127.0.0.1") } == 4)
      #expect(trail.count { $0.contains("clerkElsewhere  H56.14/CB017") } == 1)
      let removed = try await CentreCommand.run(
        ["clerk", "pin", "--unit", "H56.14", "--staff", "CB017", "--remove", "--json"], in: folder)
      #expect(removed == [#"{"clerk":"H56.14/CB017","kind":"pin","status":"removed"}"#])
    }
  }

  @Test(arguments: [
    (["--staff", "CB017"], "123456\n123456", "pin-plain"), (["--staff", "CB017"], "246813", "input-ended"),
    (["--staff", "CB017"], "246813\n246814", "input-differs"),
    (["--staff", "CB017", "--badge"], "CB:H56.14/CB017\nCB:H56.14/CB017", "badge-guessable"),
    (["--staff", "CB099"], "246813\n246813", "clerk-unknown"),
    (["--staff", "CB017", "--remove"], "", "clerk-secret-missing"),
  ])
  func aPINThatIsNotRightIsNotKept(words: [String], input: String, code: String) async throws {
    let folder = try await RunningCentre.folder()
    let command = try await CentreCommand(["clerk", "pin", "--unit", "H56.14"] + words, in: folder, input: input)
    #expect(command.status == 65 && command.errors.first?.hasPrefix("\(code): ") == true)
  }

  // MARK: Privacy

  /// The page and its frame before and after a press.
  private static func readings(key: Int) async throws -> [String] {
    var readings: [String] = []
    try await withCounter { counter in
      let clerk = try await ClerkBrowser.signedIn("CB017", pin, at: counter.centre)
      func read() async throws {
        for path in ["/", "/state", "/?lang=en", "/state?lang=en"] {
          readings.append(try await clerk.get(path).text.withoutChance)
        }
      }
      _ = try await clerk.send("/next", [("code", code)])
      _ = try await clerk.send("/invite")
      try await read()
      try await press(key, counter)
      // What the centre has heard of the counter is no older than a second.
      try await counter.screen.passes(MonotonicClock.microseconds() + 1_100_000)
      try await read()
      readings.append(try await clerk.send("/withdraw").text.withoutChance)
      readings.append(try await clerk.send("/finish").text.withoutChance)
    }
    return readings
  }

  @Test func pageIsTheSameForEveryLevelAndBeforeAndAfterThePress() async throws {
    let first = try await Self.readings(key: 1)
    #expect(try await Self.readings(key: 3) == first)
    #expect(first[0..<4] == first[4..<8])
    #expect(first[1].contains("Đang mời đánh giá"))
  }
}
