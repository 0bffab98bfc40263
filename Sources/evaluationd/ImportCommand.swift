import ArgumentParser
import EvaluationAssembly

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Put new lists of units, counters and clerks in place of the present ones: all of it or nothing.",
    discussion: """
      The files are CSV in UTF-8 with a header line, in any order of columns:

        units.csv     code,name,parent,valid_from,valid_to
        counters.csv  unit,code,name,valid_from,valid_to
        clerks.csv    unit,staff,name,title,valid_from,valid_to

      Days are written 2026-11-21 and included; an empty one is open. Lists without a file stay as they are. Every \
      problem is told by file, line and column. Tallies of units and clerks that are not listed are kept.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The list of units.") var units: String?
  @Option(help: "The list of counters.") var counters: String?
  @Option(help: "The list of clerks.") var clerks: String?
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func validate() throws {
    guard units != nil || counters != nil || clerks != nil else {
      throw ValidationError("Give at least one of --units, --counters and --clerks.")
    }
  }

  func run() async throws {
    try await CentreCommands.importRegistry(
      configuration: common.configuration, units: units, counters: counters, clerks: clerks, asJSON: json
    ).finish()
  }
}
