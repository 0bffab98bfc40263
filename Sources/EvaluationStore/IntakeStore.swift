import ForwardingContract
import RatingModel

/// How tallies come in.
package protocol IntakeStore: Sendable {
  /// Takes in one batch, whole or not at all, in one transaction. The transport has verified its signature against
  /// ``EnrolmentStore/kioskKey(of:)`` before.
  ///
  /// - A tally replaces the stored one of its kiosk, journal and key only with a higher version; a lower one is late and
  ///   changes nothing; the same version with another count is refused.
  /// - Every head is kept. A head older than the newest one of its journal is a late or repeated batch: it is kept, its
  ///   tallies are taken by their versions, and the newest head stays the newest.
  /// - A journal belongs to one kiosk. It follows the appliance to a new key once the old kiosk is replaced or revoked.
  /// - Digests are compared when the batch is complete for this store's epoch and its head is the journal's newest.
  ///   Else a complete batch answers the state that its head got before, and every other answer is `pending`.
  ///
  /// Taking the same batch again changes nothing and answers the same, unless a newer head came between.
  /// - Parameters:
  ///   - digest: SHA-256 of the batch's JWS in compact form, 64 lower-case hexadecimal digits: kept with the head.
  ///   - time: the centre's clock.
  func take(
    _ batch: Batch, digest: String, at time: WallTime
  ) async throws(StoreFailure) -> Result<Receipt.DigestState, IntakeRefusal>
}
