import Foundation
import GRDB

/// Whether what a journal keeps of a cut is what the cut's entry says. Reads all counts of the cut; for a thread beside the one
/// that owns the journal.
package struct CutCheck: Sendable {
  private let path: String

  package init(journal path: String) { self.path = path }

  /// - Parameter through: The cut, by the entry before it.
  /// - Throws: ``JournalFailure/corrupt(_:sqliteCode:)`` when it is not.
  package func check(through: Int64) throws(JournalFailure) {
    do {
      let isSound = try ReadOnlyJournal(path: path).connect().read { db in
        guard let cut = try CutTable.all(db).first(where: { $0.through == through }) else { return false }
        return try Self.isSound(cut, db)
      }
      guard isSound else { throw JournalFailure.corrupt(.prune, sqliteCode: 0) }
    } catch {
      throw JournalFailure(error, .prune, path: path)
    }
  }

  static func isSound(_ cut: KnownCut, _ db: Database) throws -> Bool {
    guard case .cut(let payload)? = try EntryTable.entry(cut.entry, db)?.payload else { return false }
    return try payload.tallies == CutTable.digest(of: CutTable.tallies(of: cut, db))
  }
}
