import ArgumentParser
import EvaluationAssembly

struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Look after the tokens of programs that call the centre's API.",
    subcommands: [TokenAddCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

struct TokenAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Issue a token to a program, as the one-stop software, and print it once.",
    discussion: """
      The token reaches the unit and all units below it, and their counters, or only the counters that are given. Give it \
      no more scopes than the program needs: \(CentreCommands.tokenScopes). Only a hash of it is kept here: if it is lost, \
      revoke it and issue another under a new name.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Name of the token: lower-case letters, digits, - and _") var name: String
  @Option(help: "Code of the unit, as in units.csv.") var unit: String
  @Option(help: "Code of one of its counters; give it again for several.") var counter: [String] = []
  @Option(
    help: "What it is good for, as above; give it again for several.")
  var scope: [String]
  @Option(help: "Last day on which it holds, as 2027-06-30; without it, until it is revoked.") var through: String?
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.addToken(
      configuration: common.configuration, name: name, unit: unit, counters: counter, scopes: scope,
      through: through, asJSON: json
    ).finish()
  }
}

struct TokenListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print every token with what it reaches, revoked ones among them; never a secret.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.listTokens(configuration: common.configuration, asJSON: json).finish()
  }
}

struct TokenRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take nothing with a token any more. It cannot be undone.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Name of the token, as evaluationd token list prints it.") var name: String
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.revokeToken(configuration: common.configuration, name: name, asJSON: json).finish()
  }
}
