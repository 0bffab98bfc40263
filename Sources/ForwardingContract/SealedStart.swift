import Foundation
import RatingModel

/// A start key of a journal's seals, encrypted to the centre: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and
/// ChaCha20-Poly1305. The kiosk has forgotten it; the centre opens it for whoever holds a journal against its seals.
package struct SealedStart: Hashable, Sendable {
  /// What HPKE binds the ciphertext to, so that nothing else that was encrypted is taken for a start key.
  package static let info = Data("kiosk seal start 1".utf8)
  /// 32 of the encapsulated key, 32 of the start key, 16 of its tag.
  package static let byteCount = 80

  package let encapsulatedKey: Data
  package let ciphertext: Data

  /// `nil` for anything but 80 bytes as hexadecimal digits, as they stand in the journal.
  package init?(_ text: String) {
    guard let bytes = Hexadecimal.bytes(text), bytes.count == Self.byteCount else { return nil }
    encapsulatedKey = Data(bytes.prefix(32))
    ciphertext = Data(bytes.dropFirst(32))
  }
}
