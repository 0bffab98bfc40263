import Crypto
import ForwardingContract
import Foundation
import RatingModel
import Testing

@testable import KioskForwarding

/// The centre away, slow, wrong or refusing costs nothing but time.
@Suite(.timeLimit(.minutes(5))) struct ForwarderMisbehaviourTests {
  /// Enrols, makes one attempt that must fail, and returns how long the forwarder wants to wait and its health.
  private func failure(
    encrypted: Bool = false, connectMilliseconds: Int64 = 10_000, totalMilliseconds: Int64 = 30_000,
    answerBytes: Int? = nil,
    _ answering: @escaping @Sendable (FakeCentre, FakeCentre.Arrival) -> FakeCentre.Answer
  ) async throws -> (delay: Int64, health: ForwardingHealth) {
    let centre = FakeCentre(answering)
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    let seen = AsyncStream.makeStream(of: (Int64, ForwardingHealth).self)
    try await centre.serve(encrypted: encrypted) { base in
      let forwarder = try fixture.forwarder(
        at: base, connectMilliseconds: connectMilliseconds, totalMilliseconds: totalMilliseconds,
        answerBytes: answerBytes)
      try await fixture.run(forwarder) {
        await fixture.nextAttempt()
        let delay = await fixture.delayAfterAttempt()
        seen.continuation.yield((delay, await forwarder.health))
      }
    }
    #expect(fixture.source.accepted.isEmpty)
    for await answer in seen.stream { return answer }
    throw CancellationError()
  }

  /// An honest enrolment, and this answer to every batch.
  private func batch(
    _ answer: @escaping @Sendable (FakeCentre, FakeCentre.Arrival) -> FakeCentre.Answer
  ) -> @Sendable (FakeCentre, FakeCentre.Arrival) -> FakeCentre.Answer {
    { centre, arrival in arrival.path == "/v1/enrolment" ? centre.enrolment() : answer(centre, arrival) }
  }

  private static let otherKiosk = KioskID("kiosk-q04")
  private static let otherJournal = JournalID(String(repeating: "2", count: 32))
  private static let otherHead = Head(
    sequence: 8, hash: String(repeating: "a", count: 64), tallies: String(repeating: "b", count: 64))

  @Test func receiptSignedByAnotherKeyIsForged() async throws {
    let (delay, health) = try await failure(
      batch { centre, arrival in
        guard case .message(let payload, let type) = centre.receipt(for: arrival),
          let text = try? centre.sign(payload, type: type, with: .init())
        else { return .silence }
        return .plain(status: 200, body: text)
      })
    #expect(health == ForwardingHealth(state: .retrying, lastFailure: .answerForged))
    #expect((1000...2000).contains(delay))
  }

  @Test func receiptWithoutSignatureOrInAnotherTypeIsForged() async throws {
    let unsigned = try await failure(
      batch { centre, arrival in
        guard case .message(let payload, _) = centre.receipt(for: arrival) else { return .silence }
        let header = Data(#"{"alg":"none","typ":"centre-receipt+jwt"}"#.utf8)
        return .plain(status: 200, body: FakeCentre.base64url(header) + "." + FakeCentre.base64url(payload) + ".")
      })
    #expect(unsigned.health.lastFailure == .answerForged)
    let otherType = try await failure(batch { $0.receipt(for: $1, type: .enrolmentReceipt) })
    #expect(otherType.health.lastFailure == .answerForged)
  }

  @Test func receiptAboutSomethingElseIsForeign() async throws {
    let cases: [(String, @Sendable (FakeCentre, FakeCentre.Arrival) -> FakeCentre.Answer)] = [
      ("batch", { $0.receipt(for: $1, batchDigest: String(repeating: "0", count: 64)) }),
      ("kiosk", { $0.receipt(for: $1, kiosk: Self.otherKiosk) }),
      ("journal", { $0.receipt(for: $1, journal: Self.otherJournal) }),
      ("head", { $0.receipt(for: $1, head: Self.otherHead) }),
      ("format", { $0.receipt(for: $1, format: 2) }),
    ]
    for (field, answer) in cases {
      let health = try await failure(batch(answer)).health
      #expect(health.lastFailure == .answerForeign(field: field))
    }
  }

  @Test func foreignReceiptNeverAnnouncesAnEpoch() async throws {
    let centre = FakeCentre(
      batch { $0.receipt(for: $1, epoch: "epoch-9", batchDigest: String(repeating: "0", count: 64)) })
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      try await fixture.run(try fixture.forwarder(at: base)) {
        await fixture.nextAttempt()
        _ = await fixture.delayAfterAttempt()
      }
    }
    #expect(fixture.source.epochs == [FakeCentre.epoch])
  }

  @Test(arguments: [500, 502, 404, 302, 204])
  func answerThatIsNoRefusalIsRetried(status: Int) async throws {
    let (delay, health) = try await failure(batch { _, _ in .plain(status: status, body: "<html>") })
    #expect(health.state == .retrying)
    #expect(health.lastFailure == .answerUnreadable(status: status, retryAfterSeconds: nil))
    #expect(delay <= 2000)
  }

  @Test func centreThatIsBusyIsLeftAloneAsLongAsItAsks() async throws {
    let (delay, health) = try await failure(
      batch { _, _ in FakeCentre.refusal(status: 503, retry: true, headers: ["retry-after": "90"]) })
    #expect(health.state == .retrying)
    #expect(health.lastFailure?.code == "refused-kiosk-unknown")
    #expect(delay == 90_000)
  }

  @Test func refusalForGoodIsSaidAndRepeatedSeldom() async throws {
    let (delay, health) = try await failure(batch { _, _ in FakeCentre.refusal(status: 403, retry: false) })
    #expect(health.state == .refused)
    #expect(health.lastFailure?.code == "refused-kiosk-unknown")
    #expect((900_000...1_800_000).contains(delay))
  }

  @Test func silenceAndTrickleAreCutByTheTimeOut() async throws {
    let silence = try await failure(totalMilliseconds: 1000, batch { _, _ in .silence })
    #expect(silence.health == ForwardingHealth(state: .retrying, lastFailure: .centreSlow))
    let trickle = try await failure(totalMilliseconds: 1000, batch { _, _ in .trickle })
    #expect(trickle.health.lastFailure == .centreSlow)
  }

  @Test func oversizedAnswerIsCut() async throws {
    let flood = try await failure(batch { _, _ in .flood(bytes: 4 << 20) })
    #expect(flood.health.lastFailure == .answerTooLarge)
    let refusal = try await failure(
      answerBytes: 1000, batch { _, _ in .plain(status: 500, body: String(repeating: "x", count: 1001)) })
    #expect(refusal.health.lastFailure == .answerTooLarge)
  }

  @Test func centreThatIsAwayIsUnreachable() async throws {
    let fixture = try ForwarderFixture()
    try fixture.write(FakeCentre(FakeCentre.honest).code.text)
    // Port 1 of loopback: nobody listens there.
    let forwarder = try fixture.forwarder(at: "http://127.0.0.1:1", connectMilliseconds: 4000)
    try await fixture.run(forwarder) {
      await fixture.nextAttempt()
      _ = await fixture.delayAfterAttempt()
      #expect(await forwarder.health.lastFailure == .centreUnreachable)
    }
  }

  @Test func certificateOfAnUnknownAuthorityIsNotTrusted() async throws {
    let (delay, health) = try await failure(encrypted: true, connectMilliseconds: 4000, FakeCentre.honest)
    #expect(health == ForwardingHealth(state: .refused, lastFailure: .centreUntrusted))
    #expect(delay >= 900_000)
  }

  @Test func stopCutsAHangingAttempt() async throws {
    let (arrived, arrive) = AsyncStream.makeStream(of: Void.self)
    let centre = FakeCentre(
      batch { _, _ in
        arrive.yield()
        return .silence
      })
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      try await fixture.run(try fixture.forwarder(at: base)) {
        await fixture.nextAttempt()
        for await _ in arrived { break }
      }
    }
    #expect(fixture.source.accepted.isEmpty)
  }
}
