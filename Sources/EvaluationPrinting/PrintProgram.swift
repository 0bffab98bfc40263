import Foundation
import Subprocess

/// WeasyPrint, bounded by util-linux's `prlimit`.
package struct PrintProgram: Sendable {
  private static let bounding = "/usr/bin/prlimit"

  private let path: String
  private let limits: PrintLimits

  /// - Parameter path: the whole path of the program.
  package init(path: String, limits: PrintLimits = PrintLimits()) {
    self.path = path
    self.limits = limits
  }

  /// Whether it can be started.
  package var isThere: Bool {
    [Self.bounding, path].allSatisfy(FileManager.default.isExecutableFile)
  }

  /// A PDF of a document.
  /// - Parameter second: the time that the file bears, since 1970.
  package func pdf(of html: [UInt8], second: Int64) async throws(PrintFailure) -> [UInt8] {
    guard isThere else { throw .programMissing }
    guard let text = String(validating: html, as: UTF8.self), PrintSource.isSelfContained(text) else {
      throw .documentUnfit
    }
    guard let folder = ScratchFolder() else { throw .programMissing }
    defer { folder.remove() }
    let run = Task { try await output(of: html, in: folder.path, second) }
    let limit = Task {
      try await Task.sleep(for: .seconds(limits.seconds))
      run.cancel()
    }
    let end = await withTaskCancellationHandler {
      await run.result
    } onCancel: {
      run.cancel()
    }
    limit.cancel()
    switch end {
    case _ where Task.isCancelled: throw .stopped
    case _ where run.isCancelled: throw .programEndless
    case .success((0, let bytes)) where bytes.starts(with: Array("%PDF-".utf8)): return bytes
    case .success((0, _)): throw .outputUnfit
    case .success((let status, _)): throw .programFailed(status: status)
    case .failure: throw .outputUnfit
    }
  }

  /// Starts it and waits for its end: the exit status, or 128 and the number of the signal that ended it, and what it wrote.
  private func output(of html: [UInt8], in folder: String, _ second: Int64) async throws -> (Int32, [UInt8]) {
    try Task.checkCancellation()
    // Files without a name, not pipes: nothing is left half read when the program is killed.
    guard let given = TransientFile(html, in: folder), let taken = TransientFile([], in: folder) else {
      throw PrintFailure.programMissing
    }
    defer {
      given.close()
      taken.close()
    }
    let result = try await Subprocess.run(
      .path(.init(Self.bounding)), arguments: .init(arguments), environment: environment(folder, second),
      workingDirectory: .some(.init(folder)),
      input: .fileDescriptor(.init(rawValue: given.descriptor), closeAfterSpawningProcess: false),
      output: .fileDescriptor(.init(rawValue: taken.descriptor), closeAfterSpawningProcess: false),
      error: .discarded)
    let status =
      switch result.terminationStatus {
      case .exited(let status): status
      case .signaled(let number): 128 + number
      }
    return (status, taken.content(upTo: limits.outputBytes))
  }

  /// What it may load is nothing: an address that leads nowhere is what all others are relative to.
  private var arguments: [String] {
    [
      "--as=\(limits.memoryBytes)", "--cpu=\(limits.seconds)", "--fsize=\(limits.outputBytes)",
      "--nofile=\(limits.openFiles)", "--core=0", path, "--quiet", "--encoding", "utf-8", "--media-type", "print",
      "--base-url", "about:blank", "-", "-",
    ]
  }

  /// Nothing of ours; and a proxy that is not there, should anything ever be called.
  private func environment(_ folder: String, _ second: Int64) -> Environment {
    .custom([
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": folder,
      "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": "\(second)",
      "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "ftp_proxy": "http://127.0.0.1:9",
    ])
  }
}

/// An empty folder of this run, readable by nobody else.
private struct ScratchFolder {
  let path: String

  init?() {
    path = FileManager.default.temporaryDirectory.appending(path: "print-\(UUID().uuidString)").path
    let made: Void? = try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    guard made != nil else { return nil }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
