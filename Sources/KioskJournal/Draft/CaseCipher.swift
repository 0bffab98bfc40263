import Crypto
import Foundation
import RatingModel

/// Encrypts dossier codes to the case handlers: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and
/// ChaCha20-Poly1305. The kiosk cannot read them again.
struct CaseCipher: Sendable {
  static let info = Data("kiosk dossier code 1".utf8)

  private let publicKey: Curve25519.KeyAgreement.PublicKey

  /// Throws when the bytes are no X25519 public key that can be encrypted to.
  init(publicKey bytes: Data) throws {
    publicKey = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
    _ = try seal(Data())
  }

  /// The encapsulated key (32 bytes), then the ciphertext.
  func seal(_ code: Data) throws -> Data {
    var sender = try HPKE.Sender(
      recipientKey: publicKey, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Self.info)
    let ciphertext = try sender.seal(code)
    return sender.encapsulatedKey + ciphertext
  }
}
