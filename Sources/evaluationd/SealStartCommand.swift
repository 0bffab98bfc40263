import ArgumentParser
import EvaluationAssembly

struct SealStartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal-start",
    abstract: "Open the start keys of a journal's seals, which only this centre can.",
    discussion: """
      Prints each key on a line, as kioskctl verify --seal-starts reads them:

        kioskctl verify --json journal.sqlite > verification.json
        evaluationd seal-start --verification verification.json > starts.txt
        kioskctl verify --seal-starts starts.txt journal.sqlite

      Whoever has a start key can make seals: never give it to whoever holds the kiosk.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "A start as the journal has it, in hexadecimal; give it again for several.") var start: [String] = []
  @Option(help: "The answer of kioskctl verify --json.") var verification: String?

  func validate() throws {
    guard !start.isEmpty || verification != nil else {
      throw ValidationError("Give --start or --verification.")
    }
  }

  func run() async throws {
    try await CentreCommands.openSealStarts(
      configuration: common.configuration, starts: start, file: verification
    ).finish()
  }
}
