import Crypto
import ForwardingContract
import Foundation

extension CentreKey {
  /// X25519 public key for the start keys of seals, base64url without padding, as receipts carry it.
  package var sealKeyText: String { Base64URL.text(sealKeyBytes) }

  /// Its 32 bytes.
  package var sealKeyBytes: Data { sealKey.publicKey.rawRepresentation }

  /// What a kiosk encrypted to this centre's seal key; `nil` when it was encrypted to another one, or changed.
  package func open(_ start: SealedStart) -> Data? {
    guard
      var recipient = try? HPKE.Recipient(
        privateKey: sealKey, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: SealedStart.info,
        encapsulatedKey: start.encapsulatedKey)
    else { return nil }
    return try? recipient.open(start.ciphertext)
  }

  /// HKDF-SHA256 (RFC 5869) of the secret without salt: 32 bytes that cannot be told from random ones by whoever knows no
  /// secret, and others for each use.
  func derived(for use: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: rawRepresentation), info: Data(use.utf8), outputByteCount: 32)
  }

  private var sealKey: Curve25519.KeyAgreement.PrivateKey {
    let derived = derived(for: "kiosk seal key 1")
    guard let key = derived.withUnsafeBytes({ try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: $0) }) else {
      preconditionFailure("any 32 bytes are a private key of X25519")
    }
    return key
  }
}
