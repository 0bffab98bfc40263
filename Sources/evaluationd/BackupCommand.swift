import ArgumentParser
import EvaluationAssembly

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write everything that the store holds into a new file, while the service runs.",
    discussion: """
      The file is as the store was at one moment. It is read back before it has its name, which nothing may have yet, and only its \
      owner may read it. With PostgreSQL it is what pg_dump --format=custom writes.

      The centre's key is not in it and needs a copy of its own.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The new file.") var file: String
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.backUp(configuration: common.configuration, file: file, asJSON: json).finish()
  }
}
