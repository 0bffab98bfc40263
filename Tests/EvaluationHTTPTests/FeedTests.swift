import Crypto
import ForwardingContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RatingModel
import Testing

@testable import EvaluationHTTP

/// Polls of kiosks and requests of programs, at the listener.
struct FeedTests {
  private static let state = "/v1/units/H56.14/counters/Q01/state"

  private func poll(
    _ kiosk: KioskFixture, _ connection: FeedPoll.Connection? = nil, number: Int64 = 1,
    answers: [FeedPoll.Answer] = [], format: Int = Limits.format, of other: String? = nil
  ) throws -> FeedPoll {
    FeedPoll(
      format: format, kiosk: try #require(KioskID(other ?? kiosk.id)), connection: connection, number: number,
      answers: answers)
  }

  private func send(
    _ poll: FeedPoll, _ kiosk: KioskFixture, _ client: any TestClientProtocol, typ: MessageType = .feedPoll,
    with key: Curve25519.Signing.PrivateKey? = nil
  ) async throws -> TestResponse {
    try await client.post("/v1/feed", try kiosk.sign(poll, typ: typ.rawValue, kid: kiosk.id, with: key))
  }

  private func ask(_ path: String, _ token: String?, _ client: any TestClientProtocol) async throws -> TestResponse {
    try await client.execute(
      uri: path, method: .get, headers: token.map { [.authorization: "Bearer \($0)"] } ?? [:])
  }

  private func withKiosk(
    _ body: @escaping @Sendable (CentreFixture, KioskFixture, any TestClientProtocol) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        try await body(centre, kiosk, client)
      }
    }
  }

  @Test func aGreetingIsAnsweredAtOnceAndSignedForThatPoll() async throws {
    try await withKiosk { centre, kiosk, client in
      let message = try kiosk.sign(try poll(kiosk), typ: MessageType.feedPoll.rawValue, kid: kiosk.id)
      let answer = try await client.post("/v1/feed", message)
      #expect(answer.status == .ok)
      #expect(try answer.isSigned(by: centre.key.publicKeyText))
      #expect(try answer.header()["typ"] == "centre-feed+jwt")
      let commands = try answer.signed(FeedCommands.self)
      #expect(commands.kiosk.text == kiosk.id && commands.commands.isEmpty)
      #expect(commands.poll == SHA256.hash(data: Data(message.utf8)).map { String(format: "%02x", $0) }.joined())
    }
  }

  @Test func aRequestGoesOutWithThePollAndItsAnswerComesBackWithTheNext() async throws {
    try await withKiosk { centre, kiosk, client in
      let token = try await centre.issueToken()
      let connection = try await send(try poll(kiosk), kiosk, client).signed(FeedCommands.self).connection
      async let asked = ask(Self.state, token, client)
      let commands = try await send(try poll(kiosk, connection), kiosk, client).signed(FeedCommands.self).commands
      #expect(commands.map(\.action) == [.state])
      let own = SessionAnswer.state(StateAnswer(state: .idle, session: nil))
      let answer = FeedPoll.Answer(serial: try #require(commands.first).serial, answer: own)
      // Answered, the next poll is held; a greeting is not, and its answers count only with the connection.
      let next = try poll(kiosk, connection, number: 2, answers: [answer])
      let held = Task { try await send(next, kiosk, client) }
      let response = try await asked
      #expect(response.status == .ok)
      #expect(response.text == #"{"state":"idle"}"#)
      _ = try await send(try poll(kiosk), kiosk, client)
      #expect(try await held.value.refusal().code == "feed-superseded")
    }
  }

  @Test func whatIsNotSignedByThePinnedKeyOrNotAPollIsRefused() async throws {
    try await withKiosk { _, kiosk, client in
      let greeting = try poll(kiosk)
      func code(_ response: TestResponse) throws -> String { try response.refusal().code }
      #expect(try await code(send(greeting, kiosk, client, with: .init())) == "signature-wrong")
      #expect(try await code(send(greeting, kiosk, client, typ: .batch)) == "message-type-wrong")
      #expect(try await code(send(try poll(kiosk, format: 2), kiosk, client)) == "feed-format-unknown")
      #expect(try await code(send(try poll(kiosk, of: "k-other"), kiosk, client)) == "kiosk-mismatch")
      var stranger = kiosk
      stranger.id = "k-stranger"
      #expect(try await code(send(greeting, stranger, client)) == "kiosk-unknown")
      let answer = FeedPoll.Answer(serial: 1, answer: .state(StateAnswer(state: .idle, session: nil)))
      let many = Array(repeating: answer, count: Limits.answersPerPoll + 1)
      #expect(try await code(send(try poll(kiosk, answers: many), kiosk, client)) == "message-malformed")
      #expect(try await code(client.post("/v1/feed", "x")) == "message-malformed")
    }
  }

  @Test func aRevokedKioskAndOneThatWasReplacedAreRefused() async throws {
    try await withKiosk { centre, kiosk, client in
      var successor = KioskFixture()
      try await successor.enrol(client, secret: try await centre.issueCode())
      let replaced = try await send(try poll(kiosk), kiosk, client)
      #expect(replaced.status == .forbidden)
      #expect(try replaced.refusal().code == "kiosk-replaced")
      #expect(try await centre.store.revoke(try #require(KioskID(successor.id)), at: centre.now))
      let revoked = try await send(try poll(successor), successor, client)
      #expect(revoked.status == .forbidden)
      #expect(try revoked.refusal().code == "kiosk-revoked")
    }
  }

  @Test func aRequestIsRefusedBeforeItsPathIsLookedAtWithoutAToken() async throws {
    try await withKiosk { centre, _, client in
      let token = try await centre.issueToken("xa", unit: "H56.15")
      for path in [Self.state, "/v1/units/"] {
        let answer = try await ask(path, nil, client)
        #expect(answer.status == .unauthorized)
        #expect(answer.headers[.wwwAuthenticate] == "Bearer")
        #expect(try answer.refusal().code == "token-missing")
        #expect(try await ask(path, token + "x", client).refusal().code == "token-wrong")
      }
      #expect(try await ask(Self.state, token, client).refusal().code == "token-scope")
      #expect(try await ask("/v1/openapi.json", token, client).status == .ok)
    }
  }

  @Test func aBodyThatIsTooLargeIsRefused() async throws {
    try await withKiosk { centre, _, client in
      let token = try await centre.issueToken()
      let answer = try await client.execute(
        uri: "/v1/units/H56.14/counters/Q01/sessions/s", method: .put, headers: [.authorization: "Bearer \(token)"],
        body: ByteBuffer(repeating: UInt8(ascii: " "), count: Limits.sessionBodyBytes + 1))
      #expect(answer.status == .contentTooLarge)
      #expect(try answer.refusal().code == "body-too-large")
    }
  }

  @Test func healthSaysHowManyKiosksAreConnectedAndCountsAnswersByCode() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      let token = try await centre.issueToken()
      try await centre.pagesAndHealth { pages, health in
        var kiosk = KioskFixture()
        try await kiosk.enrol(pages, secret: secret)
        #expect(try await ask(Self.state, token, pages).refusal().code == "kiosk-not-connected")
        _ = try await send(try poll(kiosk), kiosk, pages)
        let metrics = try await health.execute(uri: "/metrics", method: .get).text
        #expect(metrics.contains("evaluation_feed_connected 1\n"))
        #expect(metrics.contains("evaluation_answers_total{kind=\"session\",code=\"kiosk-not-connected\"} 1\n"))
        #expect(metrics.contains("evaluation_answers_total{kind=\"feed\",code=\"delivered\"} 1\n"))
      }
    }
  }
}
