import ForwardingContract
import GRDB

/// What the newest receipt asks of the next batch.
///
/// Kept in memory alone: a kiosk that starts anew sends a batch for its start in any case, and is asked again.
struct CentreQuestion: Hashable, Sendable {
  /// ``ForwardingContract/Receipt/prove``.
  let prove: Int64?
  /// ``ForwardingContract/Receipt/compareAfter``.
  let compareAfter: String?

  static let none = CentreQuestion(prove: nil, compareAfter: nil)

  init(prove: Int64?, compareAfter: String?) {
    (self.prove, self.compareAfter) = (prove, compareAfter)
  }

  init(_ receipt: Receipt) { self.init(prove: receipt.prove, compareAfter: receipt.compareAfter) }

  /// What stands at the entry that was asked for; `nil` where nothing was asked, and where the journal cannot tell, because the
  /// entry was pruned: silence is no contradiction, an entry that is missing would be one.
  func witness(_ db: Database) throws -> Witness? {
    guard let prove, prove > 0 else { return nil }
    if let row = try EntryTable.row(prove, db) { return Witness(sequence: prove, hash: row.hash.hexadecimal) }
    if let cut = try CutTable.all(db).first(where: { $0.through == prove }) {
      return Witness(sequence: prove, hash: cut.hash.hexadecimal)
    }
    return try prove > EntryTable.head(db).sequence ? Witness(sequence: prove, hash: nil) : nil
  }
}
