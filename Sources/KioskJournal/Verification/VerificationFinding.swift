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
    /// What is kept as the centre's receipt is not what the centre signed.
    case receiptUnsigned = "receipt-unsigned"
  }

  package let code: Code
  /// Sequence numbers it is about; `nil` for what is about the whole file.
  package let entries: ClosedRange<Int64>?
  package let text: String
}
