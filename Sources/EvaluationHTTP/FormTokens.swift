import Crypto
import Foundation
import RatingModel

/// Binds a sign-in form to the browser that asked for it, so that no other site can sign a browser in.
///
/// The browser holds random bytes in a cookie, the form a MAC of them. Under a key that lives as long as the process the page
/// says after a restart that it is too old and gives a new one.
struct FormTokens: Sendable {
  private let key: SymmetricKey

  /// Under a key of this process.
  init() { key = SymmetricKey(size: .bits256) }

  /// Under one that all processes of the centre have: a form of the one may come to the other.
  init(_ centre: CentreKey) { key = centre.derived(for: "sign-in form 1") }

  init(_ key: SymmetricKey) { self.key = key }

  /// Random text for a browser's cookie: 32 hexadecimal digits.
  static func browser() -> String { random() }

  /// 128 random bits as 32 lower-case hexadecimal digits.
  static func random() -> String {
    Hexadecimal.text(SymmetricKey(size: .bits128).withUnsafeBytes(Array.init))
  }

  func token(for browser: String) -> String {
    Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: Data(browser.utf8), using: key))
  }

  /// Compares in constant time.
  func made(_ token: String, for browser: String) -> Bool {
    let expected = SymmetricKey(data: Data(self.token(for: browser).utf8))
    return SymmetricKey(data: Data(token.utf8)) == expected
  }
}
