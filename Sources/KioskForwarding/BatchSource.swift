import ForwardingContract
import Foundation
import RatingModel

/// Where batches come from and receipts go to: the journal. What it throws means "not now"; it is asked again later.
package protocol BatchSource: Sendable {
  /// What is released and not acknowledged in this epoch, within ``ForwardingContract/Limits``, and what the last receipt
  /// asked; `nil` when the centre has everything that it takes. Asked again after each accepted receipt until it is `nil` or
  /// complete.
  ///
  /// - Parameter isDaily: There is to be a batch in any case, and what was refused is tried again.
  func batch(kiosk: KioskID, epoch: String, isDaily: Bool) async throws -> Batch?

  /// The centre's answer to a batch, to be carried out as the contract has it: tallies acknowledged and refused, groups that are
  /// wanted again, a journal to be abandoned. The signature was checked; it is handed over to be kept.
  func accept(_ receipt: SignedReceipt, for batch: Batch) async throws

  /// The epoch that holds from now on: after enrolment, and when the centre was restored. Nothing is acknowledged in it
  /// yet. Said again for the same epoch after a power cut, with each new key, and once in each run where there is a key.
  ///
  /// - Parameter sealKey: The centre's X25519 public key for the start keys of seals, 32 bytes; `nil` while the centre has none.
  func announced(epoch: String, sealKey: Data?) async throws
}
