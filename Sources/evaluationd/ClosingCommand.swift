import ArgumentParser
import EvaluationAssembly

struct ClosingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closing",
    abstract: "Issue a month, a quarter or a year as a numbered report, and take issued reports along.",
    discussion: """
      What was issued never changes: each form is there to the byte, and its SHA-256 is that of report.json.

        evaluationd closing issue --unit H56.14 --period 2026-Q3 --account ha.nguyen
        evaluationd closing list --unit H56.14
        evaluationd closing print --unit H56.14 --number 3/2026 --form report.json | sha256sum
      """,
    subcommands: [
      ClosingListCommand.self, ClosingShowCommand.self, ClosingPrintCommand.self, ClosingIssueCommand.self,
    ])
}

struct ClosingListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what was issued for a unit, the newest first.")

  @OptionGroup var answer: AnswerOptions
  @Option(help: "Code of the unit, as in units.csv.") var unit: String

  func run() async throws {
    try await CentreCommands.closings(configuration: answer.common.configuration, unit: unit, asJSON: answer.json)
      .finish()
  }
}

struct ClosingShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an issued report: hash, forms, and what is still to be made.")

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var issued: IssuedReportOptions

  func run() async throws {
    try await CentreCommands.closing(
      configuration: answer.common.configuration, unit: issued.unit, number: issued.number, asJSON: answer.json
    ).finish()
  }
}

struct ClosingPrintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Print a form of an issued report, to the byte as it was issued.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var issued: IssuedReportOptions
  @Option(help: "Name of the form, as closing show tells it.") var form = "print.vi.html"

  func run() async throws {
    try await CentreCommands.closingForm(
      configuration: common.configuration, unit: issued.unit, number: issued.number, form: form
    ).finish()
  }
}

struct ClosingIssueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Issue a month, a quarter or a year that is over.",
    discussion: "Place, symbol and signature stay dotted lines; the page of the centre takes them.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Code of the unit, as in units.csv.") var unit: String
  @Option(help: "The clerk whose report in the unit it is, as H56.14/CB017.") var clerk: String?
  @Option(help: "A month as 2026-11, a quarter as 2026-Q4, or a year as 2026.") var period: String
  @Option(help: "The account in whose name it is issued.") var account: String
  @Option(
    help: "Issue by the structure of units on this day; as the units were at the time of service where it is left out.")
  var structureOn: String?

  func run() async throws {
    try await CentreCommands.issueClosing(
      configuration: common.configuration, unit: unit, clerk: clerk, period: period, account: account,
      structureOn: structureOn
    ).finish()
  }
}

/// Which issued report is meant.
struct IssuedReportOptions: ParsableArguments {
  @Option(help: "Code of the unit, as in units.csv.") var unit: String
  @Option(help: "Number of the report, as 3/2026.") var number: String
}
