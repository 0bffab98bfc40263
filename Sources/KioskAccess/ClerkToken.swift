import Crypto
import Foundation
import RatingModel

/// 256 random bits that a clerk's browser holds between sign-in and sign-out. Text form: 64 lower-case hexadecimal digits.
package struct ClerkToken: Sendable {
  package let text: String

  static func random() -> ClerkToken { ClerkToken(text: RandomText.hexadecimal(bytes: 32)) }

  /// What a form of this clerk carries, so that no other site's form is taken for ours: a code under the token itself,
  /// which no page shows.
  package var formToken: String { Hexadecimal.text(code) }

  /// Compares in constant time.
  package func made(formToken: String) -> Bool {
    SymmetricKey(data: Data(formToken.utf8)) == SymmetricKey(data: Data(self.formToken.utf8))
  }

  /// Compares in constant time.
  func isShown(by text: String) -> Bool {
    SymmetricKey(data: Data(text.utf8)) == SymmetricKey(data: Data(self.text.utf8))
  }

  private var code: HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(
      for: Data("kiosk-clerk-form-1".utf8), using: SymmetricKey(data: Data(text.utf8)))
  }
}
