import ArgumentParser
import EvaluationAssembly

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Look into the audit: who signed in, read, exported and changed what; and whether it is whole.",
    subcommands: [AuditListCommand.self, AuditVerifyCommand.self], defaultSubcommand: AuditListCommand.self)
}

struct AuditListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print events of the audit, the newest first.",
    discussion: """
      A line has the time, what happened, the account, token or clerk, the address, and what it was about. At the command line \
      the system's user stands with it as a claim: whoever may write the centre's files may say anything. A name that is no \
      account's is not kept: people type passwords there.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Only events by or about this account, token, or clerk (as H56.14/CB017).") var person: String?
  @Option(help: "Only events of this kind, as they are printed.") var kind: String?
  @Option(help: "Only events older than the one with this id, as --json prints it.") var before: Int64?
  @Option(help: "Print at most so many events.") var most = CentreCommands.auditLength
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.audit(
      configuration: common.configuration, person: person, kind: kind, before: before, most: most, asJSON: json
    ).finish()
  }
}

struct AuditVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compute the chain of the audit again and print its head.",
    discussion: """
      Each event is chained to the one before it by SHA-256; what was changed or removed is named, and the command ends with 65. \
      The chain needs no key: whoever writes to the data base could make all of it anew. So note the head that is printed where \
      they cannot write, and give it with --noted the next time.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "A head that was printed before, NUMBER:HASH; it must still be in the chain.") var noted: String?
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.verifyAudit(configuration: common.configuration, noted: noted, asJSON: json).finish()
  }
}
