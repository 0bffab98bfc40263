/// One thing that is not as it must be. Tells no level and nothing personal.
package struct VerificationFinding: Hashable, Sendable {
  /// Stable, for programs.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// SQLite cannot read the file, or finds its structure damaged.
    case fileDamaged = "file-damaged"
    /// Entries are missing between two others, or at the beginning.
    case sequenceGap = "sequence-gap"
    /// The bytes do not read as an entry of format 1.
    case entryUnreadable = "entry-unreadable"
    /// The entry names another sequence number than the place it lies at.
    case entryMisplaced = "entry-misplaced"
    /// The entry's hash does not follow from its bytes and the hash before.
    case chainBroken = "chain-broken"
    /// Monotonic time runs backwards within a boot.
    case timeBackwards = "time-backwards"
    /// The entry does not follow from those before it.
    case entryImpossible = "entry-impossible"
    /// A personal field does not fit the commitment in the chain.
    case commitmentDiffers = "commitment-differs"
    /// A personal field lies beside an entry that does not commit to it.
    case personalOrphan = "personal-orphan"
    /// A count is not what the entries add up to.
    case tallyDiffers = "tally-differs"
    /// What is kept of waiting ratings is not what the entries say.
    case pendingDiffers = "pending-differs"
    /// What is kept of counts without a date is not what the entries say.
    case undatedDiffers = "undated-differs"
    /// The receipt is about a head that this journal does not have: it was cut, rolled back, forked or rewritten.
    case receiptDiffers = "receipt-differs"
    /// An archive cannot be read, or does not follow the one before.
    case archiveDamaged = "archive-damaged"
    /// An archive does not hold what its receipt says that the centre countersigned.
    case archiveDiffers = "archive-differs"
    /// The receipt in an archive does not carry the centre's signature.
    case archiveUnsigned = "archive-unsigned"
    /// What is kept of boots, configurations, scales, questions or the journal's name is not what the entries say.
    case memoryDiffers = "memory-differs"
    /// The centre countersigned something that this journal does not have: it was cut, rolled back, forked or rewritten.
    case headDiffers = "head-differs"
    /// A cut, or what is kept of it, is not what the entries before it add up to.
    case cutDiffers = "cut-differs"
    /// An entry after the beginning of sealing bears no seal.
    case sealMissing = "seal-missing"
    /// An entry bears another seal than the one that it was sealed with: it, or one before it, was written anew.
    case sealBroken = "seal-broken"
    /// What is kept as the centre's receipt is not what the centre signed.
    case receiptUnsigned = "receipt-unsigned"
  }

  package let code: Code
  /// Sequence numbers it is about; `nil` for what is about the whole file.
  package let entries: ClosedRange<Int64>?
  package let text: String
}

extension VerificationFinding.Code {
  /// Whether a kiosk that finds it goes on under a new journal. What does not touch the chain or a count is only said: a
  /// journal that was set aside releases no rating that waits in it.
  package var setsAside: Bool {
    switch self {
    case .fileDamaged, .sequenceGap, .entryUnreadable, .entryMisplaced, .chainBroken, .timeBackwards, .entryImpossible,
      .tallyDiffers, .pendingDiffers, .undatedDiffers, .memoryDiffers, .receiptDiffers, .headDiffers, .cutDiffers,
      .sealMissing, .sealBroken:
      true
    // The centre may have changed its key since; the next receipt puts it right.
    case .receiptUnsigned: false
    // The values lie beside the chain, and no count needs them.
    case .commitmentDiffers, .personalOrphan: false
    // The journal in use is not what is damaged.
    case .archiveDamaged, .archiveDiffers, .archiveUnsigned: false
    }
  }
}
