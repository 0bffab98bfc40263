import ArgumentParser
import Foundation
import KioskExplanation
import KioskJournal
import RatingModel

/// `kioskctl audit`: a clerk's figures reproduced from a journal's entries, and what vouches for them.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Reproduces a clerk's figures from the entries of a journal, against the heads that the centre keeps.",
    discussion: """
      For an inspector with a copy of a kiosk's disk and the centre's heads of it, as `evaluationd heads --json` prints \
      them. Reads only. Verifies the journal and its archives as kioskctl verify does; looks whether every head of the \
      centre stands in the chain with that hash, and whether the counts that were released up to it are those that the \
      centre countersigned; then adds up the clerk's figures from the entries alone, as the centre's report shows them.

      The figures are those of this journal: where a clerk sat at several counters, the report adds up the journals of \
      all of them. A level that waits in a lot is in no figure; it stands in the entries, and the centre does not have it.
      """)

  @Option(help: ArgumentHelp("The journal's file.", valueName: "path"))
  var journal = "/var/lib/kioskd/journal.sqlite"

  @Option(
    help: ArgumentHelp(
      "The folder of the journal's archives; without it, “archive” beside the journal, if it is there.",
      valueName: "folder"))
  var archives: String?

  @Option(help: ArgumentHelp("A file with the centre's heads, one in JSON on each line.", valueName: "file"))
  var heads: String

  @Option(help: ArgumentHelp("The clerk: UNIT/STAFF; with a colon between them too.", valueName: "unit:staff"))
  var clerk: String

  @Option(help: ArgumentHelp("The first day, as 2026-11-21, local to the unit.", valueName: "day"))
  var from: String

  @Option(help: ArgumentHelp("The last day.", valueName: "day"))
  var to: String

  @Option(help: "The language of the answer: vi or en.")
  var language = StoryText.Language.en

  @Flag(help: "Answer in JSON.")
  var json = false

  func validate() throws { _ = try question() }

  func run() throws {
    let folder = archives ?? URL(filePath: journal).deletingLastPathComponent().appending(path: "archive").path
    let verifier = JournalVerifier(path: journal, archives: folder, heads: try centreHeads())
    let (verification, audit): (Verification, ClerkAudit?)
    do {
      (verification, audit) = try verifier.audit(try question())
    } catch let error as JournalFailure {
      Output.complaint("kioskctl: \(error.code): \(journal): \(error.hint)")
      throw ExitCode.noInput
    }
    if json {
      try Output.json(AuditAnswer(path: journal, try question(), verification, audit))
    } else {
      for line in AuditText(language).lines(try question(), verification, audit) { Output.line(line) }
    }
    if !verification.isSound { throw ExitCode.found }
  }

  private func question() throws -> ClerkQuestion {
    guard let clerk = ClerkID(clerk.replacing(":", with: "/")) else {
      throw ValidationError("--clerk must be UNIT:STAFF, as H56.14:CB017.")
    }
    guard let first = CivilDate(from), let last = CivilDate(to), first <= last else {
      throw ValidationError("--from and --to must be days as 2026-11-21, the first not after the last.")
    }
    return ClerkQuestion(clerk: clerk, days: first...last)
  }

  private func centreHeads() throws -> [CountersignedHead] {
    guard let text = try? String(contentsOfFile: heads, encoding: .utf8) else {
      Output.complaint("kioskctl: heads-unreadable: \(heads): Give a file that can be read.")
      throw ExitCode.noInput
    }
    guard let known = try? CountersignedHead.lines(text), !known.isEmpty else {
      Output.complaint(
        "kioskctl: heads-malformed: \(heads): Each line must be a head as evaluationd heads --json prints it.")
      throw ExitCode.noInput
    }
    return known
  }
}
