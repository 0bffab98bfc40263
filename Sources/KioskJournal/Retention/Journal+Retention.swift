import ForwardingContract
import Foundation
import GRDB
import KioskSession
import RatingModel

/// Years on a small disk: a month that is over is cut off, archived, and at last pruned.
///
/// 1. `cutIfDue` appends an entry of kind `cut` when the first month after it has begun.
/// 2. The centre countersigns it, as it does every entry.
/// 3. `archive` is what is to be written into a file then; `noteArchive` takes in that it was.
/// 4. `prune` deletes entries up to the cut, some at a time, once a ``CutCheck`` found what is kept of it sound.
extension Journal {
  /// Makes a cut when a month is over and nothing before it waits for a date.
  ///
  /// For when nobody is being served: the state of sessions goes into the entry.
  ///
  /// - Returns: Whether an entry was written.
  @discardableResult
  package func cutIfDue(at instant: Instant, wall: WallTime? = nil) throws(JournalFailure) -> Bool {
    guard let now = localTime(at: instant), let fold = FoldState(state.fold) else { return false }
    let month = Period.month(of: now.date).description
    // A month that is still to come was begun by a clock that was wrong.
    guard let begun = monthOfCut, begun <= month else {
      try write(.cut) { db in try MetaTable.put(Data(month.utf8), as: .cutMonth, db) }
      monthOfCut = month
      return false
    }
    guard begun < month else { return false }
    try cut(fold, beginning: month, at: instant, wall: wall)
    return true
  }

  private func cut(
    _ fold: FoldState, beginning month: String, at instant: Instant, wall: WallTime?
  ) throws(JournalFailure) {
    var digests = digests
    let tallies = try read(.cut) { try digests.whole($0) }
    var draft = draft(.cut, wall: wall)
    try draft.cut(fold, tallies: tallies, at: instant)
    draft.changes.meta[.cutMonth] = Data(month.utf8)
    let cut = draft.changes.cut
    try commit(draft)
    self.digests = digests
    monthOfCut = month
    if let cut { cuts.append(cut) }
  }

  /// The next archive to be written: the centre has countersigned everything in it. `nil` when none is due.
  package var archive: JournalArchive? {
    guard let receipt, let signed = signedReceipt, receipt.digest == .matches,
      let cut = cuts.first(where: { $0.archivedThrough == nil }), receipt.head.sequence >= cut.entry
    else { return nil }
    let first = (cuts.last { $0.archivedThrough != nil }?.archivedThrough ?? 0) + 1
    // Of two months that one receipt covered, the second is archived with what the next receipt covers.
    guard receipt.head.sequence >= first else { return nil }
    return JournalArchive(
      journal: id, entries: first...receipt.head.sequence, receipt: signed, through: cut.through)
  }

  /// The archive's file is durable.
  package func noteArchive(_ archive: JournalArchive) throws(JournalFailure) {
    guard let index = cuts.firstIndex(where: { $0.through == archive.through }) else { return }
    let cut = cuts[index]
    try write(.cut) { db in try CutTable.noteArchive(through: archive.entries.upperBound, of: cut, db) }
    cuts[index].archivedThrough = archive.entries.upperBound
  }

  /// The cut up to which ``prune(keeping:limit:at:wall:)`` would delete next, when what is kept of it was not checked yet in
  /// this run: ``CutCheck`` does so beside the loop. `nil` when nothing is to be checked.
  package func cutToCheck(keeping months: Int) throws(JournalFailure) -> Int64? {
    guard let cut = try cutDue(keeping: months), soundCut != cut.through else { return nil }
    return cut.through
  }

  /// A ``CutCheck`` found that what is kept of the cut is what its entry says.
  package func noteSound(cut through: Int64) { soundCut = through }

  /// One step of deleting what lies before an archived cut, the oldest first: personal fields, then entries, then counts of
  /// cuts before it. Each step is one transaction of bounded size; between any two the journal verifies.
  ///
  /// - Parameters:
  ///   - keeping: How many months, of those that were cut off, stay nevertheless.
  ///   - limit: Entries that go in one step; fields of four times as many, for each erasure is an entry itself.
  /// - Returns: Whether there is more to delete.
  @discardableResult
  package func prune(
    keeping months: Int, limit: Int = 500, at instant: Instant, wall: WallTime? = nil
  ) throws(JournalFailure) -> Bool {
    guard let cut = try cutDue(keeping: months) else { return try forgetCounts(limit: limit) }
    try checkKept(cut)
    if let oldest = try read(.prune, PersonalTable.oldest), oldest <= cut.through {
      let last = min(cut.through, oldest + 4 * Int64(limit) - 1)
      return try eraseFields(through: last, at: instant, wall: wall) > 0
    }
    let isMore = try write(.prune) { db in
      try CutTable.forget(before: cut, db)
      return try EntryTable.prune(through: cut.through, limit: limit, db)
    }
    cuts.removeAll { $0.through < cut.through }
    if isMore { return true }
    return try forgetCounts(limit: 0)
  }

  /// The newest cut up to which entries may be deleted; `nil` when nothing is left before it, or the centre does not have
  /// everything from there.
  private func cutDue(keeping months: Int) throws(JournalFailure) -> KnownCut? {
    let archived = cuts.prefix { $0.archivedThrough != nil }
    guard let cut = archived.dropLast(max(0, months)).last else { return nil }
    let isDue = try read(.prune) { db in
      guard let first = try EntryTable.first(db), first <= cut.through else { return false }
      return try !TallyTable.hasUnacknowledged(through: cut.through, db)
    }
    return isDue ? cut : nil
  }

  /// Counts of cuts that are forgotten already.
  ///
  /// - Parameter limit: Of rows; with none it is only looked whether there are any.
  private func forgetCounts(limit: Int) throws(JournalFailure) -> Bool {
    guard try read(.prune, CutTable.hasForgotten) else { return false }
    guard limit > 0 else { return true }
    let isMore = try write(.prune) { db in
      try CutTable.clearForgotten(limit: limit, db)
      return try CutTable.hasForgotten(db)
    }
    if !isMore { try checkpoint(.prune, .ifPossible) }
    return isMore
  }
}

extension Journal {
  /// What is kept of a cut must be what its entry says: after the pruning nothing else is left of what was before.
  private func checkKept(_ cut: KnownCut) throws(JournalFailure) {
    guard soundCut != cut.through else { return }
    guard try read(.prune, { try CutCheck.isSound(cut, $0) }) else { throw .corrupt(.prune, sqliteCode: 0) }
    soundCut = cut.through
  }
}

extension JournalDraft {
  mutating func cut(_ fold: FoldState, tallies: String, at instant: Instant) throws(JournalFailure) {
    let (through, hash) = (state.head.sequence, state.head.hash)
    changes.cut = KnownCut(through: through, hash: hash, archivedThrough: nil)
    try append(
      .cut(CutPayload(through: through, hash: hash.hexadecimal, tallies: tallies, state: fold, salt: secrets.salt())),
      at: instant)
  }
}
