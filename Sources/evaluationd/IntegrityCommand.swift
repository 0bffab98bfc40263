import ArgumentParser
import EvaluationAssembly

struct IntegrityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "integrity", abstract: "Look after what contradicts: list integrity events, close them.",
    subcommands: [IntegrityListCommand.self, IntegrityCloseCommand.self],
    defaultSubcommand: IntegrityListCommand.self)
}

struct IntegrityListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print integrity events, the open ones first, then the newest.",
    discussion: """
      An event says what a kiosk's messages contradict, which entries of its journal are in doubt, how many, and since when. It \
      stays until somebody closes it with a reason, and in the list of --all for good. A settled event ended by itself.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Code of a unit: only kiosks that stood there then, or at a unit below.") var unit: String?
  @Option(help: "Id of a kiosk.") var kiosk: String?
  @Flag(help: "Those that ended, too.") var all = false
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.integrity(
      configuration: common.configuration, unit: unit, kiosk: kiosk, all: all, asJSON: json
    ).finish()
  }
}

struct IntegrityCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Close an event: somebody looked into it and answers for the reason.",
    discussion: """
      Number, account and reason stand in the reports of the unit and cannot be changed. Write what was found and what was done \
      about it; name no citizen and no level.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "Number of the event, as evaluationd integrity prints it.") var number: Int64
  @Option(help: "The account that answers for it; a head's or an administrator's of the unit at which the kiosk stood.")
  var account: String
  @Option(help: "Why, in at most 1000 characters.") var reason: String
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.closeIntegrityEvent(
      configuration: common.configuration, number: number, account: account, reason: reason, asJSON: json
    ).finish()
  }
}
