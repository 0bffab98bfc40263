import Crypto
import ForwardingContract
import Foundation

/// The centre's Ed25519 public key, pinned at enrolment.
package struct CentreKey: Sendable {
  let verifying: Curve25519.Signing.PublicKey

  /// `nil` unless the text is 32 bytes in base64url without padding.
  package init?(_ text: String) {
    guard let bytes = Base64URL.data(text), let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { return nil }
    verifying = key
  }

  /// The receipt in a JWS that this key signed; `nil` for anything else.
  package func receipt(in signed: String) async -> Receipt? {
    try? await SignedMessage.open(signed, as: Receipt.self, type: .receipt, key: self)
  }

  /// The first 32 hexadecimal digits of the key's SHA-256, as they stand in a one-time code.
  package var fingerprint: String {
    String(Hexadecimal.text(SHA256.hash(data: verifying.rawRepresentation)).prefix(32))
  }
}

enum Hexadecimal {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
