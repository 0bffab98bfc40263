import ArgumentParser
import EvaluationAssembly

struct RecountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recount",
    abstract: "Count all tallies again, and add them up again.",
    discussion: """
      The centre keeps a digest of each group of tallies from when they were taken. What no longer fits it becomes an event, and the \
      kiosk sends its own counts again. Sums from which pages are made are held against the tallies of their unit; wrong ones are put \
      right and named. Both happen by themselves once a day, journal by journal and unit by unit; the command does it now.
      """)

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.recount(configuration: common.configuration, asJSON: json).finish()
  }
}
