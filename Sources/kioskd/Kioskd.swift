import ArgumentParser
import KioskAssembly

/// The appliance's program: a few lines; everything is in KioskAssembly.
@main
struct Kioskd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kioskd",
    abstract: "Takes citizens' ratings at one counter and keeps them.",
    discussion: """
      Reads the configured input devices, binds each rating to the clerk and the dossier being served, keeps it in a \
      local journal before it says thank you, and forwards tallies to the centre.

      Check a configuration first with: kioskctl check /etc/kioskd/kioskd.toml
      Exit codes: 0 stopped cleanly, 64 wrong options, 78 wrong configuration, 71 the system refused something.
      """,
    version: KioskVersion.text)

  @Option(name: .long, help: ArgumentHelp("The configuration to run.", valueName: "path"))
  var configuration = "/etc/kioskd/kioskd.toml"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An inherited socket that stands in for the buttons. For kioskctl demo.", valueName: "descriptor"))
  var demoChannel: Int32?

  @Flag(name: .long, help: "Time stands still until the demo's channel moves it. Refused without --demo-channel.")
  var simulatedClock = false

  func run() async throws {
    let code = await KioskProcess.run(
      configurationPath: configuration, demoChannel: demoChannel, simulatedClock: simulatedClock)
    throw ExitCode(code)
  }
}
