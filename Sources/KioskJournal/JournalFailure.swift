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
  /// What lies where the journal should is no data base: a journal whose beginning is damaged, or somebody's file.
  case notADatabase
  /// The file reads as a journal and is not the one that must be there, or was found to be damaged.
  case damaged(JournalDamage)
  /// A newer version of the software wrote the journal.
  case newerSchema(found: Int, known: Int)
  /// Another process has the journal open.
  case inUse(JournalOperation)
  /// The file, or the folder it lies in, cannot be opened or made.
  case cannotOpen(errorNumber: Int)
  /// A scale's definition differs from the one that the same id and version had before.
  case scaleChanged(ScaleID, version: Int)
  /// The same id and version of a question was used with another definition.
  case questionChanged(QuestionID, version: Int)
  /// The case handlers' public key is none.
  case caseKeyUnusable
  /// The centre's public key for seals is none.
  case sealRecipientUnusable
  /// One journal after the other was damaged: see ``SetAsideJournals/most``.
  case tooManySetAside
  /// The disk holds an entry that this process was told had failed.
  case diverged
  /// A record does not fit what the journal holds.
  case inconsistent(JournalOperation, FoldFailure)
  /// SQLite said something that no case above is for.
  case unexpected(JournalOperation, sqliteCode: Int)
}
