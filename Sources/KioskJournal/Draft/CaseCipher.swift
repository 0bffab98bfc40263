import Crypto
import Foundation
import RatingModel

/// Encrypts dossier codes to the case handlers: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and
/// ChaCha20-Poly1305. The kiosk cannot read them again.
struct CaseCipher: Sendable {
  static let info = Data("kiosk dossier code 1".utf8)

  private let publicKey: Curve25519.KeyAgreement.PublicKey

  /// The bytes are no public key, or one of small order, to which everybody could decrypt.
  struct KeyUnusable: Error {}

  init(publicKey bytes: Data) throws {
    publicKey = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
    let secret = try Curve25519.KeyAgreement.PrivateKey().sharedSecretFromKeyAgreement(with: publicKey)
    guard secret.withUnsafeBytes({ !$0.allSatisfy { $0 == 0 } }) else { throw KeyUnusable() }
  }

  /// The encapsulated key (32 bytes), then the ciphertext.
  func seal(_ code: Data) throws -> Data {
    var sender = try HPKE.Sender(
      recipientKey: publicKey, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Self.info)
    let ciphertext = try sender.seal(code)
    return sender.encapsulatedKey + ciphertext
  }
}
