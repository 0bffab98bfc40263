import ArgumentParser
import Foundation
import KioskJournal
import RatingModel

/// `kioskctl verify`: whether a journal is what was written, offline.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a journal: its chain, its personal fields, and that every count follows from its entries.",
    discussion: """
      Reads only; a kiosk may be running on the file. A journal without findings holds together from its first entry \
      to its newest. That it is the right journal, and whole, is proven by the centre's receipt up to the entry that is \
      named as countersigned.
      """)

  @Argument(help: "The journal's file.")
  var path = "/var/lib/kioskd/journal.sqlite"

  @Flag(help: "Answer in JSON.")
  var json = false

  func run() throws {
    let verification: Verification
    do {
      verification = try JournalVerifier(path: path, progress: report).verify()
    } catch {
      Output.complaint("kioskctl: \(error.code): \(path): \(error.hint)")
      throw ExitCode.noInput
    }
    if json { try Output.json(VerificationAnswer(path: path, verification)) } else { say(verification) }
    if !verification.isSound { throw ExitCode.found }
  }

  private func report(done: Int64, all: Int64) {
    guard !json, all > 50_000 else { return }
    Output.complaint("\(done) of \(all) entries")
  }

  private func say(_ verification: Verification) {
    let statistics = verification.statistics
    Output.line("entries         \(statistics.entries), the last hash \(statistics.head.text)")
    Output.line("countersigned   up to entry \(statistics.countersigned)")
    Output.line("sessions        \(statistics.sessions), without an outcome \(statistics.sessionsWithoutOutcome)")
    Output.line("ratings         \(statistics.ratings), released \(statistics.released), waiting \(statistics.waiting)")
    Output.line("other presses   \(statistics.presses), corrections \(statistics.corrections)")
    Output.line("personal fields \(statistics.personalFields)")
    Output.line("tallies         digest \(statistics.digest)")
    for finding in verification.findings {
      Output.line("FOUND \(finding.code.rawValue)\(place(finding)): \(finding.text)")
    }
    if verification.isCut { Output.line("There is more; the first \(Verification.mostFindings) are listed.") }
    Output.line(
      verification.isSound
        ? "The chain holds and every count follows from the entries." : "This journal is not what was written.")
  }

  private func place(_ finding: VerificationFinding) -> String {
    guard let entries = finding.entries else { return "" }
    return entries.count == 1
      ? " at entry \(entries.lowerBound)" : " at entries \(entries.lowerBound) to \(entries.upperBound)"
  }
}

/// The answer for programs.
private struct VerificationAnswer: Encodable {
  struct Finding: Encodable {
    let code: String
    let first: Int64?
    let last: Int64?
    let text: String
  }
  let path: String
  let sound: Bool
  let entries: Int64
  let hash: String
  let countersigned: Int64
  let sessions: Int
  let sessionsWithoutOutcome: Int
  let outcomes: [String: Int]
  let ratings: Int
  let released: Int
  let waiting: Int
  let corrections: Int
  let presses: Int
  let digest: String
  let findings: [Finding]

  init(path: String, _ verification: Verification) {
    let statistics = verification.statistics
    self.path = path
    sound = verification.isSound
    entries = statistics.entries
    hash = statistics.head.text
    countersigned = statistics.countersigned
    sessions = statistics.sessions
    sessionsWithoutOutcome = statistics.sessionsWithoutOutcome
    outcomes = Dictionary(uniqueKeysWithValues: statistics.outcomes.map { ($0.key.rawValue, $0.value) })
    ratings = statistics.ratings
    released = statistics.released
    waiting = statistics.waiting
    corrections = statistics.corrections
    presses = statistics.presses
    digest = statistics.digest
    findings = verification.findings.map {
      Finding(code: $0.code.rawValue, first: $0.entries?.lowerBound, last: $0.entries?.upperBound, text: $0.text)
    }
  }
}
