import ArgumentParser
import EvaluationAssembly

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Tell which key the centre signs with, or replace it.",
    discussion: """
      The key lies in a file beside each evaluationd; the store knows its fingerprint. All who share a store share the key: copy the file \
      of the first machine to every other one before evaluationd starts there.
      """,
    subcommands: [KeyShowCommand.self, KeyReplaceCommand.self], defaultSubcommand: KeyShowCommand.self)
}

struct KeyShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the fingerprints of the store's key and of the key that is here.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.key(configuration: common.configuration, asJSON: json).finish()
  }
}

struct KeyReplaceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract: "Make the key that is here the centre's, because the former one was lost or stolen.",
    discussion: """
      Stop every evaluationd and move the former key's file away; where there is no file, a new key is made. It cannot be undone quietly: \
      the change stands in the trail, and every kiosk must be enrolled again. Keep the former file for evaluationd seal-start.
      """)

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.replaceKey(configuration: common.configuration, asJSON: json).finish()
  }
}
