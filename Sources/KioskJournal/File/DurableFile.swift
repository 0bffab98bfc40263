import Foundation
import Glibc

/// A small file that is there completely or not at all, whenever the power goes. Two syncs each time.
enum DurableFile {
  /// Writes beside, syncs, puts in place, syncs the folder.
  static func put(_ bytes: Data, at path: String, _ operation: JournalOperation) throws(JournalFailure) {
    let beside = path + ".new"
    try write(bytes, to: beside, operation)
    guard rename(beside, path) == 0 else { throw failure(operation) }
    try sync(folder: URL(filePath: path).deletingLastPathComponent().path, operation)
  }

  /// The bytes are durable when this returns; the name is when its folder has been synced.
  static func write(_ bytes: Data, to path: String, _ operation: JournalOperation) throws(JournalFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(operation) }
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw written < 0 ? failure(operation) : .full(operation) }
    guard fsync(descriptor) == 0 else { throw failure(operation) }
  }

  static func sync(folder: String, _ operation: JournalOperation) throws(JournalFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(operation) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(operation) }
  }

  /// What `errno` says.
  static func failure(_ operation: JournalOperation) -> JournalFailure {
    switch errno {
    case EROFS: .readOnly(operation)
    case ENOSPC, EDQUOT: .full(operation)
    case EIO: .inputOutput(operation, sqliteCode: Int(EIO))
    default: .cannotOpen(errorNumber: Int(errno))
    }
  }
}
