import ArgumentParser
import EvaluationAssembly

extension CentreCommands.ReportFormat: ExpressibleByArgument {}

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print the report per clerk of a unit and all units below it.",
    discussion: "The same figures that a manager downloads; works without the service.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Code of the unit, as in units.csv.") var unit: String
  @Option(help: "The first day, like 2026-11-01.") var from: String
  @Option(help: "The last day, included.") var through: String
  @Option(help: "csv or json.") var format = CentreCommands.ReportFormat.csv
  @Option(help: "By the structure of units on this day; as the units were at the time of service where it is left out.")
  var structureOn: String?
  @Flag(help: "Headings of the CSV in English.") var english = false

  func run() async throws {
    try await CentreCommands.report(
      configuration: common.configuration, unit: unit, from: from, through: through, format: format, english: english,
      structureOn: structureOn
    ).finish()
  }
}
