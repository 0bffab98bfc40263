import Crypto
import ForwardingContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

struct EnrolmentTests {
  private let type = MessageType.enrolment.rawValue

  @Test func aCodePinsTheKeyAndIsAnsweredUnderTheKeyWhoseFingerprintStandsInTheCode() async throws {
    try await CentreFixture.with { centre in
      // given
      let (kiosk, secret) = (KioskFixture(), try await centre.issueCode())
      try await centre.pages { client in
        // when
        let message = try kiosk.sign(try kiosk.enrolment(secret: secret), typ: type, kid: kiosk.publicKey)
        let answer = try await client.post("/v1/enrolment", message)
        // then
        let receipt = try answer.signed(EnrolmentReceipt.self)
        #expect(try answer.isSigned(by: receipt.centreKey))
        #expect(try answer.header()["typ"] == MessageType.enrolmentReceipt.rawValue)
        let raw = try #require(Base64URL.data(receipt.centreKey))
        #expect(Hexadecimal.text(SHA256.hash(data: raw)).prefix(32) == centre.key.fingerprint)
        #expect(receipt.epoch == centre.store.epoch)
        #expect(receipt.time == centre.now)
        #expect(try await centre.store.kioskKey(of: receipt.kiosk)?.publicKey == kiosk.publicKey)
      }
    }
  }

  @Test func askingAgainWithTheSameCodeAndKeyAnswersTheSame() async throws {
    try await CentreFixture.with { centre in
      let (kiosk, secret) = (KioskFixture(), try await centre.issueCode())
      try await centre.pages { client in
        let message = try kiosk.sign(try kiosk.enrolment(secret: secret), typ: type, kid: kiosk.publicKey)
        let first = try await client.post("/v1/enrolment", message).signed(EnrolmentReceipt.self)
        let second = try await client.post("/v1/enrolment", message).signed(EnrolmentReceipt.self)
        #expect(first == second)
      }
    }
  }

  @Test func aCodeThatAnotherKioskUsedIsRefused() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var first = KioskFixture()
        try await first.enrol(client, secret: secret)
        let second = KioskFixture()
        let message = try second.sign(try second.enrolment(secret: secret), typ: type, kid: second.publicKey)
        let answer = try await client.post("/v1/enrolment", message)
        #expect(answer.status == .forbidden)
        #expect(try answer.refusal().code == "enrolment-code-used")
      }
    }
  }

  @Test func aRequestThatIsNotSignedByTheKeyItAnnouncesIsRefused() async throws {
    try await CentreFixture.with { centre in
      let (kiosk, secret) = (KioskFixture(), try await centre.issueCode())
      try await centre.pages { client in
        let message = try kiosk.sign(
          try kiosk.enrolment(secret: secret), typ: type, kid: kiosk.publicKey, with: Curve25519.Signing.PrivateKey())
        let answer = try await client.post("/v1/enrolment", message)
        #expect(answer.status == .unauthorized)
        #expect(try answer.refusal().code == "signature-wrong")
        // The code is still good.
        var again = kiosk
        try await again.enrol(client, secret: secret)
      }
    }
  }

  @Test func anEnrolmentOfAnotherFormatIsRefusedByItsFormat() async throws {
    try await CentreFixture.with { centre in
      let kiosk = KioskFixture()
      try await centre.pages { client in
        let message = try kiosk.sign(["format": 2], typ: type, kid: kiosk.publicKey)
        let answer = try await client.post("/v1/enrolment", message)
        #expect(answer.status == .unprocessableContent)
        #expect(try answer.refusal().code == "enrolment-format-unknown")
      }
    }
  }

  @Test func tooManyAttemptsFromOneAddressAreTurnedAwayForAWhile() async throws {
    try await CentreFixture.with { centre in
      try await centre.pages { client in
        var codes: [String] = []
        for _ in 0..<61 { codes.append(try await client.post("/v1/enrolment", "x").refusal().code) }
        #expect(codes.last == "enrolment-limited")
        #expect(codes.dropLast().allSatisfy { $0 == "message-malformed" })
        centre.advance(seconds: 60)
        #expect(try await client.post("/v1/enrolment", "x").refusal().code == "message-malformed")
      }
    }
  }
}
