import Crypto
import Foundation
import RatingModel

/// Binds a sign-in form to the browser that asked for it, so that no other site can sign a browser in.
///
/// The browser holds random bytes in a cookie, the form a code of them under a key that lives as long as the process.
package struct BrowserTokens: Sendable {
  private let key = SymmetricKey(size: .bits256)

  package init() {}

  /// Random text for a browser's cookie: 32 hexadecimal digits.
  package static func browser() -> String { RandomText.hexadecimal(bytes: 16) }

  package func token(for browser: String) -> String {
    Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: Data(browser.utf8), using: key))
  }

  /// Compares in constant time.
  package func made(_ token: String, for browser: String) -> Bool {
    SymmetricKey(data: Data(token.utf8)) == SymmetricKey(data: Data(self.token(for: browser).utf8))
  }
}
