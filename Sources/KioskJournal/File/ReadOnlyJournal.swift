import Foundation
import GRDB

/// A journal's file, opened for reading only. A kiosk may be running on it.
struct ReadOnlyJournal {
  let path: String
  /// Whoever reads goes through it once, from end to end: pages that are kept serve nobody and count as the kiosk's memory.
  private static let cacheKibibytes = 256

  /// Throws when there is no file, or none that can be read.
  func connect() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -\(Self.cacheKibibytes)") }
    guard FileManager.default.fileExists(atPath: path) else { throw JournalFailure.cannotOpen(errorNumber: 2) }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      // A log that lies in a folder that cannot be written shows itself at the first access only.
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      return queue
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN && !hasLog {
      let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
      return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
    }
  }

  /// Throws when the data base is no journal, or one of a newer version.
  static func checkKind(_ db: Database) throws {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
    guard application == JournalSchema.application else { throw JournalFailure.notAJournal }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= JournalSchema.version else {
      throw JournalFailure.newerSchema(found: version, known: JournalSchema.version)
    }
  }

  private var hasLog: Bool {
    let size = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    return (size ?? 0) > 0
  }
}
