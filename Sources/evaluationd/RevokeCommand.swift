import ArgumentParser
import EvaluationAssembly

struct RevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Take nothing from a kiosk any more: it was stolen, or its key is known to others.",
    discussion: """
      What the kiosk has delivered stays. It cannot be undone: the kiosk comes back with an empty journal, a new key and \
      a new one-time code. A kiosk that is only replaced needs no revoking: it may still deliver what it holds.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Id of the kiosk, as in the report of its unit.") var kiosk: String
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.revoke(configuration: common.configuration, kiosk: kiosk, asJSON: json).finish()
  }
}
