import Foundation
import Testing

/// What callers may send to kioskd, and what each of it gets. Whatever is refused changes nothing.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KioskdAPITests {
  /// A kiosk whose clock stands still.
  private static func withKiosk(
    _ file: KioskFile = KioskFile(), _ body: (RunningKiosk) async throws -> Void
  ) async throws {
    try await RunningKiosk.with(file, input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)]), body)
  }

  /// A refusal as every caller gets it; the journal must be as before.
  private static func expectRefused(
    _ kiosk: RunningKiosk, _ status: Int, _ code: String, _ send: () async throws -> Caller.Answer,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    let before = try StoredEntries(kiosk.journal).newest
    let state = try await kiosk.caller.state()
    let answer = try await send()
    #expect(answer.status == status, sourceLocation: location)
    #expect(answer.code == code, sourceLocation: location)
    #expect(answer.member("message")?.isEmpty == false, sourceLocation: location)
    #expect(answer.member("hint")?.isEmpty == false, sourceLocation: location)
    #expect(try StoredEntries(kiosk.journal).newest == before, sourceLocation: location)
    #expect(try await kiosk.caller.state() == state, sourceLocation: location)
  }

  private static func dossiers(_ count: Int) -> String {
    let dossiers = (0..<count).map { "{\"code\":\"H56.14-261121-\(1000 + $0)\",\"stage\":\"receiving\"}" }
    return "{\"dossiers\":[\(dossiers.joined(separator: ","))]}"
  }

  private static let one = #"{"clerk":{"unit":"H56.14","staff":"CB017"}}"#
  private static let other = #"{"clerk":{"unit":"H56.14","staff":"CB018"}}"#

  // MARK: Sessions

  @Test func theSameIDWithAnotherClerkIsAConflict() async throws {
    try await Self.withKiosk { kiosk in
      #expect(try await kiosk.caller.open("A", Self.one).status == 200)
      try await Self.expectRefused(kiosk, 409, "session-conflict") { try await kiosk.caller.open("A", Self.other) }
      #expect(try await kiosk.caller.open("A", Self.one).state == "serving")
    }
  }

  @Test func anotherClerkDuringTheQuestionIsAConflictAndTheQuestionStands() async throws {
    try await Self.withKiosk { kiosk in
      try await kiosk.caller.open("A", Self.one)
      try await kiosk.caller.invite("A")
      try await Self.expectRefused(kiosk, 409, "session-conflict") { try await kiosk.caller.open("A", Self.other) }
      #expect(try await kiosk.caller.state().state == "inviting")
      try await kiosk.finger.move(to: 1000)
      #expect(try await kiosk.finger.press(1) == "rating")
    }
  }

  @Test(arguments: ["invite", "close", "cancel"])
  func aCommandWithoutAnOpenIsRefused(command: String) async throws {
    try await Self.withKiosk { kiosk in
      try await Self.expectRefused(kiosk, 404, "session-unknown") {
        try await kiosk.caller.send("POST", "/sessions/never/\(command)")
      }
    }
  }

  @Test func closeTwiceIsOneClose() async throws {
    try await Self.withKiosk { kiosk in
      try await kiosk.caller.open("A")
      #expect(try await kiosk.caller.close("A").state == "inviting")
      let before = try StoredEntries(kiosk.journal).newest
      #expect(try await kiosk.caller.close("A").state == "inviting")
      #expect(try StoredEntries(kiosk.journal).newest == before)
    }
  }

  @Test func openWhileOneIsOpenEndsIt() async throws {
    try await Self.withKiosk { kiosk in
      try await kiosk.caller.open("A")
      #expect(try await kiosk.caller.open("B").state == "serving")
      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.outcomes.map(\.outcome) == [.notInvited])
      #expect(try await kiosk.caller.invite("A").state == "done")
      try await Self.expectRefused(kiosk, 410, "session-ended") { try await kiosk.caller.cancel("A") }
    }
  }

  @Test func fiftyDossiersAreTakenAndFiftyOneAreNot() async throws {
    try await Self.withKiosk { kiosk in
      #expect(try await kiosk.caller.open("A", Self.dossiers(50)).state == "serving")
      try await Self.expectRefused(kiosk, 422, "dossiers-too-many") {
        try await kiosk.caller.open("B", Self.dossiers(51))
      }
    }
  }

  @Test func aSessionThatNobodyWouldServeIsRefused() async throws {
    var file = KioskFile()
    (file.roster, file.defaultClerk) = ([], nil)
    try await Self.withKiosk(file) { kiosk in
      try await Self.expectRefused(kiosk, 422, "clerk-missing") { try await kiosk.caller.open("A") }
      #expect(try await kiosk.caller.open("A", Self.one).state == "serving")
    }
  }

  // MARK: Requests

  @Test(
    arguments: [
      (#"{"dossiers":["#, 400, "body-malformed"), ("[]", 400, "body-malformed"), ("null", 400, "body-malformed"),
      (#"{"citizen":"Nguyễn Văn A"}"#, 422, "field-unknown"),
      (#"{"clerk":{"unit":"H56.14"}}"#, 422, "field-missing"),
      (#"{"clerk":{"unit":"h56","staff":"CB017"}}"#, 422, "field-invalid"),
      (#"{"dossiers":[{"code":"1","stage":"finished"}]}"#, 422, "field-invalid"),
      (#"{"dossiers":[{"code":"1","stage":"receiving","timeliness":"late"}]}"#, 422, "timeliness-without-return"),
      (#"{"ticket":{"number":"A012","drawn_at":"08:00"}}"#, 422, "field-invalid"),
    ])
  func aBodyThatIsNotWhatItShouldBeIsRefused(body: String, status: Int, code: String) async throws {
    try await Self.withKiosk { kiosk in
      try await Self.expectRefused(kiosk, status, code) { try await kiosk.caller.open("A", body) }
    }
  }

  @Test func aBodyThatIsTooLargeIsRefused() async throws {
    try await Self.withKiosk { kiosk in
      let body = "{\"dossiers\":[{\"code\":\"\(String(repeating: "x", count: 70_000))\",\"stage\":\"receiving\"}]}"
      try await Self.expectRefused(kiosk, 413, "body-too-large") { try await kiosk.caller.open("A", body) }
    }
  }

  @Test(arguments: [nil, "", String(repeating: "4e", count: 32), KioskFile.token + "4f"])
  func withoutTheTokenNothingIsSaid(token: String?) async throws {
    try await Self.withKiosk { kiosk in
      let stranger = Caller(base: kiosk.caller.base, token: token)
      let code = token == nil ? "token-missing" : "token-wrong"
      for (method, path) in [("PUT", "/sessions/A"), ("POST", "/sessions/A/invite"), ("GET", "/state"), ("GET", "/")] {
        try await Self.expectRefused(kiosk, 401, code) { try await stranger.send(method, path) }
      }
    }
  }

  @Test(
    arguments: [
      ("GET", "/v2/state", 404, "version-unknown"), ("GET", "/state", 404, "path-unknown"),
      ("GET", "/v1/levels", 404, "path-unknown"), ("POST", "/v1/sessions/A/rate", 404, "path-unknown"),
      ("DELETE", "/v1/sessions/A", 405, "method-unknown"), ("GET", "/v1/sessions/A/invite", 405, "method-unknown"),
      ("PUT", "/v1/sessions/Nguy%E1%BB%85n", 422, "session-invalid"),
      ("PUT", "/v1/sessions/" + String(repeating: "x", count: 65), 422, "session-invalid"),
    ])
  func aRequestForNothingThereIsRefused(method: String, path: String, status: Int, code: String) async throws {
    try await Self.withKiosk { kiosk in
      let root = Caller(base: kiosk.caller.base.replacing("/v1", with: ""), token: KioskFile.token)
      try await Self.expectRefused(kiosk, status, code) { try await root.send(method, path) }
    }
  }

  @Test func whatCallersSendIsNotLogged() async throws {
    var file = KioskFile()
    file.logLevel = "trace"
    try await Self.withKiosk(file) { kiosk in
      try await kiosk.caller.open(
        "citizen-4711",
        #"{"dossiers":[{"code":"H56.14-261121-4712","stage":"receiving"}],"ticket":{"number":"A4713"}}"#)
      try await kiosk.caller.open("citizen-4711", #"{"citizen":"Nguyễn 4714"}"#)
      try await kiosk.caller.close("citizen-4711")
      try await kiosk.finger.move(to: 1000)
      #expect(try await kiosk.finger.press(2) == "rating")
      await kiosk.stop()
      #expect(!kiosk.log.isEmpty)
      for word in ["4711", "4712", "4713", "4714", KioskFile.token] + KioskFile().levels {
        #expect(!kiosk.log.contains { $0.contains(word) }, "the log says \(word)")
      }
    }
  }
}
