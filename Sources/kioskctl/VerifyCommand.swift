import ArgumentParser
import Foundation
import KioskAssembly
import KioskJournal

/// `kioskctl verify`: whether a journal is what was written, offline.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a journal: its chain, its personal fields, and that every count follows from its entries.",
    discussion: """
      Reads only; a kiosk may be running on the file. A journal without findings holds together from its first entry \
      to its newest: that alone proves nothing against someone who wrote all of it anew. The centre's signature does. Up \
      to the entry that is named as countersigned this is the journal that the centre countersigned with its newest \
      receipt.

      The signature is checked by the key that the kiosk pinned, in enrolment.json beside the journal. Whoever can write \
      the one can write the other: compare the fingerprint that is shown with the end of a one-time code of the centre, \
      or give the centre's own key. Without either the signature is not checked, and nothing is named as countersigned.
      """)

  @Argument(help: "The journal's file.")
  var path = "/var/lib/kioskd/journal.sqlite"

  @Option(
    help: ArgumentHelp(
      "The centre's public key: 32 bytes in base64url, as “centreKey” in enrolment.json.", valueName: "key"))
  var centreKey: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the journal's archives; without it, “archive” beside the journal, if it is there.",
      valueName: "folder"))
  var archives: String?

  @Option(
    help: ArgumentHelp(
      "A file with start keys of seals, one in hexadecimal on each line, as the centre opened them.",
      valueName: "file"))
  var sealStarts: String?

  @Flag(help: "Answer in JSON.")
  var json = false

  func validate() throws {
    guard let centreKey, CentreSignature(publicKey: centreKey) == nil else { return }
    throw ValidationError("--centre-key must be a public key: 32 bytes in base64url without padding.")
  }

  func run() async throws {
    let centre = try centreSignature()
    let starts = try startKeys()
    var verification: Verification
    do {
      let folder = archives ?? URL(filePath: path).deletingLastPathComponent().appending(path: "archive").path
      verification = try JournalVerifier(path: path, archives: folder, sealStarts: starts, progress: report).verify()
    } catch {
      Output.complaint("kioskctl: \(error.code): \(path): \(error.hint)")
      throw ExitCode.noInput
    }
    await centre?.check(&verification)
    if json {
      try Output.json(VerificationAnswer(path: path, verification, centre: centre))
    } else {
      say(verification, centre)
    }
    if !verification.isSound { throw ExitCode.found }
  }

  /// The key that was given, else the one that the kiosk pinned, if it pinned one.
  private func centreSignature() throws -> CentreSignature? {
    if let centreKey { return CentreSignature(publicKey: centreKey) }
    do { return try CentreSignature(pinnedBesideJournal: path) } catch {
      Output.complaint(
        "kioskctl: enrolment-unreadable: enrolment.json beside \(path): Run as its owner, or give --centre-key.")
      throw ExitCode.noInput
    }
  }

  private func startKeys() throws -> [Data] {
    guard let sealStarts else { return [] }
    guard let text = try? String(contentsOfFile: sealStarts, encoding: .utf8) else {
      Output.complaint("kioskctl: seal-starts-unreadable: \(sealStarts): Give a file that can be read.")
      throw ExitCode.noInput
    }
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    let keys = lines.compactMap(SealStartText.bytes)
    guard keys.count == lines.count, !keys.isEmpty else {
      Output.complaint("kioskctl: seal-starts-malformed: \(sealStarts): Each line must be 64 hexadecimal digits.")
      throw ExitCode.noInput
    }
    return keys
  }

  private func report(done: Int64, all: Int64) {
    guard !json, all > 50_000 else { return }
    Output.complaint("\(done) of \(all) entries")
  }

  private func say(_ verification: Verification, _ centre: CentreSignature?) {
    let statistics = verification.statistics
    Output.line("entries         \(statistics.entries), the last hash \(statistics.head.text)")
    Output.line("countersigned   \(Self.words(verification.countersignature, centre))")
    if !verification.archives.isEmpty {
      Output.line(
        "archives        \(verification.archives.count), up to entry \(verification.archives.last?.through ?? 0)")
    }
    Output.line("sealed          \(Self.words(verification.sealing))")
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

  private static func words(_ kept: Countersignature?, _ centre: CentreSignature?) -> String {
    guard let kept else { return "nothing; the journal keeps no receipt" }
    switch kept.state {
    case .holds: return "up to entry \(kept.through), by the centre's key \(centre?.fingerprint ?? "")"
    case .fails: return "nothing; the receipt for entry \(kept.through) does not vouch for this journal"
    case .unchecked:
      return "not checked; there is a receipt for entry \(kept.through), and no key to check its signature with"
    }
  }

  private static func words(_ sealing: Sealing?) -> String {
    guard let sealing else { return "nothing" }
    let range = "\(sealing.entries) entries, up to entry \(sealing.through)"
    switch sealing.state {
    case .holds: return "\(range); every seal is the right one"
    case .fails: return "\(range); a seal is missing or wrong"
    case .unchecked:
      return sealing.beganEarlier
        ? "\(range); not checked from the beginning, for sealing began in an archive: give --archives"
        : "\(range); not checked, for a start key is missing"
    }
  }

  private func place(_ finding: VerificationFinding) -> String {
    guard let entries = finding.entries else { return "" }
    return entries.count == 1
      ? " at entry \(entries.lowerBound)" : " at entries \(entries.lowerBound) to \(entries.upperBound)"
  }
}
