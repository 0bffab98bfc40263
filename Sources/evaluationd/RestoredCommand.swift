import ArgumentParser
import EvaluationAssembly

struct RestoredCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restored",
    abstract:
      "After a backup was put back by other means than evaluationd restore: have every kiosk send everything again.",
    discussion: """
      Run it once, when the restored file is in its place; the service may run already. Without it the centre becomes whole as well, \
      only later: kiosks notice that digests differ, and send what does. Running it again only makes them send again.
      """)

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.restored(configuration: common.configuration, asJSON: json).finish()
  }
}
