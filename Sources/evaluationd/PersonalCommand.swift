import ArgumentParser
import EvaluationAssembly

struct PersonalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "personal",
    abstract: "Look after personal data: give out what is held of a person, and keep the register of requests.",
    discussion: "A person is an account's name, or a clerk as UNIT/STAFF (H56.14/CB017).",
    subcommands: [
      PersonalExportCommand.self, PersonalCorrectCommand.self, PersonalRequestCommand.self, PersonalStepCommand.self,
      PersonalRequestsCommand.self,
    ])
}

struct PersonalExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write everything that is held of a person into a new file (JSON) that its owner alone reads.",
    discussion: """
      Of passwords and PINs only that there is one. Of a clerk's levels what the own page shows: five ratings stand behind each, so \
      that no citizen's answer is told.
      """)

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var about: PersonOptions
  @Option(help: "The file; it must not exist.") var to: String

  func run() async throws {
    try await CentreCommands.exportPersonalData(
      configuration: answer.common.configuration, about: about.person, to: to, asJSON: answer.json
    ).finish()
  }
}

struct PersonalCorrectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Say how what is held of a person is corrected; changes nothing.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var about: PersonOptions

  func run() async throws {
    try await CentreCommands.correctPersonalData(configuration: common.configuration, about: about.person).finish()
  }
}

struct PersonalRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Register a request about own data; prints its number and the days on which it is due.",
    discussion: """
      Decree 356/2025/ND-CP: an answer within 2 working days, carried out within 15 days. Public holidays are not known here: the \
      days that are printed are never too late.
      """)

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var about: PersonOptions
  @Option(help: "export or correction.") var kind: String
  @Option(help: "The day on which it came, like 2026-11-21; today without it.") var received: String?
  @Option(help: "What is asked for, in at most 1000 characters.") var note = ""

  func run() async throws {
    try await CentreCommands.receiveRequest(
      configuration: answer.common.configuration, about: about.person, kind: kind, received: received, note: note,
      asJSON: answer.json
    ).finish()
  }
}

struct PersonalStepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step", abstract: "Register what was done about a request. What was written stays.")

  @OptionGroup var answer: AnswerOptions
  @Argument(help: "Number of the request.") var number: Int64
  @Option(help: "answered, carriedOut or refused.") var done: String
  @Option(help: "The day, like 2026-11-21; today without it.") var on: String?
  @Option(help: "How, or why not, in at most 1000 characters.") var note = ""

  func run() async throws {
    try await CentreCommands.addRequestStep(
      configuration: answer.common.configuration, number: number, step: done, on: on, note: note, asJSON: answer.json
    ).finish()
  }
}

struct PersonalRequestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: "Print the requests that are open, with the days on which they are due.")

  @OptionGroup var answer: AnswerOptions
  @Flag(help: "Those that ended, too.") var all = false

  func run() async throws {
    try await CentreCommands.listRequests(configuration: answer.common.configuration, all: all, asJSON: answer.json)
      .finish()
  }
}

/// Whom it is about.
struct PersonOptions: ParsableArguments {
  @Argument(help: "An account's name, or a clerk as UNIT/STAFF.") var person: String
}
