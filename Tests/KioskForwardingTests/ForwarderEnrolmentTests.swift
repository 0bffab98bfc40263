import Crypto
import ForwardingContract
import Foundation
import RatingModel
import Testing

@testable import KioskForwarding

@Suite(.timeLimit(.minutes(5))) struct ForwarderEnrolmentTests {
  private func failure(
    _ fixture: ForwarderFixture, centre: FakeCentre
  ) async throws -> ForwardingHealth {
    let seen = AsyncStream.makeStream(of: ForwardingHealth.self)
    try await centre.serve { base in
      let forwarder = try fixture.forwarder(at: base)
      try await fixture.run(forwarder) {
        await fixture.nextAttempt()
        _ = await fixture.delayAfterAttempt()
        seen.continuation.yield(await forwarder.health)
      }
    }
    for await health in seen.stream { return health }
    throw CancellationError()
  }

  private func enrolment(_ fixture: ForwarderFixture) throws -> Enrolment? {
    try EnrolmentFile(path: fixture.scratch.file("enrolment.json")).read()
  }

  @Test func missingAndMalformedCodesAreNamed() async throws {
    let fixture = try ForwarderFixture()
    let path = fixture.scratch.file("credential")
    let missing = try await failure(fixture, centre: FakeCentre(FakeCentre.honest))
    #expect(missing == ForwardingHealth(state: .refused, lastFailure: .credentialMissing(path: path)))
    try fixture.write("kq1.not-a-code")
    let centre = FakeCentre(FakeCentre.honest)
    let malformed = try await failure(fixture, centre: centre)
    #expect(malformed.lastFailure == .credentialMalformed(path: path))
    #expect(centre.arrivals.isEmpty)
  }

  @Test func centreWithAnotherKeyThanTheCodeSaysIsForeign() async throws {
    let fixture = try ForwarderFixture()
    let centre = FakeCentre(FakeCentre.honest)
    try fixture.write(FakeCentre(FakeCentre.honest).code.text)
    #expect(try await failure(fixture, centre: centre).lastFailure == .centreKeyForeign)
    #expect(try enrolment(fixture) == nil)
  }

  @Test func claimingTheRightKeyWithoutHavingItIsForged() async throws {
    let fixture = try ForwarderFixture()
    let real = FakeCentre(FakeCentre.honest)
    let impostor = FakeCentre { centre, _ in centre.enrolment(centreKey: real.publicKeyText) }
    try fixture.write(real.code.text)
    #expect(try await failure(fixture, centre: impostor).lastFailure == .answerForged)
    #expect(try enrolment(fixture) == nil)
  }

  @Test func usedCodeIsARefusalForGood() async throws {
    let fixture = try ForwarderFixture()
    let centre = FakeCentre { _, _ in FakeCentre.refusal(status: 403, retry: false) }
    try fixture.write(centre.code.text)
    #expect(try await failure(fixture, centre: centre).state == .refused)
    #expect(fixture.source.epochs.isEmpty)
  }

  @Test func anotherCodeEnrolsAnew() async throws {
    let fixture = try ForwarderFixture()
    let first = FakeCentre(FakeCentre.honest)
    let second = FakeCentre { centre, arrival in
      arrival.path == "/v1/enrolment" ? centre.enrolment(epoch: "other") : centre.receipt(for: arrival)
    }
    for (index, centre) in [first, second].enumerated() {
      try fixture.write(centre.code.text)
      try await centre.serve { base in
        try await fixture.run(try fixture.forwarder(at: base)) {
          await fixture.nextAttempt()
          await fixture.source.untilAccepted(index + 1)
        }
      }
      fixture.source.release()
    }
    #expect(fixture.source.epochs == [FakeCentre.epoch, "other"])
    #expect(try enrolment(fixture)?.centreKey == second.publicKeyText)
  }

  @Test func damagedEnrolmentIsCuredByTheCodeAndSaidWithoutIt() async throws {
    let fixture = try ForwarderFixture()
    let centre = FakeCentre(FakeCentre.honest)
    try fixture.scratch.write("{", to: "enrolment.json")
    let path = fixture.scratch.file("enrolment.json")
    #expect(try await failure(fixture, centre: centre).lastFailure == .enrolmentUnreadable(path: path))
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      try await fixture.run(try fixture.forwarder(at: base)) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(1)
      }
    }
  }

  @Test func enrolmentFileHoldsNoSecretAndIsPrivate() async throws {
    let fixture = try ForwarderFixture()
    let centre = FakeCentre(FakeCentre.honest)
    try fixture.write(centre.code.text)
    try await centre.serve { base in
      try await fixture.run(try fixture.forwarder(at: base)) {
        await fixture.nextAttempt()
        await fixture.source.untilAccepted(1)
      }
    }
    #expect(try !fixture.scratch.text(of: "enrolment.json").contains(centre.code.secret))
    let attributes = try FileManager.default.attributesOfItem(atPath: fixture.scratch.file("enrolment.json"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }
}
