import Crypto
import EvaluationStore
import Foundation
import RatingModel

/// What a program shows to the centre's API: `kqt1.<name>.<secret>`. The name finds the grant, the secret proves it.
package struct CallerToken: Hashable, Sendable {
  package let name: CallerName
  private let secret: String

  /// A new one: 260 random bits as 52 characters of `a–z2–7`.
  package static func random(for name: CallerName) -> CallerToken {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    let bytes = SymmetricKey(size: .init(bitCount: 416)).withUnsafeBytes(Array.init)
    return CallerToken(name: name, secret: String(bytes.map { alphabet[Int($0 & 31)] }))
  }

  private init(name: CallerName, secret: String) {
    self.name = name
    self.secret = secret
  }

  /// `nil` for anything that no token looks like.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 128, let match = String(text).wholeMatch(of: /kqt1\.([a-z0-9_\-]{1,40})\.([a-z2-7]{52})/),
      let name = CallerName(String(match.1))
    else { return nil }
    self.init(name: name, secret: String(match.2))
  }

  /// To be printed once.
  package var text: String { "kqt1.\(name).\(secret)" }

  /// How the store knows the secret. It has 260 random bits, so the bare hash cannot be tried out.
  package var secretHash: String { Hexadecimal.text(SHA256.hash(data: Data(secret.utf8))) }

  /// Compares in constant time; a name without a grant does the same work.
  func proves(_ grant: CallerGrant?) -> Bool {
    let kept = Array((grant?.secretHash ?? String(repeating: "0", count: 64)).utf8)
    let shown = Array(secretHash.utf8)
    guard kept.count == shown.count else { return false }
    return zip(kept, shown).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
