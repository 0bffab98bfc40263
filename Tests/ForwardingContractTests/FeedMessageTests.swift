import ForwardingContract
import Foundation
import RatingModel
import Testing

/// What travels on the session feed, letter by letter.
@Suite struct FeedMessageTests {
  private func code<Rule>(_ digit: Character) throws -> Code<Rule> {
    try #require(Code<Rule>(String(repeating: digit, count: 32)))
  }

  private func written(_ value: some Encodable) throws -> String {
    String(decoding: try CanonicalJSON.data(value), as: UTF8.self)
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try CanonicalJSON.decode(type, from: Data(text.utf8))
  }

  @Test func aCommandIsWrittenFlatAndReadBack() throws {
    let opening = try SessionOpening(
      body: Data(
        #"""
        {"clerk":{"unit":"H56.14","staff":"CB017"},"dossiers":[{"code":"H-1","stage":"returning","timeliness":"late"}],
         "ticket":{"number":"A012","drawn_at":"1970-01-01T00:00:01Z"}}
        """#.utf8))
    let command = FeedCommand(
      serial: 7, ageMilliseconds: 12, action: .open(try #require(SessionID("luot-1")), opening))
    let text =
      #"{"action":{"kind":"open","opening":{"clerk":"H56.14/CB017","dossiers":[{"code":"H-1","stage":"returning","#
      + #""timeliness":"late"}],"ticket":{"drawnAt":1000,"number":"A012"}},"session":"luot-1"},"ageMilliseconds":12,"#
      + #""serial":7}"#
    #expect(try written(command) == text)
    #expect(try read(FeedCommand.self, text) == command)
  }

  @Test func everyActionIsReadBack() throws {
    let session = try #require(SessionID("s"))
    let actions: [FeedAction] = [
      .open(session, SessionOpening()), .open(session, SessionOpening(), origin: .clerkPage), .invite(session),
      .close(session), .cancel(session), .state,
    ]
    for action in actions { #expect(try read(FeedAction.self, try written(action)) == action) }
    #expect(try written(FeedAction.state) == #"{"kind":"state"}"#)
  }

  @Test func anOriginIsTheCentresToNameAndOneOfALaterVersionIsNone() throws {
    let session = try #require(SessionID("s"))
    let text = try written(FeedAction.open(session, SessionOpening(), origin: .clerkPage))
    #expect(text == #"{"kind":"open","opening":{"dossiers":[]},"origin":"clerkPage","session":"s"}"#)
    let later = text.replacing("clerkPage", with: "fingerprint")
    #expect(try read(FeedAction.self, later) == .open(session, SessionOpening()))
    // A caller of the session API cannot.
    #expect(throws: BodyRefusal.self) {
      try SessionOpening(body: Data(#"{"dossiers":[],"origin":"clerkPage"}"#.utf8))
    }
  }

  @Test(arguments: [
    #"{"kind":"rate","session":"s"}"#, #"{"kind":"open","session":"s"}"#, #"{"kind":"invite"}"#,
    #"{"kind":"invite","session":"Nguyễn Văn An"}"#, "{}",
  ])
  func whatIsNoActionIsNotRead(text: String) {
    #expect(throws: (any Error).self) { try read(FeedAction.self, text) }
  }

  @Test func anAnswerIsTheKiosksOwnWithItsStatus() throws {
    let state = SessionAnswer.state(StateAnswer(state: .inviting, session: SessionID("s")))
    #expect(try written(state) == #"{"state":{"session":"s","state":"inviting"},"status":200}"#)
    #expect(try read(SessionAnswer.self, try written(state)) == state)
    let refused = SessionAnswer.refused(
      Refusal(code: "session-ended", message: "m", hint: "h", retry: false), status: 410)
    #expect(try read(SessionAnswer.self, try written(refused)) == refused)
    #expect(refused.status == 410)
  }

  @Test(arguments: [
    (200, "session-ended", "m"), (302, "session-ended", "m"), (600, "session-ended", "m"), (410, "Not a code", "m"),
    (410, String(repeating: "a", count: 65), "m"), (410, "session-ended", String(repeating: "m", count: 513)),
  ])
  func aRefusalThatIsNotFitToBeHandedOnIsNotRead(status: Int, code: String, message: String) throws {
    let refusal = Refusal(code: code, message: message, hint: "", retry: false)
    let text = try written(SessionAnswer.refused(refusal, status: status))
    #expect(throws: (any Error).self) { try read(SessionAnswer.self, text) }
  }

  @Test func aPollAndItsCommandsAreReadBack() throws {
    let kiosk = try #require(KioskID("k-1"))
    let connection = FeedPoll.Connection(feed: try code("a"), id: try code("b"))
    let answer = FeedPoll.Answer(serial: 3, answer: .state(StateAnswer(state: .idle, session: nil)))
    let poll = FeedPoll(kiosk: kiosk, connection: connection, number: 4, answers: [answer])
    #expect(try read(FeedPoll.self, try written(poll)) == poll)
    let greeting = FeedPoll(kiosk: kiosk, connection: nil, number: 1, answers: [])
    #expect(try written(greeting) == #"{"answers":[],"format":1,"kiosk":"k-1","number":1}"#)
    let commands = FeedCommands(
      kiosk: kiosk, poll: String(repeating: "0", count: 64), connection: connection, heldMilliseconds: 5,
      commands: [FeedCommand(serial: 1, ageMilliseconds: 0, action: .state)])
    #expect(try read(FeedCommands.self, try written(commands)) == commands)
  }

  @Test(arguments: ["", "0", String(repeating: "g", count: 32), String(repeating: "A", count: 32)])
  func anIdOfAnotherShapeIsNone(text: String) {
    #expect(FeedID(text) == nil)
    #expect(ConnectionID(text) == nil)
  }

  /// As many and as large as may wait, in one message: as JSON, in base64url, with header and signature.
  @Test func everythingThatMayWaitFitsIntoOneMessage() {
    let envelope = 2048 + Limits.commandsPerKiosk * 128
    #expect((Limits.commandBytesPerKiosk + envelope) * 4 / 3 < Limits.messageBytes)
    let answer = Limits.refusalBytes.code + 2 * Limits.refusalBytes.text + 128
    #expect((Limits.answersPerPoll * answer + envelope) * 4 / 3 < Limits.messageBytes)
    #expect(Limits.answersPerPoll >= Limits.commandsPerKiosk)
  }
}
