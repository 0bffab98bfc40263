import RatingModel

/// The centre's signed answer to one batch.
package struct Receipt: Hashable, Sendable, Codable {
  package let format: Int
  package let kiosk: KioskID
  package let journal: JournalID
  package let epoch: String
  /// SHA-256 of the batch's JWS in compact form, 64 lower-case hexadecimal digits.
  package let batch: String
  /// The head that is countersigned, if ``countersigns``.
  package let head: Head
  package let digest: DigestState
  /// The centre's clock when it committed the batch: an anchor for the kiosk.
  package let time: WallTime
  /// The centre's X25519 public key for the start keys of seals, base64url without padding.
  package let sealKey: String?
  /// The centre has countersigned this entry of the journal, and the batch did not show that it stands in it still. No tally of the
  /// batch was taken, `digest` is `pending`, and the next batch is to bring a ``Witness`` of it.
  package let prove: Int64?
  /// The journal contradicts what the centre has countersigned. Nothing of the batch was taken, `digest` is `differs`, and
  /// nothing of this journal will be taken any more: the kiosk goes on under a new one.
  package let abandon: Abandonment?
  /// Tallies of the batch that were not taken; all others were. Sent again unchanged they are refused again.
  package let refused: [RefusedTally]?
  /// The digests differ, and so that only what differs is sent again: the next batch is to bring the ``GroupPage`` that begins
  /// after this group name, the first one after the empty text. Absent from a centre that does not compare: then everything
  /// is to be sent again.
  package let compareAfter: String?
  /// Groups of the batch's ``GroupPage`` that the centre does not have as the kiosk has them: their tallies are to be sent
  /// again.
  package let wanted: [String]?

  package enum DigestState: String, Hashable, Sendable, Codable {
    /// The centre's digest is the head's: nothing is missing.
    case matches
    /// The batch was not complete, or not taken; more must follow before the digest can be compared.
    case pending
    /// The batch was complete and the digests differ: the kiosk sends everything again.
    case differs
  }

  package init(
    format: Int = Limits.format, kiosk: KioskID, journal: JournalID, epoch: String, batch: String, head: Head,
    digest: DigestState, time: WallTime, sealKey: String? = nil, prove: Int64? = nil, abandon: Abandonment? = nil,
    refused: [RefusedTally] = [], compareAfter: String? = nil, wanted: [String]? = nil
  ) {
    self.format = format
    self.kiosk = kiosk
    self.journal = journal
    self.epoch = epoch
    self.batch = batch
    self.head = head
    self.digest = digest
    self.time = time
    self.sealKey = sealKey
    self.prove = prove
    self.abandon = abandon
    self.refused = refused.isEmpty ? nil : refused
    self.compareAfter = compareAfter
    self.wanted = wanted
  }

  /// The batch was taken and its head is vouched for. Else the centre only asks for an entry, or gives the journal up.
  package var countersigns: Bool { prove == nil && abandon == nil }

  /// Why a journal is to be abandoned.
  package enum Abandonment: String, Hashable, Sendable, Codable {
    /// Another entry stands where the centre countersigned one.
    case forked
    /// The journal ends before an entry that the centre countersigned.
    case rolledBack
  }
}

/// A tally that was not taken, while others of its batch were.
package struct RefusedTally: Hashable, Sendable, Codable {
  /// Its place in ``Batch/tallies``, from 0.
  package let index: Int
  /// Stable: `tally-conflict`, `scale-conflict`, `family-unknown`, …
  package let code: String

  package init(index: Int, code: String) {
    self.index = index
    self.code = code
  }
}
