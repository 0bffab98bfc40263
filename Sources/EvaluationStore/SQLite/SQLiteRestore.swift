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
      let log = try setAsideLogs("\(path).set-aside-\(stamp)")
      _ = try copy.place()
      return log
    }
    guard replacing else { throw BackupFailure.notEmpty(store: path) }
    let aside = "\(path).set-aside-\(stamp)"
    let copy = try checkedCopy(named: aside)
    let hold = try hold(settingAside: aside)
    defer { hold?.letGo() }
    try copy.replace(path, settingAside: aside)
    return aside
  }

  /// Nobody else has the present file open. One that is damaged, which may be why there is something to restore, is not
  /// read for that; its logs go where it goes.
  private func hold(settingAside aside: String) throws -> SQLiteHold? {
    do {
      return try SQLiteHold(path)
    } catch StoreFailure.damaged {
      guard try !Self.isLocked(path) else { throw BackupFailure.inUse(store: path) }
      _ = try setAsideLogs(aside)
      return nil
    }
  }

  /// A log without its file would be taken for the new one's.
  /// - Returns: where one lies then that holds something.
  private func setAsideLogs(_ aside: String) throws -> String? {
    var kept: String?
    for kind in ["-wal", "-journal"] where Self.holdsSomething(path + kind) {
      guard rename(path + kind, aside + kind) == 0 else {
        throw BackupFailure.unwritable(path: aside + kind, reason: String(cString: strerror(errno)))
      }
      kept = aside + kind
    }
    unlink("\(path)-shm")
    return kept
  }

  /// Whether another process holds one of SQLite's locks on the file: the bytes from 2³⁰ on, as its file format has them.
  private static func isLocked(_ path: String) throws -> Bool {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw BackupFailure.unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 1 << 30
    lock.l_len = 512
    return fcntl(descriptor, F_GETLK, &lock) != 0 || lock.l_type != Int16(F_UNLCK)
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
