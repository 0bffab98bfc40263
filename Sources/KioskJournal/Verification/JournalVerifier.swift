import Foundation
import GRDB
import RatingModel

/// Checks a journal without its kiosk: chain, commitments, order, and that all counts follow from the entries.
///
/// Opens the file for reading only. A kiosk may be running on it: what is checked is the state of one moment. The receipt
/// is held against the entries here, its signature by whoever has the centre's key: see
/// ``Verification/takeSignature(_:)``.
package struct JournalVerifier {
  private let path: String
  private let progress: (_ done: Int64, _ all: Int64) -> Void

  /// Entries between two words of progress.
  private static let stride: Int64 = 1000

  /// - Parameter progress: Called now and then with the number of entries that were checked, and of all.
  package init(path: String, progress: @escaping (_ done: Int64, _ all: Int64) -> Void = { _, _ in }) {
    self.path = path
    self.progress = progress
  }

  /// Throws when there is no journal to check; damage that can be named is a finding.
  package func verify() throws(JournalFailure) -> Verification {
    do {
      return try ReadOnlyJournal(path: path).connect().read(verify)
    } catch {
      let failure = JournalFailure(error, .verify, path: path)
      guard case .corrupt(_, let code) = failure else { throw failure }
      var verification = Verification()
      verification.find(.fileDamaged, "SQLite cannot read the file (\(code)).")
      return verification
    }
  }

  private func verify(_ db: Database) throws -> Verification {
    try ReadOnlyJournal.checkKind(db)
    var walk = try Self.walk(db)
    if let damage = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), damage != "ok" {
      walk.verification.find(.fileDamaged, "SQLite finds the file's structure damaged.")
    }
    try walkEntries(&walk, db)
    var verification = walk.verification
    if walk.isFolded { try TableCheck(walk: walk).check(db, &verification) }
    return verification
  }

  private static func walk(_ db: Database) throws -> ChainWalk {
    do { return ChainWalk(receipt: try ReceiptTable.kept(db)) } catch UnreadableRow.receipt {
      var walk = ChainWalk(receipt: nil)
      walk.verification.find(.receiptUnsigned, "What is kept as the centre's receipt is no signed receipt.")
      return walk
    }
  }

  private func walkEntries(_ walk: inout ChainWalk, _ db: Database) throws {
    let all = try EntryTable.head(db).sequence
    var personal = try PersonalCheck(db)
    let rows = try Row.fetchCursor(db, sql: "SELECT seq, hash, canonical FROM entry ORDER BY seq")
    while let row = try rows.next() {
      let sequence: Int64 = try row.decode(forColumn: "seq")
      let hash: Data = try row.decode(forColumn: "hash")
      if let entry = try walk.take(sequence: sequence, hash: hash, canonical: try row.decode(forColumn: "canonical")) {
        try personal.check(entry, &walk.verification)
      }
      if sequence % Self.stride == 0 { progress(sequence, all) }
    }
    try personal.finish(&walk.verification)
    walk.finish()
    progress(all, all)
  }
}
