import Foundation
import Glibc

/// A file that gets its name only when it is whole and synced, and never takes the name of another. Its owner alone reads it.
package final class NewFile: Sendable {
  private let path: String
  /// Under which it lies until then, in the same folder.
  package let draft: String
  /// Open to write.
  package let descriptor: Int32

  /// Makes it, empty. A name that is taken already is refused before anything is written.
  package init(_ path: String) throws(BackupFailure) {
    guard access(path, F_OK) != 0 else { throw .exists(path: path) }
    self.path = path
    draft = "\(path).\(UUID().uuidString).new"
    descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
  }

  deinit {
    close(descriptor)
    unlink(draft)
  }

  /// Syncs it and gives it its name.
  /// - Returns: its size in bytes.
  package func place() throws(BackupFailure) -> Int64 {
    var status = stat()
    guard fstat(descriptor, &status) == 0, fsync(descriptor) == 0 else { throw unwritable() }
    guard link(draft, path) == 0 else { throw errno == EEXIST ? .exists(path: path) : unwritable() }
    try Self.syncFolder(of: path)
    return Int64(status.st_size)
  }

  /// Syncs it and gives it a name that another file has, which lies under `aside` from then on. At no moment there is no file.
  package func replace(_ present: String, settingAside aside: String) throws(BackupFailure) {
    guard fsync(descriptor) == 0 else { throw unwritable() }
    guard link(present, aside) == 0 else { throw errno == EEXIST ? .exists(path: aside) : unwritable() }
    guard rename(draft, present) == 0 else {
      let failure = unwritable()
      unlink(aside)
      throw failure
    }
    try Self.syncFolder(of: present)
  }

  /// What was renamed in the folder is so after a power cut.
  package static func syncFolder(of path: String) throws(BackupFailure) {
    let place = (path as NSString).deletingLastPathComponent
    let folder = open(place.isEmpty ? "." : place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
  }

  private func unwritable() -> BackupFailure {
    .unwritable(path: path, reason: String(cString: strerror(errno)))
  }
}
