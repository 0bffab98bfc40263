import Foundation

/// A small file that only its owner can read, and that is there completely or not at all.
struct PrivateFile: Sendable {
  let path: String

  static let longestBytes = 64 * 1024

  private var folder: String { (path as NSString).deletingLastPathComponent }
  private var beside: String { path + ".new" }

  /// `nil` when there is no such file.
  /// - Throws: ``ForwardingError/keyExposed(path:)`` when others may read or write it, otherwise the given error.
  func read(orThrow unreadable: ForwardingError, exposed: ForwardingError?) throws(ForwardingError) -> Data? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw unreadable
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      (0...Self.longestBytes).contains(Int(status.st_size))
    else { throw unreadable }
    if let exposed, status.st_mode & 0o077 != 0 { throw exposed }
    var bytes = [UInt8](repeating: 0, count: Self.longestBytes)
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress?.advanced(by: length), $0.count - length)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable }
      if count == 0 { break }
      length += count
    }
    return Data(bytes.prefix(length))
  }

  /// Writes beside, syncs, puts in place, syncs the folder: after a power cut there is the old content or the new.
  /// - Parameter replacing: `false` leaves a file that is already there untouched and throws.
  func write(_ data: Data, replacing: Bool) throws(ForwardingError) {
    unlink(beside)
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure() }
    let written = writeAll(data, to: descriptor) && fsync(descriptor) == 0
    let reason = errno
    close(descriptor)
    guard written else {
      unlink(beside)
      throw failure(reason)
    }
    let placed = replacing ? rename(beside, path) == 0 : link(beside, path) == 0
    let placing = errno
    if !replacing || !placed { unlink(beside) }
    guard placed else { throw failure(placing) }
    try syncFolder()
  }

  private func writeAll(_ data: Data, to descriptor: Int32) -> Bool {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func syncFolder() throws(ForwardingError) {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    let synced = fsync(descriptor) == 0
    let reason = errno
    close(descriptor)
    guard synced else { throw failure(reason) }
  }

  private func failure(_ number: Int32 = errno) -> ForwardingError {
    .fileUnwritable(path: path, reason: String(cString: strerror(number)))
  }
}
