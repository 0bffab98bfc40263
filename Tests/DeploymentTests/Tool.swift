import Foundation
import TestSupport

/// A program of the operating system, run as it is.
struct Tool {
  struct Outcome {
    let status: Int32
    /// Standard output, then standard error.
    let output: String
  }

  let path: String

  /// `nil` when the program is not installed.
  init?(_ name: String) {
    let folders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"]
    guard let folder = folders.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") })
    else { return nil }
    path = "\(folder)/\(name)"
  }

  static func isInstalled(_ name: String) -> Bool { Tool(name) != nil }

  func run(_ arguments: [String]) throws -> Outcome {
    let ended = try FinishedProgram(
      path, arguments,
      environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "SYSTEMD_COLORS": "0"])
    return Outcome(status: ended.status, output: String(decoding: ended.output, as: UTF8.self) + ended.errors)
  }
}
