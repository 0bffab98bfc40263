import Crypto
import ForwardingContract
import Foundation
import RatingModel
import Testing

@testable import KioskForwarding

/// What a receipt may ask, order and announce.
@Suite(.timeLimit(.minutes(5))) struct ForwarderQuestionTests {
  /// - Parameter receipts: Answers the batch of this number, from 1.
  private func centre(
    sealKey: String? = nil, _ receipts: @escaping @Sendable (FakeCentre, FakeCentre.Arrival, Int) -> FakeCentre.Answer
  ) -> FakeCentre {
    FakeCentre { centre, arrival in
      if arrival.path == "/v1/enrolment" { return centre.enrolment(sealKey: sealKey) }
      return receipts(centre, arrival, centre.arrivals(at: "/v1/batches").count)
    }
  }

  /// Makes attempts without letting a wait end but the first, and returns how the forwarder stands when it waits again.
  private func round(
    _ centre: FakeCentre, _ fixture: ForwarderFixture
  ) async throws -> (delay: Int64, health: ForwardingHealth) {
    try fixture.write(centre.code.text)
    let seen = AsyncStream.makeStream(of: (Int64, ForwardingHealth).self)
    try await centre.serve { base in
      let forwarder = try fixture.forwarder(at: base)
      try await fixture.run(forwarder) {
        await fixture.nextAttempt()
        let delay = await fixture.delayAfterAttempt()
        seen.continuation.yield((delay, await forwarder.health))
      }
    }
    for await answer in seen.stream { return answer }
    throw CancellationError()
  }

  @Test func aComparisonFollowsAtOnceAndIsForgottenWhenItHelped() async throws {
    let centre = centre { centre, arrival, number in
      number == 1 ? centre.receipt(for: arrival, digest: .differs, compareAfter: "") : centre.receipt(for: arrival)
    }
    let fixture = try ForwarderFixture()
    let (_, health) = try await round(centre, fixture)
    #expect(fixture.source.accepted.map(\.digest) == [.differs, .matches])
    #expect(health.state == .current)
    #expect(health.lastFailure == nil)
    #expect(health.notice == nil)
  }

  @Test func aComparisonThatDoesNotHelpIsAFailure() async throws {
    let centre = centre { centre, arrival, _ in centre.receipt(for: arrival, digest: .differs, compareAfter: "") }
    let fixture = try ForwarderFixture()
    let (delay, health) = try await round(centre, fixture)
    #expect(fixture.source.accepted.count == 2)
    #expect(health.lastFailure == .digestDiffers)
    #expect(health.state == .retrying)
    #expect(delay >= 1000)
  }

  @Test func anEntryThatTheCentreAsksForIsShownAtOnce() async throws {
    let centre = centre { centre, arrival, number in
      number == 1 ? centre.receipt(for: arrival, digest: .pending, prove: 3) : centre.receipt(for: arrival)
    }
    let fixture = try ForwarderFixture(batches: 2)
    let (_, health) = try await round(centre, fixture)
    #expect(fixture.source.accepted.map(\.prove) == [3, nil])
    #expect(health.state == .current && health.lastFailure == nil)
  }

  @Test func aCentreThatIsNotContentWithWhatItIsShownIsAFailure() async throws {
    let centre = centre { centre, arrival, _ in centre.receipt(for: arrival, digest: .pending, prove: 3) }
    let fixture = try ForwarderFixture(batches: 1000)
    let (delay, health) = try await round(centre, fixture)
    #expect(fixture.source.accepted.count == 2)
    #expect(health.state == .retrying && health.lastFailure?.code == "journal-unproven")
    #expect(health.lastReceiptAt == nil)
    #expect(delay >= 1000)
  }

  @Test func aCentreThatComparesForEverIsAnsweredSeldom() async throws {
    let centre = centre { centre, arrival, _ in centre.receipt(for: arrival, compareAfter: "x") }
    let fixture = try ForwarderFixture(batches: 1000)
    let (delay, health) = try await round(centre, fixture)
    #expect(fixture.source.accepted.count == ForwardingPolicy.Rules().mostQuestions + 1)
    #expect(delay >= 1000)
    #expect(health.lastFailure == nil)
  }

  @Test func anAbandonedJournalIsHandedOverAndTheNextOneSentAtOnce() async throws {
    let centre = centre { centre, arrival, number in
      number == 1 ? centre.receipt(for: arrival, digest: .differs, abandon: .forked) : centre.receipt(for: arrival)
    }
    let fixture = try ForwarderFixture(batches: 2)
    let (_, health) = try await round(centre, fixture)
    #expect(fixture.source.accepted.map(\.abandon).prefix(2) == [.forked, nil])
    #expect(health.state == .current)
    #expect(health.lastFailure == nil)
  }

  @Test(arguments: [(Receipt.Abandonment.forked, "journal-forked"), (.rolledBack, "journal-rolled-back")])
  func abandonedAgainAndAgainTheKioskSaysSoAndStaysAway(reason: Receipt.Abandonment, code: String) async throws {
    let centre = centre { centre, arrival, _ in centre.receipt(for: arrival, digest: .differs, abandon: reason) }
    let fixture = try ForwarderFixture(batches: 1000)
    let (delay, health) = try await round(centre, fixture)
    #expect(fixture.source.accepted.count == 2)
    #expect(health.lastFailure?.code == code)
    #expect(delay >= 1000)
  }

  // MARK: The daily batch

  @Test func aDayAfterTheLastBatchThereIsOneAlthoughNothingWasReleased() async throws {
    let centre = FakeCentre(FakeCentre.honest)
    let fixture = try ForwarderFixture()
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      try await fixture.run(try fixture.forwarder(at: base)) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(1)
        let delay = await fixture.delayAfterAttempt()
        #expect((82_800_000...86_400_000).contains(delay))
        fixture.clock.advance(to: fixture.clock.now().adding(milliseconds: delay))
        await fixture.source.untilAccepted(2)
      }
    }
    #expect(fixture.source.daily == [true, true])
    #expect(fixture.source.accepted.map(\.digest) == [.matches, .matches])
  }

  // MARK: The key for seals

  private static let keys = [UInt8(1), 2].map { Data(repeating: $0, count: 32) }

  @Test func theCentresKeyForSealsReachesTheSourceAtEnrolmentWithEachNewOneAndOnceInEachRun() async throws {
    let (first, second) = (FakeCentre.base64url(Self.keys[0]), FakeCentre.base64url(Self.keys[1]))
    let centre = centre(sealKey: first) { centre, arrival, number in
      centre.receipt(for: arrival, sealKey: number == 1 ? first : second)
    }
    let fixture = try ForwarderFixture()
    for _ in 1...2 {
      _ = try await round(centre, fixture)
      fixture.source.release()
    }
    #expect(fixture.source.sealKeys == [Self.keys[0], Self.keys[0], Self.keys[1]])
    #expect(fixture.source.epochs == Array(repeating: FakeCentre.epoch, count: 3))
    #expect(try EnrolmentFile(path: fixture.scratch.file("enrolment.json")).read()?.sealKey == second)
  }

  @Test(arguments: ["", "AAAA", "not base64!", String(repeating: "A", count: 44)])
  func aKeyThatIsNoneIsNoKey(text: String) async throws {
    let centre = centre(sealKey: text) { centre, arrival, _ in centre.receipt(for: arrival, sealKey: text) }
    let fixture = try ForwarderFixture()
    let (_, health) = try await round(centre, fixture)
    #expect(fixture.source.sealKeys == [nil])
    #expect(health.state == .current)
  }

  @Test func anEnrolmentFromBeforeThereWereKeysIsRead() throws {
    let scratch = try ScratchFolder()
    let key = FakeCentre(FakeCentre.honest).publicKeyText
    try scratch.write(
      #"{"centreKey":"\#(key)","codeDigest":"x","epoch":"e","epochAnnounced":true,"format":1,"kiosk":"kiosk-1"}"#,
      to: "enrolment.json")
    let enrolment = try #require(try EnrolmentFile(path: scratch.file("enrolment.json")).read())
    #expect(enrolment.sealKey == nil)
    #expect(enrolment.epoch == "e")
  }
}
