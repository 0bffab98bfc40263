import ArgumentParser
import EvaluationAssembly
import Foundation

struct MoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Move everything from the embedded store into the configured data base of PostgreSQL.",
    discussion: """
      Stop evaluationd, give store.postgres_host in the configuration, make an empty data base, then run this. All of it comes in one \
      transaction, and every row is read back and compared. The file of store.path gets another name afterwards; it is not deleted. \
      It stays the same centre: kiosks go on where they are.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The file of the embedded store; without it, store.path of the configuration.") var file: String?
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.move(configuration: common.configuration, file: file, asJSON: json) { line in
      try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }.finish()
  }
}
