import RatingModel

/// Why the journal could not do its work. Nothing was acknowledged and nothing changed in memory.
package enum JournalFailure: Error, Hashable, Sendable {
  /// No space is left.
  case full(JournalOperation)
  /// The file or its file system cannot be written.
  case readOnly(JournalOperation)
  /// The disk failed.
  case inputOutput(JournalOperation, sqliteCode: Int)
  /// The file can be read, but not as a journal.
  case corrupt(JournalOperation, sqliteCode: Int)
  /// Another program's file lies where the journal should.
  case notAJournal
  /// A newer version of the software wrote the journal.
  case newerSchema(found: Int, known: Int)
  /// Another process has the journal open.
  case inUse(JournalOperation)
  /// The file, or the folder it lies in, cannot be opened or made.
  case cannotOpen(errorNumber: Int)
  /// A scale's definition differs from the one that the same id and version had before.
  case scaleChanged(ScaleID, version: Int)
  /// The case handlers' public key is none.
  case caseKeyUnusable
  /// The disk holds an entry that this process was told had failed.
  case diverged
  /// A record does not fit what the journal holds.
  case inconsistent(JournalOperation, FoldFailure)
  /// SQLite said something that no case above is for.
  case unexpected(JournalOperation, sqliteCode: Int)
}
