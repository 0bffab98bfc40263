import KioskJournal
import RatingModel

/// Years on a small disk: months are cut, noted as archived, and pruned, when nobody is there.
extension KioskLoop {
  /// Nobody has been served, asked or thanked for so long that nobody is about to be.
  static let restSeconds = 10
  /// Nobody is served for so long: a session was left open.
  static let forgottenSeconds = 3600
  /// Entries that go in one step. Each is one transaction with one sync, like a rating's own, and a press that comes meanwhile
  /// waits for it.
  static let entriesPerStep = 100
  static let stepMilliseconds: Int64 = 1000

  /// A cut is an entry; it is made at the tick.
  func cutWhenDue(at now: Instant) {
    guard isAtRest(at: now) else { return }
    _ = try? counter.withJournal(at: now) { journal throws(JournalFailure) in
      if try journal.cutIfDue(at: now, wall: clock.wallClaim()) { log.info("a month of the journal was cut off") }
    }
  }

  func noteArchives(at now: Instant) {
    guard !written.isEmpty, isAtRest(at: now) else { return }
    let archives = written
    written = []
    _ = try? counter.withJournal(at: now) { journal throws(JournalFailure) in
      for archive in archives where archive.journal == journal.id {
        try journal.noteArchive(archive)
        log.info("a month of the journal was archived", metadata: ["file": "\(archive.fileName)"])
      }
    }
    nextPrune = now
  }

  /// One step, and the next one a second later.
  func pruneWhenDue(at now: Instant) {
    guard now >= nextPrune, isAtRest(at: now) else { return }
    cutToCheck =
      (try? counter.withJournal(at: now) { journal throws(JournalFailure) in
        try journal.cutToCheck(keeping: monthsKept)
      }) ?? nil
    guard cutToCheck == nil else {
      // Goes on as soon as it was checked beside the loop.
      (isPruning, nextPrune) = (false, now.adding(seconds: Self.tickSeconds))
      return
    }
    let isMore =
      (try? counter.withJournal(at: now) { journal throws(JournalFailure) in
        try journal.prune(keeping: monthsKept, limit: Self.entriesPerStep, at: now, wall: clock.wallClaim())
      }) ?? false
    isPruning = isMore
    nextPrune = isMore ? now.adding(milliseconds: Self.stepMilliseconds) : now.adding(seconds: Self.tickSeconds)
  }

  private func isAtRest(at now: Instant) -> Bool {
    let seconds = now.milliseconds(since: counter.shownSince) / 1000
    return switch counter.offer.phase {
    case .idle, .done, .unavailable: seconds >= Self.restSeconds
    case .serving: seconds >= Self.forgottenSeconds
    case .inviting, .thanks, .asking: false
    }
  }
}
