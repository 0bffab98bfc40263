import Foundation
import TestSupport
import Testing

/// What one subcommand of the real evaluationd printed, and how it ended.
struct CentreCommand {
  let status: Int32
  let output: [String]
  let errors: [String]

  /// Runs it to its end on the configuration in `folder`.
  init(
    _ arguments: [String], in folder: ScratchFolder, input: String? = nil, environment: [String: String] = [:]
  ) async throws {
    let configuration = ["--configuration", folder.file("evaluationd.toml").path]
    let evaluationd = try ProcessUnderTest("evaluationd", arguments + configuration, environment: environment)
    if let input { try evaluationd.write(input) }
    evaluationd.closeInput()
    status = await evaluationd.wait()
    while await evaluationd.output.next() != nil {}
    while await evaluationd.errors.next() != nil {}
    output = evaluationd.output.all
    errors = evaluationd.errors.all
  }

  /// The same, for a subcommand that must work.
  @discardableResult
  static func run(_ arguments: [String], in folder: ScratchFolder, input: String? = nil) async throws -> [String] {
    let command = try await CentreCommand(arguments, in: folder, input: input)
    try #require(command.status == 0, "evaluationd \(arguments.joined(separator: " ")): \(command.errors)")
    return command.output
  }

  /// Puts the registry of ``CentreFile`` in place of the present one.
  static func importRegistry(in folder: ScratchFolder) async throws {
    let lists = ["units", "counters", "clerks"].flatMap { ["--\($0)", folder.file("\($0).csv").path] }
    try await run(["import"] + lists, in: folder)
  }

  static func add(_ account: CentreAccount, in folder: ScratchFolder) async throws {
    try await run(
      ["account", "add", "--name", account.name, "--unit", account.unit], in: folder, input: account.password)
  }

  /// A token for the session API, as it is printed once.
  static func token(
    _ name: String = "mot-cua", unit: String = "H56", counters: [String] = [], scope: String = "sessions",
    in folder: ScratchFolder
  ) async throws -> String {
    let reach = ["--unit", unit] + counters.flatMap { ["--counter", $0] }
    let lines = try await run(["token", "add", "--name", name, "--scope", scope] + reach, in: folder)
    return try #require(lines.first)
  }

  /// Gives a clerk of H56.14 a PIN.
  static func pin(_ pin: String, of staff: String, in folder: ScratchFolder) async throws {
    try await run(
      ["clerk", "pin", "--unit", "H56.14", "--staff", staff], in: folder, input: "\(pin)\n\(pin)")
  }

  /// A one-time code for the kiosk of a counter.
  static func enrolmentCode(unit: String = "H56.14", counter: String = "Q03", in folder: ScratchFolder) async throws
    -> String
  {
    let lines = try await run(["enrol", "--unit", unit, "--counter", counter], in: folder)
    return try #require(lines.first)
  }
}
