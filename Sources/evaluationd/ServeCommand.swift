import ArgumentParser
import EvaluationAssembly

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve kiosks and managers until SIGTERM or SIGINT.",
    discussion: """
      Prints one line of JSON on standard output for each listener that is open, so that port 0 can be used:

        {"address":"127.0.0.1","event":"listening","name":"pages","port":40123}

      The log goes to standard error. Under systemd use Type=notify and WatchdogSec.
      """)

  @OptionGroup var common: CommonOptions

  func run() async throws { try await CentreCommands.serve(configuration: common.configuration).finish() }
}
