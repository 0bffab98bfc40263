import Crypto
import CryptoExtras
import Foundation
import RatingModel

/// What is kept of a PIN or a badge: scrypt (RFC 7914) with r = 8 and p = 1. Text form
/// `scrypt$13$8$1$SALT$KEY`: the binary logarithm of N, r, p, then 16 and 32 bytes in hexadecimal digits.
package struct SecretHash: Hashable, Sendable {
  /// 8 MiB and about a tenth of a second on a kiosk's board.
  package static let standardLogarithm = 13
  /// No more than 16 MiB, whatever the configuration says.
  package static let logarithms = 10...14

  private static let blockSize = 8
  private static let parallelism = 1
  private static let saltBytes = 16
  private static let keyBytes = 32

  private let logarithm: Int
  private let salt: [UInt8]
  private let key: [UInt8]

  /// `nil` for anything but the text form within its limits.
  package init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let logarithm = Int(parts[1]), Self.logarithms.contains(logarithm),
      parts[2] == String(Self.blockSize), parts[3] == String(Self.parallelism),
      let salt = bytes(hexadecimal: parts[4]), salt.count == Self.saltBytes,
      let key = bytes(hexadecimal: parts[5]), key.count == Self.keyBytes
    else { return nil }
    (self.logarithm, self.salt, self.key) = (logarithm, salt, key)
  }

  /// Of a secret, with a fresh salt; `nil` when memory is short.
  ///
  /// - Parameter logarithm: Less than the standard only where a test must be quick.
  package init?(of secret: String, logarithm: Int = SecretHash.standardLogarithm) {
    let salt = randomBytes(Self.saltBytes)
    guard let key = Self.derive(secret, salt: salt, logarithm: logarithm) else { return nil }
    (self.logarithm, self.salt, self.key) = (logarithm, salt, key.withUnsafeBytes(Array.init))
  }

  /// What nobody's secret fits, for as much work as any other.
  init(ofNobody logarithm: Int) {
    (self.logarithm, salt, key) = (logarithm, randomBytes(Self.saltBytes), randomBytes(Self.keyBytes))
  }

  package var text: String {
    "scrypt$\(logarithm)$\(Self.blockSize)$\(Self.parallelism)$\(Hexadecimal.text(salt))$\(Hexadecimal.text(key))"
  }

  /// Slow on purpose.
  func matches(_ secret: String) -> Bool {
    // SymmetricKey compares in constant time.
    Self.derive(secret, salt: salt, logarithm: logarithm) == SymmetricKey(data: key)
  }

  /// The same text in another Unicode form is the same secret.
  private static func derive(_ secret: String, salt: [UInt8], logarithm: Int) -> SymmetricKey? {
    try? KDF.Scrypt.deriveKey(
      from: Data(secret.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: keyBytes,
      rounds: 1 << logarithm, blockSize: blockSize, parallelism: parallelism)
  }
}

/// `nil` for a text that is not pairs of lower-case hexadecimal digits.
private func bytes(hexadecimal text: String) -> [UInt8]? {
  let digits = Array("0123456789abcdef".utf8)
  let values = text.utf8.compactMap { digits.firstIndex(of: $0) }
  guard values.count == text.utf8.count, values.count.isMultiple(of: 2) else { return nil }
  return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
}
