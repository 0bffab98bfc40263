import ForwardingContract
import RatingModel

/// Where batches come from and receipts go to: the journal. What it throws means "not now"; it is asked again later.
package protocol BatchSource: Sendable {
  /// What is released and not acknowledged in this epoch, within ``ForwardingContract/Limits``; `nil` when the centre
  /// has everything. Asked again after each accepted receipt until it is `nil` or complete.
  func batch(kiosk: KioskID, epoch: String) async throws -> Batch?

  /// The centre countersigned the batch's head and has its tallies. With ``Receipt/DigestState/differs`` everything
  /// counts as not acknowledged from now on. The signature was checked; it is handed over to be kept.
  func accept(_ receipt: SignedReceipt, for batch: Batch) async throws

  /// The epoch that holds from now on: after enrolment, and when the centre was restored. Nothing is acknowledged in it
  /// yet. May be said again for the same epoch after a power cut.
  func announced(epoch: String) async throws
}
