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

struct AccountTrailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trail",
    abstract:
      "Print who signed in and out, who tried in vain, which tokens and PINs were issued and ended; the newest first.",
    discussion: """
      A line has the time, what happened, the account, token or clerk and the address. A name that is no account's is not kept: people \
      type passwords there.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Print at most so many events.") var most = CentreCommands.trailLength
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.trail(configuration: common.configuration, most: most, asJSON: json).finish()
  }
}

/// What every change of an account takes.
struct AccountChangeOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Option(help: "Name of the account.") var name: String
  @Flag(help: "Print the result as one line of JSON.") var json = false
}
