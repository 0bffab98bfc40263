import ArgumentParser
import EvaluationAssembly
import Foundation

/// The central evaluation service.
@main
struct Evaluationd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluationd",
    abstract: "The central evaluation service: takes tallies of kiosks in and serves managers' reports.",
    discussion: """
      A new centre in four steps, as the user to whom its folder belongs (runuser -u evaluationd -- evaluationd …):

        evaluationd import --units units.csv --counters counters.csv --clerks clerks.csv
        evaluationd account add --name ha.nguyen --unit H56        (the password comes on standard input)
        evaluationd serve                                          (systemd does it: systemctl enable --now evaluationd)
        evaluationd enrol --unit H56.14 --counter Q01              (prints the kiosk's one-time code)

      Every subcommand but serve, restore and move may be used while the service runs.

      Exit codes: 0 done, 64 wrong usage, 65 the input is not right, 69 something needed is not available (a retry may \
      help), 78 the configuration is not right.
      """,
    version: CentreVersion.text,
    subcommands: [
      ServeCommand.self, ImportCommand.self, ImportResultsCommand.self, EnrolCommand.self, RevokeCommand.self,
      AccountCommand.self, TokenCommand.self, ClerkCommand.self, ReportCommand.self, IntegrityCommand.self,
      RecountCommand.self, ClosingCommand.self,
      HeadsCommand.self, SealStartCommand.self, BackupCommand.self, RestoreCommand.self, RestoredCommand.self,
      MoveCommand.self, KeyCommand.self,
      AuditCommand.self, PersonalCommand.self,
    ])
}

/// What every subcommand takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "The configuration file.")
  var configuration = "/etc/evaluationd/evaluationd.toml"
}

/// What a subcommand takes that answers in words or as JSON.
struct AnswerOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Flag(help: "Print the result as one line of JSON.") var json = false
}

extension CommandOutcome {
  /// Prints what there is to print and ends with the exit code.
  func finish() throws {
    try FileHandle.standardOutput.write(contentsOf: output)
    try FileHandle.standardError.write(contentsOf: Data(notes.utf8))
    guard exit == .done else { throw ExitCode(exit.rawValue) }
  }
}
