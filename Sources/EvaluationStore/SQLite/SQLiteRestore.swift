import Foundation
import Glibc

/// Puts a backup in the place of the store's file.
package struct SQLiteRestore {
  private static let pieceBytes = 1 << 20
  /// The store's file.
  private let path: String
  private let backup: String

  package init(_ backup: String, to path: String) {
    self.path = path
    self.backup = backup
  }

  /// Checks a copy of the backup, then puts that copy in place. The store may be opened when this returns.
  /// - Parameters:
  ///   - replacing: permits that something stands there.
  ///   - stamp: becomes part of the name under which that is set aside.
  /// - Returns: where it lies then.
  package func run(replacing: Bool, stamp: String) throws -> String? {
    try BackupFormat.sqlite.expect(at: backup)
    for log in ["\(backup)-wal", "\(backup)-journal"] where Self.holdsSomething(log) {
      throw BackupFailure.logBeside(path: backup)
    }
    guard access(path, F_OK) == 0 else {
      let copy = try checkedCopy(named: path)
      // A log without its file would be taken for the new one's.
      let log = "\(path)-wal"
      let aside = Self.holdsSomething(log) ? "\(path).set-aside-\(stamp)-wal" : nil
      if let aside, rename(log, aside) != 0 {
        throw BackupFailure.unwritable(path: aside, reason: String(cString: strerror(errno)))
      }
      _ = try copy.place()
      return aside
    }
    guard replacing else { throw BackupFailure.notEmpty(store: path) }
    let aside = "\(path).set-aside-\(stamp)"
    let copy = try checkedCopy(named: aside)
    let hold = try SQLiteHold(path)
    defer { hold.letGo() }
    try copy.replace(path, settingAside: aside)
    return aside
  }

  private func checkedCopy(named name: String) throws -> NewFile {
    let copy = try NewFile(name)
    try Self.copy(backup, into: copy.descriptor, path: path)
    try SQLiteBackup(path: copy.draft, name: backup).check()
    for log in ["-wal", "-shm", "-journal"] { unlink(copy.draft + log) }
    return copy
  }

  private static func copy(_ source: String, into target: Int32, path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: source) else {
      throw BackupFailure.unreadable(path: source, reason: String(cString: strerror(errno)))
    }
    let writer = FileHandle(fileDescriptor: target, closeOnDealloc: false)
    while let piece = try handle.read(upToCount: pieceBytes), !piece.isEmpty {
      do { try writer.write(contentsOf: piece) } catch {
        throw BackupFailure.unwritable(path: path, reason: "the copy could not be written")
      }
    }
  }

  private static func holdsSomething(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }
}
