import ForwardingContract
import RatingModel

/// How tallies come in.
package protocol IntakeStore: Sendable {
  /// Takes in one batch, whole but for what the answer names, in one transaction, together with the integrity events that it
  /// gives cause to. The transport has verified its signature against ``EnrolmentStore/kioskKey(of:)`` before.
  ///
  /// Tallies:
  /// - A tally replaces the stored one of its kiosk, journal and key only with a higher version; a lower one is late and
  ///   changes nothing. What cannot be taken is named in the answer by ``TallyRefusal``; all others are taken.
  /// - A lower version under a new head: the event ``IntegrityKind/versionFell``.
  ///
  /// Heads:
  /// - Every head that was taken is kept.
  /// - Another head under a sequence number that was countersigned, a countersigned head that is not ours, or a witness of
  ///   another entry, or of none, where we countersigned one: the journal is abandoned. Nothing of the batch is taken, and nothing of
  ///   the journal any more.
  /// - A batch shows that its journal still holds the newest head (N) by naming N as `countersigned`, by a witness of N, or by
  ///   having N for its own head. Of one that does not no tally is taken, and the answer asks for N: it may come from a disk that
  ///   was put back, or be a late one, whose tallies the kiosk sends again. Where its head is later than N,
  ///   ``JournalStatus/unproven`` stands until a batch shows N. Who holds a receipt for a later head than N and says nothing when
  ///   asked has pruned the entry. A witness of what was never countersigned here is passed over.
  /// - A kiosk that holds a receipt for a later head than ours: the centre lost what came between (``IntegrityKind/centreBehind``).
  ///
  /// Journals:
  /// - A journal belongs to one kiosk. It follows the appliance to a new key once the old kiosk is replaced or revoked.
  /// - A kiosk's new journal without a report that its former one was set aside: ``IntegrityKind/journalReplaced``.
  ///
  /// Digests:
  /// - They are compared when the batch is complete for this store's epoch and nothing of it was refused or is kept back. Every
  ///   other answer is `pending`.
  /// - Where they differ the answer asks for the kiosk's groups, page by page, and wants those that differ. If they differ still once
  ///   those came again, or the kiosk lacks a group that it sent before: ``IntegrityKind/digestMismatch``.
  ///
  /// Taking the same batch again changes nothing and answers the same, unless a newer head came between: then it is asked for that.
  /// - Parameters:
  ///   - digest: SHA-256 of the batch's JWS in compact form, 64 lower-case hexadecimal digits: kept with the head.
  ///   - time: the centre's clock.
  func take(
    _ arrived: ArrivedBatch, digest: String, at time: WallTime
  ) async throws(StoreFailure) -> Result<IntakeAnswer, IntakeRefusal>
}
