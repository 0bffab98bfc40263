import ArgumentParser
import EvaluationAssembly

struct EnrolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol",
    abstract: "Print a one-time code with which the kiosk of a counter makes itself known.",
    discussion: """
      Put the code into the kiosk's credential file. It works once, within \(CentreCommands.enrolmentHours) hours, and \
      for this counter only. A kiosk that stood there before may still deliver what it holds.

      With --list a file names many counters: CSV in UTF-8 with the header unit,counter. Codes are issued for all of them or, \
      if anything is wrong, for none, and printed as CSV: unit,counter,code,expires.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Code of the unit, as in units.csv.") var unit: String?
  @Option(help: "Code of the counter, as in counters.csv.") var counter: String?
  @Option(help: "A file that names many counters.") var list: String?
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func validate() throws {
    let isOne = unit != nil && counter != nil && list == nil
    guard isOne || (unit == nil && counter == nil && list != nil) else {
      throw ValidationError("Give either --unit and --counter, or --list.")
    }
  }

  func run() async throws {
    if let list {
      try await CentreCommands.enrolList(configuration: common.configuration, file: list, asJSON: json).finish()
    } else {
      try await CentreCommands.enrol(
        configuration: common.configuration, unit: unit ?? "", counter: counter ?? "", asJSON: json
      ).finish()
    }
  }
}
