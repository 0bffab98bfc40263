import ArgumentParser
import KioskAssembly

/// The technician's program. One file per subcommand.
@main
struct Kioskctl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kioskctl",
    abstract: "Checks, watches and verifies a rating kiosk; shows how it works.",
    discussion: """
      Every subcommand explains itself: kioskctl help check. With --json the answer is for a script.

      Exit codes: 0 all is well, 1 something was found, 64 wrong options, 66 no such file, 69 not reachable, \
      78 wrong configuration; the demo, ended by a signal, 128 and its number.
      """,
    version: KioskVersion.text,
    subcommands: [
      CheckCommand.self, DevicesCommand.self, MonitorCommand.self, LearnCommand.self, RecordCommand.self,
      VerifyCommand.self, AuditCommand.self,
      ExplainCommand.self, PinCommand.self, MaintenanceCommand.self, SoundCommand.self, DemoCommand.self,
    ])
}
