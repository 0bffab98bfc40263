import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// What this kiosk knows of its journal outside the journal's file: its id, and the newest entry that the centre had
/// countersigned. A file that contradicts it is another one, or an older copy.
package struct JournalWitness: Hashable, Sendable, Codable {
  private static let format = 1

  package let format: Int
  package let journal: JournalID
  /// 0 before the centre has countersigned any.
  package let sequence: Int64
  /// Of that entry, 64 hexadecimal digits; empty without one.
  package let hash: String

  package init(journal: JournalID, sequence: Int64 = 0, hash: String = "") {
    format = Self.format
    self.journal = journal
    self.sequence = sequence
    self.hash = hash
  }

  /// `nil` for a file of another format.
  var known: JournalWitness? { format == Self.format ? self : nil }

  /// How the file contradicts it; `nil` when it does not. Reads one row.
  func contradiction(_ found: JournalID?, _ db: Database) throws -> JournalDamage? {
    guard let found else { return .missing }
    guard found == journal else { return .swapped }
    guard sequence > 0 else { return nil }
    if let row = try EntryTable.row(sequence, db) { return row.hash.hexadecimal == hash ? nil : .rolledBack }
    // What is older than the oldest entry was pruned.
    guard let first = try EntryTable.first(db), first > sequence else { return .rolledBack }
    return nil
  }
}

extension Journal {
  /// What is to be kept outside its file, as it stands now.
  package var witness: JournalWitness {
    guard let head = receipt?.head else { return JournalWitness(journal: id) }
    return JournalWitness(journal: id, sequence: head.sequence, hash: head.hash)
  }
}
