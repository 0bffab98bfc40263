import Foundation

/// Which engine a backup is of: it stands in the first bytes of the file.
package enum BackupFormat: String, Hashable, Sendable {
  case sqlite, postgres = "postgresql"

  package var name: String { self == .sqlite ? "SQLite" : "PostgreSQL" }

  /// Reads the start of the file.
  package static func of(_ path: String) throws(BackupFailure) -> BackupFormat {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    let start: Data
    // A folder can be opened, and not read.
    do { start = try handle.read(upToCount: 16) ?? Data() } catch { throw .unreadable(path: path, reason: "no file") }
    if start == Data("SQLite format 3\0".utf8) { return .sqlite }
    if start.starts(with: Data("PGDMP".utf8)) { return .postgres }
    throw .foreign(path: path)
  }

  /// Refuses a file of the other engine.
  package func expect(at path: String) throws(BackupFailure) {
    let found = try Self.of(path)
    guard found == self else { throw .otherEngine(path: path, found: found) }
  }
}
