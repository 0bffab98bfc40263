import RatingModel

/// The newest entry and the digest of all tallies released up to it.
package struct Head: Hashable, Sendable, Codable {
  /// Sequence number of the newest entry.
  package let sequence: Int64
  /// Its hash, 64 lower-case hexadecimal digits.
  package let hash: String
  /// ``TallyDigest`` of the released tallies, 64 lower-case hexadecimal digits.
  package let tallies: String

  package init(sequence: Int64, hash: String, tallies: String) {
    self.sequence = sequence
    self.hash = hash
    self.tallies = tallies
  }
}

/// Released tallies on their way to the centre, with the head that commits to all of them.
package struct Batch: Hashable, Sendable, Codable {
  package let format: Int
  package let scheme: Int
  package let kiosk: KioskID
  package let journal: JournalID
  /// The centre's epoch for which the kiosk keeps its acknowledgements: what was acknowledged for another is sent again. It
  /// is made with the centre's data base and stays with every backup of it; a restored centre is told by its digest, which
  /// differs.
  package let epoch: String
  package let head: Head
  /// Definitions of every scale that the tallies of this batch name.
  package let scales: [Scale]
  package let tallies: [Tally]
  /// Nothing released up to `head` is missing once this batch and all that were acknowledged before are in.
  package let complete: Bool
  /// Entries since the newest head for which the kiosk holds a receipt: the length of the open tail.
  package let openTail: Int64
  /// The kiosk's software, for the centre's list of kiosks: `1.0.0`.
  package let software: String

  package init(
    format: Int = Limits.format, scheme: Int = Limits.scheme, kiosk: KioskID, journal: JournalID, epoch: String,
    head: Head, scales: [Scale], tallies: [Tally], complete: Bool, openTail: Int64, software: String
  ) {
    self.format = format
    self.scheme = scheme
    self.kiosk = kiosk
    self.journal = journal
    self.epoch = epoch
    self.head = head
    self.scales = scales
    self.tallies = tallies
    self.complete = complete
    self.openTail = openTail
    self.software = software
  }
}

/// The centre's signed answer to one batch.
package struct Receipt: Hashable, Sendable, Codable {
  package let format: Int
  package let kiosk: KioskID
  package let journal: JournalID
  package let epoch: String
  /// SHA-256 of the batch's JWS in compact form, 64 lower-case hexadecimal digits.
  package let batch: String
  /// The head that is countersigned.
  package let head: Head
  package let digest: DigestState
  /// The centre's clock when it committed the batch: an anchor for the kiosk.
  package let time: WallTime

  package enum DigestState: String, Hashable, Sendable, Codable {
    /// The centre's digest is the head's: nothing is missing.
    case matches
    /// The batch was not complete; more must follow before the digest can be compared.
    case pending
    /// The batch was complete and the digests differ: the kiosk sends everything again.
    case differs
  }

  package init(
    format: Int = Limits.format, kiosk: KioskID, journal: JournalID, epoch: String, batch: String, head: Head,
    digest: DigestState, time: WallTime
  ) {
    self.format = format
    self.kiosk = kiosk
    self.journal = journal
    self.epoch = epoch
    self.batch = batch
    self.head = head
    self.digest = digest
    self.time = time
  }
}
