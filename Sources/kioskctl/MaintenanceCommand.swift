import ArgumentParser

/// `kioskctl maintenance`: a technician's presses are never ratings.
struct MaintenanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maintenance",
    abstract: "Tells the running kiosk that a technician is at work.",
    discussion: """
      While maintenance lasts the screen says so, and no press is a rating. It ends by itself after its time, at the latest \
      when the kiosk restarts. Needs root or membership in the group kioskd.
      """,
    subcommands: [Begin.self, End.self, Status.self])

  /// What every subcommand takes.
  struct Options: ParsableArguments {
    @Option(help: ArgumentHelp("The running kiosk's control socket.", valueName: "path"))
    var socket = "/run/kioskd/control.sock"

    @Flag(help: "Answer in JSON.")
    var json = false

    func ask(_ method: ControlClient.Method, minutes: Int? = nil) async throws {
      do {
        let answer = try await ControlClient(socket: socket).maintenance(method, minutes: minutes)
        if json { return try Output.json(answer) }
        Output.line(answer.text)
      } catch let failure as ControlClient.Failure {
        Output.complaint("kioskctl: \(failure.code): \(socket): \(failure.hint)")
        throw failure.isUnreachable ? ExitCode.unavailable : ExitCode.found
      }
    }
  }

  struct Begin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "begin", abstract: "Begins maintenance, or lets it last as long from now on.")

    @OptionGroup var options: Options
    @Option(help: "After how many minutes it ends by itself: 1 to 240.")
    var minutes = 30

    func run() async throws { try await options.ask(.put, minutes: minutes) }
  }

  struct End: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: "Ends maintenance.")
    @OptionGroup var options: Options
    func run() async throws { try await options.ask(.delete) }
  }

  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Tells whether maintenance lasts, and for how long.")
    @OptionGroup var options: Options
    func run() async throws { try await options.ask(.get) }
  }
}
