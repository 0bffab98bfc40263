import Foundation
import GRDB
import Glibc
import RatingModel

/// The open file: connection, settings, schema. Every access goes through here and fails as a ``JournalFailure``.
final class JournalFile {
  private let path: String
  private let lock: JournalLock
  private(set) var queue: DatabaseQueue

  /// - Parameter witness: What must be there; a journal that was set aside need not be.
  init(path: String, witness: JournalWitness?) throws(JournalFailure) {
    self.path = path
    lock = try JournalLock(path: path)
    let setAside = SetAsideJournals(journal: path)
    try setAside.finishMove()
    if let witness, access(path, F_OK) != 0, errno == ENOENT, !setAside.holds(witness.journal) {
      throw .damaged(.missing)
    }
    queue = try Self.connect(path)
  }

  /// Throws when the journal that was found contradicts the witness.
  func hold(against witness: JournalWitness?, found: JournalID?) throws(JournalFailure) {
    guard let witness, let damage = try read(.open, { try witness.contradiction(found, $0) }) else { return }
    // Another journal is right where the one that is witnessed was set aside.
    guard found == witness.journal || !SetAsideJournals(journal: path).holds(witness.journal) else { return }
    throw .damaged(damage)
  }

  /// A new connection, for a disk that went away and came back.
  func reopen() throws(JournalFailure) { queue = try Self.connect(path) }

  func read<Value>(_ operation: JournalOperation, _ body: (Database) throws -> Value) throws(JournalFailure) -> Value {
    try Self.mapping(operation, path) { try queue.inDatabase(body) }
  }

  /// One transaction, synced when this returns. When it throws nothing was written.
  func write<Value>(_ operation: JournalOperation, _ body: (Database) throws -> Value) throws(JournalFailure) -> Value {
    try Self.mapping(operation, path) { try queue.inDatabase { try Self.transaction($0, body) } }
  }

  enum Truncation {
    /// The old log's bytes stay where they are until later ones are written over them.
    case none
    /// No byte of the old log is left; while a reader holds on to it, as with `none`.
    case ifPossible
    /// No byte of the old log is left, or the call fails.
    case forced
  }

  /// Moves what the log holds into the data base.
  ///
  /// The first commit into a fresh log syncs twice, for the log's header and for itself. That must not be the next
  /// rating, so a mark is written right here.
  func checkpoint(_ operation: JournalOperation, _ truncation: Truncation) throws(JournalFailure) {
    try Self.mapping(operation, path) {
      try queue.inDatabase { db in
        let result = try Self.checkpoint(db, truncation)
        guard result.walFrameCount == result.checkpointedFrameCount else { return }
        try Self.transaction(db) { try MetaTable.put(Data(), as: .logBegan, $0) }
      }
    }
  }

  private static func checkpoint(
    _ db: Database, _ truncation: Truncation
  ) throws -> (walFrameCount: Int, checkpointedFrameCount: Int) {
    guard truncation != .none else { return try db.checkpoint(.passive) }
    do {
      return try db.checkpoint(.truncate)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && truncation == .ifPossible {
      return try db.checkpoint(.passive)
    }
  }

  /// Statements that are compiled once: GRDB's own transactions compile theirs each time, and a citizen waits for it.
  private static func transaction<Value>(_ db: Database, _ body: (Database) throws -> Value) throws -> Value {
    try db.run("BEGIN IMMEDIATE")
    do {
      let value = try body(db)
      try db.run("COMMIT")
      return value
    } catch {
      if db.isInsideTransaction { try? db.rollback() }
      throw error
    }
  }

  private static func connect(_ path: String) throws(JournalFailure) -> DatabaseQueue {
    let queue = try mapping(.open, path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase(refuseForeign)
      try queue.inDatabase(settle)
      try JournalSchema.migrator.migrate(queue)
      return queue
    }
    // Old frames of the log may hold what was erased just before the power went. On a full disk this has to wait.
    _ = try? queue.inDatabase { try $0.checkpoint(.truncate) }
    return queue
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(0.25)
    configuration.label = "journal"
    return configuration
  }

  private static func refuseForeign(_ db: Database) throws {
    // The migrator's own table comes first: a death right after it leaves a journal that has yet to be made.
    let tables =
      try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard application == JournalSchema.application || (tables == 0 && application == 0) else {
      throw JournalFailure.notAJournal
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= JournalSchema.version else {
      throw JournalFailure.newerSchema(found: version, known: JournalSchema.version)
    }
  }

  private static func settle(_ db: Database) throws {
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    guard mode == "wal" else { throw DatabaseError(resultCode: .SQLITE_READONLY) }
    try db.execute(
      sql: """
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA secure_delete = ON;
        PRAGMA recursive_triggers = ON;
        PRAGMA cell_size_check = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA temp_store = MEMORY;
        """)
  }

  private static func mapping<Value>(
    _ operation: JournalOperation, _ path: String, _ body: () throws -> Value
  ) throws(JournalFailure) -> Value {
    do {
      return try body()
    } catch {
      throw JournalFailure(error, operation, path: path)
    }
  }
}
