import Foundation
import GRDB
import Glibc

/// A store's file held so that nobody else has it open: neither to read nor to write. Its log is written back. For reading only.
struct SQLiteHold {
  let file: DatabaseQueue

  /// Refused while any other connection has the file open, of this process or of another.
  init(_ path: String) throws {
    do {
      var configuration = Configuration()
      configuration.label = "evaluation-hold"
      configuration.busyMode = .timeout(1)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
      file = try DatabaseQueue(path: path, configuration: configuration)
      // Only who is alone can leave the write-ahead log.
      try file.writeWithoutTransaction { database in
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
        try database.execute(sql: "BEGIN EXCLUSIVE")
        try database.execute(sql: "COMMIT")
      }
      // They would stay, emptied, and lie beside whatever gets the name next. Nothing is written any more.
      for rest in ["-journal", "-shm"] { unlink(path + rest) }
    } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
      throw BackupFailure.inUse(store: path)
    } catch {
      throw StoreFailure(error, during: "open", path: path)
    }
  }

  func letGo() { try? file.close() }
}
