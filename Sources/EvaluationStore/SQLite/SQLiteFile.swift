import Foundation
import GRDB

/// The file before it is opened for good: whose it is, and who may read it.
enum SQLiteFile {
  /// Refuses a file that is not ours or not known to this version; changes nothing.
  static func inspect(_ path: String) throws(StoreFailure) {
    guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > 0 else { return }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let (application, schema, tables) = try DatabaseQueue(path: path, configuration: configuration).read { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
          try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        )
      }
      // A process killed between making the file and filling it leaves one without an owner and without tables.
      guard application == SQLiteSchema.applicationID || (application == 0 && tables == 0) else {
        throw StoreFailure.foreignFile(path: path)
      }
      guard schema <= SQLiteSchema.version else {
        throw StoreFailure.newerSchema(path: path, found: schema, known: SQLiteSchema.version)
      }
    } catch let failure as StoreFailure {
      throw failure
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw .foreignFile(path: path)
    } catch {
      throw StoreFailure(error, during: "open", path: path)
    }
  }

  /// Makes an empty file that its owner alone reads and writes; SQLite gives the same mode to the log beside it.
  static func make(_ path: String) throws(StoreFailure) {
    let descriptor = Foundation.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unreachable(path: path, detail: String(cString: strerror(errno))) }
    Foundation.close(descriptor)
  }
}
