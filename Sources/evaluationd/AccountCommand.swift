import ArgumentParser
import EvaluationAssembly

struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Look after the accounts of people.",
    subcommands: [
      AccountAddCommand.self, AccountListCommand.self, AccountRightsCommand.self, AccountDisableCommand.self,
      AccountEnableCommand.self, AccountPasswordCommand.self,
    ])
}

struct AccountAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add an account.",
    discussion: """
      The password is one line of standard input; on a terminal it is asked for and not shown. It has at least 12 \
      characters. The account works in the units that are given and in all units below them:

        administrator  everything: accounts, registry, codes, reports, the audit
        head           reads and exports reports and figures of clerks, closes integrity events, issues closings
        viewer         reads reports of units, no figures of clerks
        inspector      reads and exports everything, the audit too, and changes nothing
        clerk          reads the own figures; has no units, but --clerk
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Name of the account: lower-case letters, digits and . - _ @") var name: String
  @OptionGroup var rights: AccountRightsOptions
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.addAccount(
      configuration: common.configuration, name: name, role: rights.role, units: rights.unit, clerk: rights.clerk,
      password: PasswordInput.read(), asJSON: json
    ).finish()
  }
}
