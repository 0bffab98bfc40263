import Foundation
import RatingModel

/// What turns personal values into what may be kept.
struct JournalSecrets: Sendable {
  let key: JournalKey
  /// `nil`: dossier codes are not kept.
  let cipher: RecipientCipher?
  let entropy: Entropy

  /// For an entry that holds a level.
  func salt() -> String { entropy.bytes(Commitment.saltBytes).hexadecimal }
}
