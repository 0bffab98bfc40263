import Foundation
import TestSupport

/// The real program as a child process, known by its process id alone.
struct EvaluationdProcess {
  private struct Listening: Decodable {
    let name: String
    let port: Int
  }

  private let program: ProcessUnderTest

  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    program = try ProcessUnderTest("evaluationd", arguments, environment: environment)
    program.closeInput()
  }

  /// Waits until the program has said where each of the listeners is; `nil` when it ends before.
  func listening(_ names: Set<String>) async throws -> [String: Int]? {
    var ports: [String: Int] = [:]
    while !names.isSubset(of: ports.keys) {
      guard let line = await program.output.next() else { return nil }
      let said = try JSONDecoder().decode(Listening.self, from: Data(line.utf8))
      ports[said.name] = said.port
    }
    return ports
  }

  func terminate() { program.send(signal: SIGTERM) }

  /// Waits for the end: exit code, and everything that was written to standard error.
  func end() async -> (code: Int32, errors: String) {
    for await _ in program.errors {}
    return (await program.wait(), program.errors.all.joined(separator: "\n"))
  }
}
