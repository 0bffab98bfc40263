import Foundation
import GRDB
import RatingModel

/// What a file that may be damaged still tells of itself; read in a moment, believed in nothing.
package struct JournalGlance: Hashable, Sendable {
  package let journal: JournalID?
  /// The newest entry; 0 when none can be read.
  package let entries: Int64
  /// Up to this entry its receipt says that the centre countersigned it.
  package let countersigned: Int64

  /// - Parameter known: Which journal it was when it could still be read.
  package init(path: String, known: JournalID? = nil) {
    let queue = try? ReadOnlyJournal(path: path).connect()
    func read<Value>(_ body: @escaping (Database) throws -> Value?) -> Value? { try? queue?.inDatabase(body) }
    journal = read { try MetaTable.text(.journal, $0).flatMap { JournalID($0) } } ?? known
    entries = read { try EntryTable.head($0).sequence } ?? 0
    countersigned = read { try ReceiptTable.newest($0)?.head.sequence } ?? 0
  }
}
