import ArgumentParser
import EvaluationAssembly

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the place of the store, and have every kiosk send everything again.",
    discussion: """
      Stop every evaluationd first. The backup is checked whole before anything is touched: that it is a centre's, of a version that this \
      program knows, and undamaged. It comes into the store of the configuration, which must be of the same engine.

      Take only backups that were out of strangers' reach: of PostgreSQL they are programs that the data base carries out.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The backup, as evaluationd backup has made it.") var file: String
  @Flag(help: "Where something is kept already: set it aside. It is not deleted.") var replace = false
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.restore(
      configuration: common.configuration, file: file, replacing: replace, asJSON: json
    ).finish()
  }
}
