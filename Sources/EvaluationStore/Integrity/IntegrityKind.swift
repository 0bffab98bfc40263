/// In what a kiosk's messages contradict what the centre took before. `Integrity.md` has one row for each fault that leads here.
package enum IntegrityKind: String, Hashable, Sendable, CaseIterable {
  /// Another entry stands where the centre countersigned one; the journal is abandoned.
  case forked
  /// The journal ends before an entry that the centre countersigned; it is abandoned.
  case rolledBack
  /// A batch that goes on from the newest head has a tally with a lower version than before.
  case versionFell
  /// The same version of a tally came with another count.
  case tallyConflict
  case scaleConflict
  case questionConflict
  /// The centre's tallies are not the kiosk's, and sending them again did not help; or the kiosk denies some of them.
  case digestMismatch
  /// Tallies in the centre's data base are not those that were taken: something else than a batch changed them.
  case countAltered
  /// The kiosk holds a receipt for a head that the centre does not know: the centre lost what came after its newest.
  case centreBehind
  /// The kiosk goes on under a new journal and did not say what became of the former one.
  case journalReplaced
  /// The kiosk set its journal aside.
  case setAside
  /// A journal came from a kiosk while it belongs to another one that still serves.
  case journalCopied
}

extension IntegrityKind {
  /// Whether an event of the kind comes to its end without anybody's doing, once the digests are equal again.
  var settlesWithDigest: Bool { self == .centreBehind || self == .digestMismatch }
}
