import Foundation
import Testing

/// The real program as a child process, known by its process id alone.
final class EvaluationdProcess: Sendable {
  struct Listening: Decodable, Sendable {
    let event: String
    let name: String
    let address: String
    let port: Int
  }

  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    process.executableURL = try Self.program()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// The program lies beside the test bundle.
  private static func program() throws -> URL {
    let folders =
      [Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent()].compactMap(\.self)
      + CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
    let programs = folders.map { $0.appending(path: "evaluationd") }
    return try #require(
      programs.first { FileManager.default.isExecutableFile(atPath: $0.path) }, "evaluationd is not built")
  }

  /// Waits until the program has said where each of the listeners is; `nil` when it ends before.
  func listening(_ names: Set<String>) async throws -> [String: Int]? {
    try await Task.detached { [output] in
      var (ports, pending) = ([String: Int](), Data())
      while !names.isSubset(of: ports.keys) {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { return nil }
        pending.append(more)
        while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
          let said = try JSONDecoder().decode(Listening.self, from: Data(pending[pending.startIndex..<end]))
          ports[said.name] = said.port
          pending = Data(pending[pending.index(after: end)...])
        }
      }
      return ports
    }.value
  }

  func terminate() { process.terminate() }

  /// Waits for the end: exit code, and everything that was written to standard error.
  func end() async -> (code: Int32, errors: String) {
    let errors = await Task.detached { [errors] in
      String(decoding: (try? errors.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
    }.value
    process.waitUntilExit()
    return (process.terminationStatus, errors)
  }
}
