import ArgumentParser
import EvaluationAssembly

struct AccountDisableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable",
    abstract: "Shut an account out at once, also where it is signed in.",
    discussion: "The account keeps its name, its units and its trail; nobody can sign in with it.")

  @OptionGroup var change: AccountChangeOptions

  func run() async throws {
    try await CentreCommands.setDisabled(
      true, configuration: change.common.configuration, name: change.name, asJSON: change.json
    ).finish()
  }
}

struct AccountEnableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Let a disabled account sign in again, with the password that it had.")

  @OptionGroup var change: AccountChangeOptions

  func run() async throws {
    try await CentreCommands.setDisabled(
      false, configuration: change.common.configuration, name: change.name, asJSON: change.json
    ).finish()
  }
}

struct AccountPasswordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password",
    abstract: "Give an account another password; whoever is signed in with it is signed out.",
    discussion: """
      The password is one line of standard input; on a terminal it is asked for and not shown. It has at least 12 \
      characters.
      """)

  @OptionGroup var change: AccountChangeOptions

  func run() async throws {
    try await CentreCommands.replacePassword(
      configuration: change.common.configuration, name: change.name, password: PasswordInput.read(),
      asJSON: change.json
    ).finish()
  }
}

struct AccountRightsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rights",
    abstract: "Give an account another role, other units or another clerk; at once, also where it is signed in.",
    discussion: "What is given here replaces what the account had. The last administrator stays one.")

  @OptionGroup var change: AccountChangeOptions
  @OptionGroup var rights: AccountRightsOptions

  func run() async throws {
    try await CentreCommands.replaceRights(
      configuration: change.common.configuration, name: change.name, role: rights.role, units: rights.unit,
      clerk: rights.clerk, asJSON: change.json
    ).finish()
  }
}

struct AccountListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print every account with its role and what it is for; never a password.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.listAccounts(configuration: common.configuration, asJSON: json).finish()
  }
}

/// What every change of an account takes.
struct AccountChangeOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Option(help: "Name of the account.") var name: String
  @Flag(help: "Print the result as one line of JSON.") var json = false
}

/// What an account may.
struct AccountRightsOptions: ParsableArguments {
  @Option(help: "administrator, head, viewer, inspector or clerk.") var role = "head"
  @Option(help: "Code of a unit; give it again for several. A clerk's account has none.") var unit: [String] = []
  @Option(help: "For the role clerk alone: unit and staff code, as H56.14/CB017.") var clerk: String?
}
