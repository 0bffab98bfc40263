import Foundation
import KioskJournal
import RatingModel

/// Spoils a journal, verifies it, lets a kiosk go on with it, and says what came of it.
package struct Trial {
  private let stage: TamperStage
  private let folder: URL
  /// What the centre has after the genuine journal went on.
  private let expected: Figures

  /// - Parameter folder: For the spoiled copies; its files are replaced.
  package init(_ stage: TamperStage, in folder: URL) throws {
    self.stage = stage
    self.folder = folder
    try Self.lay(stage.files, in: folder)
    expected = try Self.goOn(stage, Self.path(folder))
  }

  /// - Returns: The outcome; and whether a kiosk that does not verify would have sent other figures.
  package func run(_ mutation: Mutation) throws -> (TrialOutcome, sentUnverified: Bool) {
    var files = stage.files
    files[mutation.file] = mutation.apply(to: files[mutation.file] ?? Data())
    try Self.lay(files, in: folder)
    var verification: Verification
    do {
      verification = try JournalVerifier(
        path: Self.path(folder), archives: folder.appending(path: "archive").path, sealStarts: [stage.start],
        heads: stage.centre.heads
      ).verify()
    } catch {
      return (.refused(error.code), sentUnverified: isSentWrong())
    }
    check(&verification)
    if let finding = verification.findings.first { return (.detected(finding.code.rawValue), isSentWrong()) }
    return (try judge(verification, mutation), false)
  }

  /// By the centre's keys.
  private func check(_ verification: inout Verification) {
    if let signed = verification.countersignature?.signed {
      verification.takeSignature(stage.centre.receipt(in: signed))
    }
    for archive in verification.archives {
      verification.takeSignature(stage.centre.receipt(in: archive.signed), of: archive)
    }
  }

  private func judge(_ verification: Verification, _ mutation: Mutation) throws -> TrialOutcome {
    let head = verification.statistics.head
    guard stage.chain[head.sequence] == head.hash else {
      throw WrongFigure(mutation: "\(mutation)", what: "the verifier takes another journal for sound")
    }
    guard head.sequence == stage.chain.keys.max() else {
      _ = isSentWrong()
      return .shortened
    }
    guard verification.statistics.digest == stage.digest else {
      throw WrongFigure(mutation: "\(mutation)", what: "the verifier takes other counts for sound")
    }
    do {
      let figures = try Self.goOn(stage, Self.path(folder))
      guard figures == expected else {
        throw WrongFigure(
          mutation: "\(mutation)",
          what: "a kiosk sends other figures, and the verifier finds nothing: \(difference(figures))")
      }
    } catch let failure as JournalFailure {
      return .refused(failure.code)
    } catch is NotConverged {
      throw WrongFigure(mutation: "\(mutation)", what: "a kiosk never ends sending, and the verifier finds nothing")
    }
    let isVouched =
      verification.countersignature?.state == .holds && verification.sealing?.state == .holds
      && verification.archives.count == stage.files.keys.filter { $0.hasSuffix(".gz") }.count
    return isVouched ? .harmless : .unvouched
  }

  /// A crash in here is what this looks for as well.
  private func isSentWrong() -> Bool {
    guard let figures = try? Self.goOn(stage, Self.path(folder)) else { return false }
    return figures != expected
  }

  /// One figure that is not what it was.
  private func difference(_ figures: Figures) -> String {
    for (ours, theirs) in [(figures.tallies, expected.tallies), (figures.sentAnew, expected.sentAnew)] {
      let keys = Set(ours.keys).union(theirs.keys).filter { ours[$0] != theirs[$0] }
      guard let key = keys.min(by: { $0.canonical < $1.canonical }) else { continue }
      let numbers = [ours, theirs].map { $0[key].map { "\($0.count) of \($0.version)" } ?? "none" }
      return "\(key.canonical) \(numbers[0]) for \(numbers[1])"
    }
    return "a scale"
  }

  private struct NotConverged: Error {}

  /// What centres have after the kiosk was started anew, has served one more citizen, was started with another boot, has
  /// served another one, and has delivered: the one that
  /// followed it, and an empty one that was sent everything.
  private static func goOn(_ stage: TamperStage, _ path: String) throws -> Figures {
    var (centre, empty) = (stage.centre, FollowingCentre())
    var counter = try Counter(path: path, now: stage.now)
    if let session = counter.journal.recovered, !session.hasOutcome {
      try counter.end(session.number, .unavailable)
    }
    // Without a dossier: what is remembered of those is personal, and damage to it may cost the mark of a second meeting.
    try counter.serve(1, dossiers: 0)
    counter.close()
    counter = try Counter(path: path, boot: Scenery.boot(2))
    _ = counter.journal.openTail
    _ = try counter.journal.anchor(wall: Scenery.morning(24 * 32), at: counter.now, source: .receipt)
    try counter.serve(2, dossiers: 0)
    counter.pass(hours: 24 * 40)
    try counter.journal.tick(at: counter.now)
    _ = counter.journal.openTail
    _ = try counter.journal.cutIfDue(at: counter.now)
    guard try centre.deliver(from: counter.journal) else { throw NotConverged() }
    _ = counter.journal.archive
    guard try empty.deliver(from: counter.journal, epoch: "e2") else { throw NotConverged() }
    return Figures(tallies: centre.tallies, sentAnew: empty.tallies, scales: empty.scales)
  }

  private struct Figures: Equatable {
    let tallies: [TallyKey: Tally]
    let sentAnew: [TallyKey: Tally]
    let scales: Set<Scale>
  }

  private static func path(_ folder: URL) -> String { folder.appending(path: TamperStage.journalName).path }

  private static func lay(_ files: [String: Data], in folder: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "archive"), withIntermediateDirectories: true)
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
  }
}
