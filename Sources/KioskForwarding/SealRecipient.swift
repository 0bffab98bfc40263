import ForwardingContract
import Foundation

/// The centre's X25519 public key for the start keys of seals, as messages carry it.
enum SealRecipient {
  static let bytes = 32

  /// `nil` unless the text is 32 bytes in base64url without padding. A centre whose key is none is taken for one without.
  static func key(_ text: String?) -> Data? {
    guard let text, let data = Base64URL.data(text), data.count == bytes else { return nil }
    return data
  }
}
