import Crypto
import RatingModel

/// Texts that nobody can guess.
package enum RandomText {
  /// Two lower-case hexadecimal digits for each byte of the system's generator.
  package static func hexadecimal(bytes count: Int) -> String { Hexadecimal.text(randomBytes(count)) }
}

func randomBytes(_ count: Int) -> [UInt8] {
  SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes(Array.init)
}
