import Crypto
import ForwardingContract
import Foundation
import RatingModel
import Testing

@testable import KioskForwarding

@Suite(.timeLimit(.minutes(5))) struct ForwarderTests {
  @Test func enrolsOnceAndDeliversWhatIsReleased() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      let forwarder = try fixture.forwarder(at: base)
      try await fixture.run(forwarder) {
        #expect(await forwarder.health.state == .enrolling)
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(1)
        fixture.source.release()
        forwarder.somethingReleased()
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(2)
      }
      #expect(await forwarder.health == ForwardingHealth(state: .current, lastReceiptAt: fixture.clock.now()))
    }
    #expect(centre.arrivals.map(\.path) == ["/v1/enrolment", "/v1/batches", "/v1/batches"])
    #expect(fixture.source.epochs == [FakeCentre.epoch])
  }

  @Test func receiptsAreHandedOverWithTheSignatureThatTheyCameUnder() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      try await fixture.run(try fixture.forwarder(at: base)) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(1)
      }
    }
    let kept = try #require(fixture.source.signed.first)
    let pinned = try #require(try EnrolmentFile(path: fixture.scratch.file("enrolment.json")).centreKey())
    #expect(await pinned.receipt(in: kept.signed) == kept.receipt)
    #expect(pinned.fingerprint == centre.code.centreFingerprint)
    let stranger = try #require(CentreKey(FakeCentre { _, _ in .silence }.publicKeyText))
    #expect(await stranger.receipt(in: kept.signed) == nil)
  }

  @Test func messagesAreSignedByTheKeyThatWasAnnounced() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      let forwarder = try fixture.forwarder(at: base)
      try await fixture.run(forwarder) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(1)
      }
    }
    let enrolment = try #require(centre.arrivals(at: "/v1/enrolment").first)
    let request = try JSONDecoder().decode(EnrolmentRequest.self, from: enrolment.payload)
    #expect(request.secret == centre.code.secret)
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: FakeCentre.data(base64url: request.publicKey))
    for arrival in centre.arrivals {
      let parts = arrival.text.split(separator: ".")
      let signed = Data("\(parts[0]).\(parts[1])".utf8)
      #expect(key.isValidSignature(FakeCentre.data(base64url: parts[2]), for: signed))
      #expect(arrival.header["alg"] == "EdDSA")
    }
    #expect(enrolment.header["typ"] == MessageType.enrolment.rawValue)
    let batch = try #require(centre.arrivals(at: "/v1/batches").first)
    #expect(batch.header["typ"] == MessageType.batch.rawValue)
    #expect(batch.header["kid"] == "kiosk-q03")
    #expect(batch.header["nonce"]?.count == 32)
  }

  @Test func restartNeedsNeitherCodeNorEnrolment() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      for expected in 1...2 {
        let forwarder = try fixture.forwarder(at: base)
        try await fixture.run(forwarder) {
          await fixture.nextAttempt()
          await fixture.source.untilAccepted(expected)
        }
        try? FileManager.default.removeItem(atPath: fixture.scratch.file("credential"))
        fixture.source.release()
      }
    }
    #expect(centre.arrivals(at: "/v1/enrolment").count == 1)
    #expect(fixture.source.epochs == [FakeCentre.epoch])
  }

  @Test func wholeBacklogFollowsWithoutWaiting() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture(batches: 25)
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      let forwarder = try fixture.forwarder(at: base)
      try await fixture.run(forwarder) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(25)
      }
    }
    #expect(fixture.source.accepted.map(\.digest) == Array(repeating: .pending, count: 24) + [.matches])
  }

  @Test func equalBatchesAreDifferentMessages() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture(batches: 3)
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      try await fixture.run(try fixture.forwarder(at: base)) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(3)
      }
    }
    let batches = centre.arrivals(at: "/v1/batches")
    #expect(batches[0].payload == batches[1].payload)
    #expect(batches[0].text != batches[1].text)
  }

  @Test func newEpochIsAnnouncedKeptAndAcknowledgesNothing() async throws {
    let centre = FakeCentre { centre, arrival in
      arrival.path == "/v1/enrolment" ? centre.enrolment() : centre.receipt(for: arrival, epoch: "epoch-2")
    }
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      try await fixture.run(try fixture.forwarder(at: base)) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(1)
      }
    }
    #expect(fixture.source.epochs == ["epoch-1", "epoch-2"])
    #expect(fixture.source.accepted.map(\.epoch) == ["epoch-2"])
    #expect(try EnrolmentFile(path: fixture.scratch.file("enrolment.json")).read()?.epoch == "epoch-2")
  }

  @Test func differingDigestIsAcceptedSaidInHealthAndSentAgainLater() async throws {
    let centre = FakeCentre { centre, arrival in
      if arrival.path == "/v1/enrolment" { return centre.enrolment() }
      return centre.receipt(for: arrival, digest: centre.arrivals(at: "/v1/batches").count == 1 ? .differs : .matches)
    }
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      let forwarder = try fixture.forwarder(at: base)
      try await fixture.run(forwarder) {
        await fixture.nextAttempt()
        let deadline = await fixture.clock.nextDeadline()
        #expect(await forwarder.health.state == .retrying)
        #expect(await forwarder.health.lastFailure == .digestDiffers)
        fixture.clock.advance(to: deadline)
        await fixture.source.untilAccepted(2)
      }
    }
    #expect(fixture.source.accepted.map(\.digest) == [.differs, .matches])
  }

  @Test func journalThatCannotAnswerIsAskedAgain() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    fixture.source.fail(true)
    try await centre.serve { base in
      let forwarder = try fixture.forwarder(at: base)
      try await fixture.run(forwarder) {
        await fixture.nextAttempt()
        let deadline = await fixture.clock.nextDeadline()
        #expect(await forwarder.health.lastFailure == .journalUnavailable)
        fixture.source.fail(false)
        fixture.clock.advance(to: deadline)
        await fixture.source.untilAccepted(1)
      }
    }
    // The epoch was not announced before the failure: it is said again without enrolling again.
    #expect(fixture.source.epochs == [FakeCentre.epoch])
    #expect(centre.arrivals(at: "/v1/enrolment").count == 1)
  }

  @Test func forwarderThatNeverRunsHoldsNothingThatWantsStopping() async throws {
    let fixture = try ForwarderFixture()
    let health = try await fixture.forwarder(at: "https://evaluation.example.gov.vn").health
    #expect(health == ForwardingHealth(state: .enrolling))
  }

  @Test func ownAuthorityIsEnoughForAnEncryptedCentre() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try fixture.scratch.write(TestCertificates.authority, to: "authority.pem")
    try await centre.serve(encrypted: true) { base in
      try await fixture.run(try fixture.forwarder(at: base, authority: fixture.scratch.file("authority.pem"))) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(1)
      }
    }
  }
}
