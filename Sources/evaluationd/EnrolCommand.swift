import ArgumentParser
import EvaluationAssembly

struct EnrolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol",
    abstract: "Print a one-time code with which the kiosk of a counter makes itself known.",
    discussion: """
      Put the code into the kiosk's credential file. It works once, within \(CentreCommands.enrolmentHours) hours, and \
      for this counter only. A kiosk that stood there before may still deliver what it holds.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Code of the unit, as in units.csv.") var unit: String
  @Option(help: "Code of the counter, as in counters.csv.") var counter: String
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.enrol(
      configuration: common.configuration, unit: unit, counter: counter, asJSON: json
    ).finish()
  }
}
