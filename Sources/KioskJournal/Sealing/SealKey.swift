import Crypto
import Foundation

/// The key that seals the next entry. It seals one, then it is replaced by the next, from which it cannot be computed: who
/// takes the kiosk finds a key that seals nothing of what was before.
///
///     seal n  = HMAC-SHA-256(key n, "kiosk-seal-1\n" + hash n)
///     key n+1 = SHA-256("kiosk-seal-key-1\n" + key n)
///
/// The idea is forward-secure sealing as Bellare and Yee describe it (Forward-Security in Private-Key Cryptography, 2003) and
/// as systemd's journal has it, here with one step for each entry.
struct SealKey: Hashable, Sendable {
  static let byteCount = 32

  let bytes: Data

  /// `nil` unless there are 32 of them.
  init?(_ bytes: Data) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  private init(digest: SHA256.Digest) { bytes = Data(digest) }

  func seal(_ hash: Data) -> Data {
    var hmac = authentication
    hmac.update(data: hash)
    return Data(hmac.finalize())
  }

  /// In constant time.
  func isSeal(_ seal: Data, of hash: Data) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      seal, authenticating: Self.sealPrefix + hash, using: SymmetricKey(data: bytes))
  }

  var next: SealKey { SealKey(digest: SHA256.hash(data: Self.keyPrefix + bytes)) }

  /// Stands in the entry with which sealing begins: tells whether a start key is the right one, and nothing of it.
  var commitment: String { Data(SHA256.hash(data: Self.startPrefix + bytes)).hexadecimal }

  private var authentication: HMAC<SHA256> {
    var hmac = HMAC<SHA256>(key: SymmetricKey(data: bytes))
    hmac.update(data: Self.sealPrefix)
    return hmac
  }

  private static let sealPrefix = Data("kiosk-seal-1\n".utf8)
  private static let keyPrefix = Data("kiosk-seal-key-1\n".utf8)
  private static let startPrefix = Data("kiosk-seal-start-1\n".utf8)
}
