import Foundation
import GRDB
import Glibc

extension SQLiteEvaluationStore {
  /// Backs up the store in a file, which must be there.
  package static func backUp(_ path: String, to backup: String) async throws -> Int64 {
    guard access(path, R_OK) == 0 else {
      throw BackupFailure.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    let store = try open(path: path)
    defer { try? store.close() }
    return try await store.backUp(to: backup)
  }

  /// Writes the store, as it is at this moment, into a new file: whole, without a log beside it, checked before it has its
  /// name. Whoever else uses the store goes on.
  /// - Returns: its size in bytes.
  package func backUp(to path: String) async throws -> Int64 {
    let file = try NewFile(path)
    do {
      // Into an empty file that is there; outside of any transaction.
      try await database.writeWithoutTransaction { [draft = file.draft] in
        try $0.execute(sql: "VACUUM INTO ?", arguments: [draft])
      }
    } catch {
      throw StoreFailure(error, during: "back up", path: path)
    }
    try SQLiteBackup(path: file.draft, name: path).check()
    return try file.place()
  }
}

/// A file that should be a centre's backup.
struct SQLiteBackup {
  let path: String
  /// As people know it.
  let name: String

  /// Refuses what is not ours, of a newer version, or not whole.
  func check() throws {
    var configuration = Configuration()
    configuration.label = "evaluation-backup"
    do {
      let file = try DatabaseQueue(path: path, configuration: configuration)
      try file.inDatabase(check)
      try file.close()
    } catch let error as DatabaseError {
      throw BackupFailure.damaged(path: name, detail: error.extendedResultCode.description)
    }
  }

  private func check(_ database: Database) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == SQLiteSchema.applicationID else { throw BackupFailure.foreign(path: name) }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= SQLiteSchema.version else {
      throw BackupFailure.newer(path: name, found: version, known: SQLiteSchema.version)
    }
    // Messages of the check name pages and indices, never values.
    let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
    guard faults == ["ok"] else { throw BackupFailure.damaged(path: name, detail: faults.first ?? "unknown") }
    guard try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil else {
      throw BackupFailure.damaged(path: name, detail: "a row names another that is not there")
    }
  }
}
