import EvaluationHTTP
import Foundation
import Glibc

/// The file of the centre's key: one line, `centre-key-1 <private key, base64>`, readable by its owner alone.
struct CentreKeyFile {
  private static let label = "centre-key-1"
  private static let longestBytes = 4096
  let path: String

  /// Reads the key, or makes one where there is none: durable before it is used, and one only, however many processes
  /// try.
  func key() throws(CentreFailure) -> CentreKey {
    if let key = try read() { return key }
    try make()
    guard let key = try read() else { throw .keyUnreadable(path: path) }
    return key
  }

  /// `nil` when there is no file.
  func read() throws(CentreFailure) -> CentreKey? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .keyUnreadable(path: path)
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .keyUnreadable(path: path) }
    guard status.st_mode & 0o077 == 0 else { throw .keyExposed(path: path) }
    let content = (try? handle.read(upToCount: Self.longestBytes)) ?? Data()
    guard let key = Self.parse(content) else { throw .keyUnreadable(path: path) }
    return key
  }

  private static func parse(_ content: Data) -> CentreKey? {
    let words = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == label, let bytes = Data(base64Encoded: String(words[1])) else { return nil }
    return CentreKey(rawRepresentation: bytes)
  }

  /// Writes a new key under another name and gives it the right one only when it is whole and synced. A link never
  /// replaces a file: of two processes one makes the key, and both use it.
  private func make() throws(CentreFailure) {
    let draft = "\(path).\(UUID().uuidString).new"
    defer { unlink(draft) }
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw unwritable() }
    defer { close(descriptor) }
    let line = Array("\(Self.label) \(CentreKey().rawRepresentation.base64EncodedString())\n".utf8)
    guard write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else { throw unwritable() }
    guard link(draft, path) == 0 || errno == EEXIST else { throw unwritable() }
    try syncFolder()
  }

  private func syncFolder() throws(CentreFailure) {
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw unwritable() }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw unwritable() }
  }

  private func unwritable() -> CentreFailure { .keyUnwritable(path: path, reason: String(cString: strerror(errno))) }
}
