import Foundation
import KioskSession
import RatingModel

extension Journal {
  /// Whether entries are sealed.
  package var isSealed: Bool { state.sealKey != nil }

  /// Whether entries are sealed with a start key that this recipient can open.
  package func isSealed(to recipient: Data) -> Bool { isSealed && sealRecipient == recipient }

  /// Seals the entries that follow, with a start key that only the centre can learn. Where that was done for this
  /// centre's key, nothing is written.
  ///
  /// - Parameter recipient: The centre's public X25519 key, 32 bytes.
  /// - Throws: ``JournalFailure/sealRecipientUnusable`` for bytes that are none.
  package func seal(to recipient: Data, at instant: Instant, wall: WallTime? = nil) throws(JournalFailure) {
    guard recipient != sealRecipient else { return }
    var draft = draft(.seal, wall: wall)
    try draft.beginSealing(to: recipient, at: instant)
    try commit(draft)
    sealRecipient = recipient
  }
}

extension JournalDraft {
  /// The entry itself carries a seal of the sealing before it, where there was one: a thief cannot put another start in its
  /// place.
  mutating func beginSealing(to recipient: Data, at instant: Instant) throws(JournalFailure) {
    guard let start = SealKey(Data(secrets.entropy.bytes(SealKey.byteCount))) else {
      preconditionFailure("a source of random bytes gave another number of them than asked for")
    }
    let encrypted: Data
    do {
      encrypted = try RecipientCipher(publicKey: recipient, for: .sealStart).seal(start.bytes)
    } catch {
      throw .sealRecipientUnusable
    }
    try append(
      .seal(
        SealPayload(
          recipient: recipient.hexadecimal, start: encrypted.hexadecimal, commitment: start.commitment)), at: instant)
    seal(from: start)
    changes.meta[.sealRecipient] = recipient
  }
}
