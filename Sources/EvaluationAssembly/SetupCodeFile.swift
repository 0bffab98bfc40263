import EvaluationHTTP
import EvaluationStore
import Foundation
import Glibc
import Logging

/// The code that opens the page of the first day: one line in a file beside the centre's key, which its owner alone may read.
/// It stands in no log; the log names the file.
struct SetupCodeFile {
  let path: String

  init(besideKey keyPath: String) {
    path = URL(filePath: keyPath).deletingLastPathComponent().appending(path: "setup-code").path
  }

  /// The code in the file, made where there is none; `nil` when that cannot be done.
  func code() -> String? {
    if let code = read() { return code }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let code = SetupCode.random()
    let line = Array("\(code)\n".utf8)
    guard fchmod(descriptor, 0o600) == 0, write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0
    else { return nil }
    return code
  }

  /// A file of another owner, or one that others may read, is none of ours.
  private func read() -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0, status.st_uid == geteuid() else { return nil }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let text = String(decoding: bytes.prefix(count), as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return text.first.map(String.init).flatMap { $0.utf8.count >= 26 ? $0 : nil }
  }

  func remove() { unlink(path) }
}

extension Centre {
  /// Opens the page of the first day while there is no account. What goes wrong keeps nobody from serving: the command line can
  /// do the same.
  func offerSetup(_ logger: Logger) async {
    let file = SetupCodeFile(besideKey: settings.keyPath)
    do {
      guard try await store.accounts().isEmpty, try await store.setupState() != .done else { return file.remove() }
      guard let code = file.code() else {
        logger.warning(
          "the page of the first day stays closed",
          metadata: [
            "code": "setup-code-unwritable", "subject": "\(file.path)", "hint": "Use evaluationd account add.",
          ])
        return
      }
      guard try await store.offerSetup(codeHash: SetupCode.hash(code), at: clock.now()) else { return file.remove() }
      logger.notice("no account yet: open /setup with the code in the file", metadata: ["file": "\(file.path)"])
    } catch {
      logger.warning(
        "the page of the first day stays closed", metadata: ["code": "\(error.code)"])
    }
  }
}
