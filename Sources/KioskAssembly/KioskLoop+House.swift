import KioskJournal
import RatingModel

/// What the loop does for the journal beside presses: the clock's anchors, months that end, SQLite's log.
extension KioskLoop {
  func keepHouse(at now: Instant) {
    guard counter.journal != nil else { return }
    if now >= nextClockCheck { checkClock(at: now) }
    if now >= nextTick {
      nextTick = now.adding(seconds: Self.tickSeconds)
      _ = try? counter.withJournal(at: now) { journal throws(JournalFailure) in
        try journal.tick(at: now, wall: clock.wallClaim())
      }
      cutWhenDue(at: now)
    }
    counter.sealWhenDue(at: now)
    noteArchives(at: now)
    pruneWhenDue(at: now)
    if let due = checkpointDue, now >= due {
      _ = try? counter.withJournal(at: now) { journal throws(JournalFailure) in try journal.checkpoint() }
    }
  }

  private func checkClock(at now: Instant) {
    if let source = clock.trustedSource() {
      _ = try? counter.withJournal(at: now) { journal throws(JournalFailure) in
        // Both clocks now: the turn may have begun long ago, before a disk that stalled.
        let (wall, instant) = (clock.wallClaim(), clock.now())
        try journal.anchor(wall: wall, at: instant, source: source == .demo ? .demo : .ntp, claim: wall)
      }
    }
    let isDated = counter.journal?.isDated ?? false
    nextClockCheck = now.adding(seconds: isDated ? Self.clockCheckSeconds.dated : Self.clockCheckSeconds.undated)
  }

  /// `nil` when nothing was written since the last one, a citizen is being asked or thanked, or the thread beside the loop
  /// reads: then the log could not be folded in whole, and would be waited for.
  var checkpointDue: Instant? {
    guard let journal = counter.journal, journal.needsCheckpoint, let lastWrite = counter.lastWrite, isQuiet,
      !care.isReading
    else { return nil }
    return lastWrite.adding(milliseconds: Self.checkpointAfterMilliseconds)
  }
}
