import Foundation

/// A program of the operating system, run as it is.
struct Tool {
  struct Outcome {
    let status: Int32
    /// Standard output and standard error, as they came.
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
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "SYSTEMD_COLORS": "0"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self))
  }
}
