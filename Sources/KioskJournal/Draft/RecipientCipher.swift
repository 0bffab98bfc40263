import Crypto
import ForwardingContract
import Foundation

/// Encrypts to the holder of a private key: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
/// The kiosk cannot read again what it encrypted.
struct RecipientCipher: Sendable {
  /// What is encrypted; HPKE binds it to the ciphertext, so that one thing is never taken for the other.
  enum Purpose: Sendable {
    case dossierCode, sealStart

    fileprivate var info: Data {
      switch self {
      case .dossierCode: Data("kiosk dossier code 1".utf8)
      case .sealStart: SealedStart.info
      }
    }
  }

  private let publicKey: Curve25519.KeyAgreement.PublicKey
  private let info: Data

  /// The bytes are no public key, or one of small order, to which everybody could decrypt.
  struct KeyUnusable: Error {}

  init(publicKey bytes: Data, for purpose: Purpose) throws {
    publicKey = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
    info = purpose.info
    let secret = try Curve25519.KeyAgreement.PrivateKey().sharedSecretFromKeyAgreement(with: publicKey)
    guard secret.withUnsafeBytes({ !$0.allSatisfy { $0 == 0 } }) else { throw KeyUnusable() }
  }

  /// The encapsulated key (32 bytes), then the ciphertext.
  func seal(_ plaintext: Data) throws -> Data {
    var sender = try HPKE.Sender(recipientKey: publicKey, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: info)
    let ciphertext = try sender.seal(plaintext)
    return sender.encapsulatedKey + ciphertext
  }
}
