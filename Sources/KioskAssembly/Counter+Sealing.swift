import Foundation
import KioskJournal
import RatingModel

/// Sealing, once the centre's key for it is known.
extension Counter {
  /// The centre's public X25519 key, 32 bytes, from the enrolment or the newest receipt. Entries are sealed to it from the
  /// next time on that nobody is being served.
  func seal(to recipient: Data) { sealRecipient = recipient }

  /// Begins sealing between sessions, once for each key and journal. A key that is none is named once and left alone: the
  /// journal goes on without it.
  func sealWhenDue(at now: Instant) {
    guard let sealRecipient, sealRecipient != unusableRecipient, isBetweenSessions, let journal,
      !journal.isSealed(to: sealRecipient)
    else { return }
    do {
      _ = try withJournal(at: now) { journal throws(JournalFailure) in
        do throws(JournalFailure) { try journal.seal(to: sealRecipient, at: now, wall: clock.wallClaim()) } catch {
          guard error == .sealRecipientUnusable else { throw error }
          unusableRecipient = sealRecipient
          log.error("entries are not sealed", metadata: ["code": "\(error.code)", "hint": "\(error.hint)"])
        }
      }
      if isSealed { log.notice("entries are sealed from now on") }
    } catch {
      // Said by the counter: it takes nothing until the journal can be written again.
    }
  }

  /// Whether entries are sealed, to whomever.
  var isSealed: Bool { journal?.isSealed ?? false }
}
