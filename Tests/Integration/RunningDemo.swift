import Foundation
import TestSupport

/// The real `kioskctl demo`, with a folder of its own for all that is temporary.
struct RunningDemo {
  let process: ProcessUnderTest
  let folder: ScratchFolder

  init(_ options: [String] = []) throws {
    folder = try ScratchFolder("demo")
    process = try ProcessUnderTest("kioskctl", ["demo"] + options, environment: ["TMPDIR": folder.path])
  }

  /// Everything that it said. It must have ended.
  var lines: [String] {
    get async {
      while await process.output.next() != nil {}
      return process.output.all
    }
  }

  var leftFiles: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
  }

  /// Processes that were told of the folder, by their command lines.
  var leftProcesses: [String] {
    get throws { try Self.processes(toldOf: folder) }
  }

  static func processes(toldOf folder: ScratchFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
      .compactMap { try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8) }
      .filter { $0.contains(folder.path) }
  }
}
