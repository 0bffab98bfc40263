import Foundation
import RatingModel

/// A start key as people carry it from the centre: 64 hexadecimal digits.
package enum SealStartText {
  /// `nil` for anything else.
  package static func bytes(_ text: String) -> Data? {
    guard let bytes = Hexadecimal.bytes(text), bytes.count == SealKey.byteCount else { return nil }
    return Data(bytes)
  }
}
