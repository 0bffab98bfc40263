import Crypto
import Foundation
import RatingModel

/// 256 random bits that a browser holds between sign-in and sign-out. Text form: 64 lower-case hexadecimal digits.
package struct AccessToken: Hashable, Sendable {
  package let text: String

  package static func random() -> AccessToken {
    AccessToken(unchecked: Hexadecimal.text(SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)))
  }

  /// `nil` for anything that no token looks like.
  package init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = text
  }

  private init(unchecked text: String) { self.text = text }

  /// How the store knows the token. It has 256 random bits, so the bare hash cannot be tried out.
  var hash: String { Hexadecimal.text(SHA256.hash(data: Data(text.utf8))) }

  /// Compares in constant time.
  func isShown(by text: String) -> Bool { SymmetricKey(data: Data(text.utf8)) == key }

  /// What a form of this grant carries, so that no other site's form is taken for ours: an HMAC under the token itself,
  /// which pages and logs do not show.
  var formToken: String { Hexadecimal.text(formCode) }

  /// Compares in constant time.
  func isFormToken(_ text: String) -> Bool {
    guard let bytes = bytes(hexadecimal: text) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: Self.formPurpose, using: key)
  }

  private var formCode: HMAC<SHA256>.MAC { HMAC<SHA256>.authenticationCode(for: Self.formPurpose, using: key) }
  private var key: SymmetricKey { SymmetricKey(data: Data(text.utf8)) }
  private static let formPurpose = Data("evaluation-form-1".utf8)
}

/// `nil` for a text that is not pairs of lower-case hexadecimal digits.
func bytes(hexadecimal text: String) -> [UInt8]? {
  let digits = Array("0123456789abcdef".utf8)
  let values = text.utf8.compactMap { digits.firstIndex(of: $0) }
  guard values.count == text.utf8.count, values.count.isMultiple(of: 2) else { return nil }
  return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
}
