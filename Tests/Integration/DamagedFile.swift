import Foundation
import GRDB
import KioskJournal
import RatingModel
import TestSupport

/// What happens to a journal's file behind its kiosk's back.
enum DamagedFile {
  private static let suffixes = ["", "-wal", "-shm"]

  /// One bit in the canonical bytes of the first rating, as a disk turns it: SQLite does not see that. In an ended kiosk's
  /// file.
  static func turnABitOfARating(in path: String) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    let ratings = try JournalContents(path: path).entries.filter {
      if case .rating = $0.payload { true } else { false }
    }
    guard let canonical = try ratings.first?.canonical(), let place = bytes.range(of: canonical) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    bytes[place.lowerBound + canonical.count / 2] ^= 1
    try bytes.write(to: URL(filePath: path))
  }

  /// The file's beginning, by which it is known as a data base.
  static func turnTheBeginning(of path: String) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    for offset in 0..<100 { bytes[offset] ^= 0xFF }
    try bytes.write(to: URL(filePath: path))
  }

  /// By someone with SQLite; a kiosk may be running on it.
  static func changeAnEntry(in path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER entry_keeps")
      try db.execute(sql: "UPDATE entry SET hash = zeroblob(32) WHERE seq = 3")
    }
    try queue.close()
  }

  static func remove(_ path: String) {
    for suffix in suffixes { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  static func replace(_ path: String, with copy: String) throws {
    remove(path)
    try FileManager.default.copyItem(atPath: copy, toPath: path)
  }

  static func setSchema(of path: String, to version: Int) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = \(version)") }
    try queue.close()
  }
}
