import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// Holds what the tables keep against what the entries add up to. The first difference of each kind is named.
struct TableCheck {
  let walk: ChainWalk

  func check(_ db: Database, _ verification: inout Verification) throws {
    try checkTallies(db, &verification)
    try checkAcknowledged(db, &verification)
    try checkPending(db, &verification)
    try checkUndated(db, &verification)
    try walk.memory.check(db, &verification)
    verification.statistics.digest = try walk.digest()
  }

  private func checkTallies(_ db: Database, _ verification: inout Verification) throws {
    var missing = walk.tallies
    let rows = try Row.fetchCursor(db, sql: "SELECT grp, key, count, version FROM tally ORDER BY grp, key")
    while let row = try rows.next() {
      guard let tally = try? TallyTable.tally(row),
        try row.decode(forColumn: "grp") == TallyDigest.groupName(of: tally.key)
      else {
        return verification.find(.tallyDiffers, "A row is no tally of scheme 1.")
      }
      let counted = missing.removeValue(forKey: tally.key)
      guard counted?.number == tally.count, counted?.version == tally.version else {
        return verification.find(.tallyDiffers, "\(tally.key.withoutLevel) is not what the entries add up to.")
      }
    }
    if let key = missing.keys.min(by: { $0.canonical < $1.canonical }) {
      verification.find(.tallyDiffers, "\(key.withoutLevel) is missing.")
    }
  }

  /// By it a count is sent, or not sent.
  private func checkAcknowledged(_ db: Database, _ verification: inout Verification) throws {
    let sql = "SELECT EXISTS (SELECT 1 FROM tally WHERE acknowledged < 0 OR acknowledged > version)"
    guard try Bool.fetchOne(db, sql: sql) == true else { return }
    verification.find(.tallyDiffers, "The centre cannot have acknowledged what is kept as acknowledged.")
  }

  private func checkPending(_ db: Database, _ verification: inout Verification) throws {
    let kept: [Int64: PendingRating]
    do {
      kept = try PendingTable.all(db)
    } catch is UnreadableRow {
      return verification.find(.pendingDiffers, "A row is no waiting rating.")
    } catch is DecodingError {
      return verification.find(.pendingDiffers, "A row is no waiting rating.")
    }
    for rating in Set(kept.keys).union(walk.fold.pending.keys).sorted() {
      var expected = walk.fold.pending[rating]
      // Whether a rating is final is known to the process that took it, not to the disk.
      expected?.isFinal = false
      guard kept[rating] != expected else { continue }
      return verification.find(
        .pendingDiffers, at: rating, "What is kept of the waiting rating is not what the entries say.")
    }
  }

  private func checkUndated(_ db: Database, _ verification: inout Verification) throws {
    let kept = try? UndatedTable.all(db)
    guard kept != walk.fold.undated else { return }
    verification.find(.undatedDiffers, "What is kept of counts without a date is not what the entries say.")
  }
}

extension TallyKey {
  /// For messages, which tell no level.
  fileprivate var withoutLevel: String {
    (tellsLevel ? fields.dropLast() + ["…"] : fields[...]).joined(separator: " ")
  }
}
