import ArgumentParser
import EvaluationAssembly

struct ClerkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clerk", abstract: "Look after what clerks sign in with on the centre's page of their counter.",
    subcommands: [ClerkPINCommand.self])
}

struct ClerkPINCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin",
    abstract: "Give a clerk a PIN, or take it away.",
    discussion: """
      Reads the PIN twice, so that a slip of the finger is noticed; on a terminal it is asked for and not shown. It has 6 to \
      12 digits. With --badge the clerk's badge is read instead, by a reader that types like a keyboard. The clerk signs in \
      at the counters of the unit that issued the staff code and of the units below it, at /counter/UNIT/COUNTER.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Code of the unit that issued the staff code, as in clerks.csv.") var unit: String
  @Option(help: "The staff code, as in clerks.csv.") var staff: String
  @Flag(help: "A badge instead of a PIN.") var badge = false
  @Flag(help: "Take it away; whoever is signed in with it can do nothing more.") var remove = false
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    guard !remove else {
      return try await CentreCommands.removeClerkSecret(
        configuration: common.configuration, unit: unit, staff: staff, isBadge: badge, asJSON: json
      ).finish()
    }
    let noun = badge ? "Badge" : "PIN"
    let typed = ["\(noun): ", "\(noun) again: "].compactMap { PasswordInput.read($0) }
    try await CentreCommands.keepClerkSecret(
      configuration: common.configuration, unit: unit, staff: staff, isBadge: badge, typed: typed, asJSON: json
    ).finish()
  }
}
