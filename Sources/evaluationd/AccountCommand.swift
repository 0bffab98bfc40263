import ArgumentParser
import EvaluationAssembly

struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Look after the accounts of managers.",
    subcommands: [
      AccountAddCommand.self, AccountDisableCommand.self, AccountEnableCommand.self, AccountPasswordCommand.self,
      AccountTrailCommand.self,
    ])
}

struct AccountAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a manager's account.",
    discussion: """
      The password is one line of standard input; on a terminal it is asked for and not shown. It has at least 12 \
      characters. The account reads the reports of the units that are given and of all units below them.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Name of the account: lower-case letters, digits and . - _ @") var name: String
  @Option(help: "Code of a unit; give it again for several.") var unit: [String]
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.addAccount(
      configuration: common.configuration, name: name, units: unit, password: PasswordInput.read(), asJSON: json
    ).finish()
  }
}
