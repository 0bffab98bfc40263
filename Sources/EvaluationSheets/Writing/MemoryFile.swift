import CXLSXWriter
import Foundation

/// A file that has a path and no place on any disk; it is gone with its last user.
final class MemoryFile {
  private let descriptor: Int32

  /// `nil` when the kernel gives none.
  init?(_ name: String) {
    descriptor = memfd_create(name, 1)  // MFD_CLOEXEC
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  var path: String { "/proc/self/fd/\(descriptor)" }

  /// All that was written to it.
  func content() -> Data? {
    let length = lseek(descriptor, 0, SEEK_END)
    guard length >= 0 else { return nil }
    var content = Data(count: Int(length))
    var position = 0
    while position < content.count {
      let read = content.withUnsafeMutableBytes { bytes in
        bytes.baseAddress.map { pread(descriptor, $0 + position, bytes.count - position, off_t(position)) } ?? -1
      }
      guard read > 0 else { return nil }
      position += read
    }
    return content
  }
}
