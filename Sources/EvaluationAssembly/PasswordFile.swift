import Foundation
import Glibc

/// A file of one line with the password of the data base's user.
struct PasswordFile {
  private static let longestBytes = 1024
  let path: String

  /// Refused where others than the owner may read it. A credential of the service manager is its own: what else may read it
  /// there is the service, which the file does not belong to.
  func password(credentials: String? = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"])
    throws(CentreFailure) -> String
  {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .passwordUnreadable(path: path, reason: String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .passwordUnreadable(path: path, reason: "no file")
    }
    let isCredential = credentials.map { !$0.isEmpty && path.hasPrefix($0 + "/") } ?? false
    guard status.st_mode & (isCredential ? 0o007 : 0o077) == 0 else { throw .passwordExposed(path: path) }
    let content = (try? handle.read(upToCount: Self.longestBytes)) ?? Data()
    let line = String(decoding: content, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).first
    guard let line, !line.isEmpty, content.count < Self.longestBytes, !line.contains("\0") else {
      throw .passwordUnreadable(path: path, reason: "no password in its first line")
    }
    return String(line)
  }
}
