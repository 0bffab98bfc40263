import Crypto
import ForwardingContract
import Foundation
import RatingModel
import Testing

@testable import EvaluationHTTP

struct SealKeyTests {
  /// As a kiosk encrypts a start key: written again from the journal's format, not from our own code.
  private static func sealed(
    _ start: Data, to key: String, info: String = "kiosk seal start 1"
  ) throws -> String {
    let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: try #require(Base64URL.data(key)))
    var sender = try HPKE.Sender(
      recipientKey: recipient, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Data(info.utf8))
    let ciphertext = try sender.seal(start)
    return Hexadecimal.text(sender.encapsulatedKey + ciphertext)
  }

  @Test func theSealKeyFollowsFromTheCentresKeyAlone() throws {
    let key = CentreKey()
    let restored = try #require(CentreKey(rawRepresentation: key.rawRepresentation))
    #expect(restored.sealKeyText == key.sealKeyText)
    #expect(CentreKey().sealKeyText != key.sealKeyText)
    #expect(Base64URL.data(key.sealKeyText)?.count == 32)
    #expect(key.sealKeyText != key.publicKeyText)
  }

  /// RFC 5869 with HMAC by hand: another program can derive the key from the secret.
  @Test func theSealKeyIsDerivedAsTheGuideSays() throws {
    let secret = Data(0..<32)
    let extracted = HMAC<SHA256>.authenticationCode(for: secret, using: SymmetricKey(data: Data(count: 32)))
    let expanded = HMAC<SHA256>.authenticationCode(
      for: Data("kiosk seal key 1".utf8) + [1], using: SymmetricKey(data: Data(extracted)))
    let derived = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: Data(expanded))
    let key = try #require(CentreKey(rawRepresentation: secret))
    #expect(key.sealKeyText == Base64URL.text(derived.publicKey.rawRepresentation))
  }

  @Test func aStartKeyIsOpenedByItsCentreAndByNoOther() throws {
    let (key, start) = (CentreKey(), Data((0..<32).map { $0 * 7 }))
    let text = try Self.sealed(start, to: key.sealKeyText)
    let sealed = try #require(SealedStart(text))
    #expect(key.open(sealed) == start)
    #expect(CentreKey().open(sealed) == nil)
    #expect(key.open(try #require(SealedStart(try Self.sealed(start, to: key.sealKeyText, info: "x")))) == nil)
    let changed = String(text.dropLast()) + (text.hasSuffix("0") ? "1" : "0")
    #expect(key.open(try #require(SealedStart(changed))) == nil)
  }

  @Test(arguments: ["", "00", String(repeating: "0", count: 159), String(repeating: "g", count: 160)])
  func whatIsNoSealedStartIsNotRead(text: String) {
    #expect(SealedStart(text) == nil)
  }

  @Test func theKioskIsToldTheSealKeyAtItsEnrolmentAndInEveryReceipt() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        let message = try kiosk.sign(
          try kiosk.enrolment(secret: secret), typ: MessageType.enrolment.rawValue, kid: kiosk.publicKey)
        let enrolled = try await client.post("/v1/enrolment", message).signed(EnrolmentReceipt.self)
        kiosk.id = enrolled.kiosk.text
        let batch = try kiosk.batch([], epoch: centre.store.epoch)
        let receipt = try await kiosk.send(batch, client).signed(Receipt.self)
        #expect(enrolled.sealKey == centre.key.sealKeyText)
        #expect(receipt.sealKey == centre.key.sealKeyText)
      }
    }
  }
}
