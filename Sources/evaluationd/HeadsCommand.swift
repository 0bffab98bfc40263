import ArgumentParser
import EvaluationAssembly

struct HeadsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heads",
    abstract:
      "Print every head that the centre countersigned of a kiosk, so that its journal can be held against them.",
    discussion: """
      With --json each line is one object, for kioskctl audit: journal, sequence, hash, tallies, digest, firstAt, and matchedAt \
      if the centre's tallies were found equal.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Id of the kiosk, as in the report of its unit.") var kiosk: String?
  @Option(help: "Id of one journal.") var journal: String?
  @Flag(help: "Print one line of JSON for each head.") var json = false

  func validate() throws {
    guard (kiosk == nil) != (journal == nil) else { throw ValidationError("Give either --kiosk or --journal.") }
  }

  func run() async throws {
    try await CentreCommands.heads(
      configuration: common.configuration, kiosk: kiosk, journal: journal, asJSON: json
    ).finish()
  }
}
