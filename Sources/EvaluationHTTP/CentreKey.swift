import Crypto
import ForwardingContract
import Foundation
import JWTKit
import RatingModel

/// The centre's Ed25519 key: signs receipts, is pinned by every kiosk at its enrolment. From its secret comes the key to which
/// kiosks encrypt the start keys of their seals, so that whoever keeps a copy of the one keeps both.
package struct CentreKey: Sendable {
  let key: Curve25519.Signing.PrivateKey

  /// A new key.
  package init() { key = Curve25519.Signing.PrivateKey() }

  /// `nil` unless these are the 32 bytes of a private key.
  package init?(rawRepresentation bytes: Data) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
    self.key = key
  }

  /// The 32 secret bytes.
  package var rawRepresentation: Data { key.rawRepresentation }

  /// Base64url without padding, as ``EnrolmentReceipt`` carries it.
  package var publicKeyText: String { Base64URL.text(key.publicKey.rawRepresentation) }

  /// The first 32 hexadecimal digits of the public key's SHA-256, as they stand in a one-time code.
  package var fingerprint: String {
    String(Hexadecimal.text(SHA256.hash(data: key.publicKey.rawRepresentation)).prefix(32))
  }

  /// The message as a JWS in compact form.
  func sign(_ message: some Codable & Sendable, type: MessageType) async throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let keys = JWTKeyCollection()
    await keys.add(eddsa: EdDSA.PrivateKey(backing: key), serializer: DefaultJWTSerializer(jsonEncoder: encoder))
    var header = JWTHeader()
    header.typ = type.rawValue
    header.kid = fingerprint
    return try await keys.sign(Claims(message: message), header: header)
  }
}

/// Carries a message of the contract through JWTKit. It holds no claims of its own: what it is about decides.
struct Claims<Message: Codable & Sendable>: JWTPayload {
  let message: Message

  init(message: Message) { self.message = message }
  init(from decoder: any Decoder) throws { message = try Message(from: decoder) }
  func encode(to encoder: any Encoder) throws { try message.encode(to: encoder) }
  func verify(using algorithm: some JWTAlgorithm) {}
}
