import KioskDevices
import KioskJournal
import RatingModel

extension KioskLoop {
  func health(at now: Instant) -> LoopHealth {
    LoopHealth(
      failure: counter.failure, journal: journalStanding, devices: devices?.health ?? [],
      isDated: counter.journal?.isDated ?? false,
      openTailEntries: counter.journal?.openTail.entries,
      openTailAgeSeconds: counter.journal.map { $0.openTail.since.map { now.milliseconds(since: $0) / 1000 } ?? 0 },
      waitingRatings: counter.journal?.waitingRatings, pressesNotTaken: counter.pressesNotTaken,
      isInMaintenance: maintenanceUntil != nil, screen: screen(at: now))
  }

  private var journalStanding: LoopHealth.Standing {
    LoopHealth.Standing(
      isSealed: counter.journal?.isSealed, check: care.check, checkFailure: care.checkFailure,
      archiveFindings: care.archiveFindings, archiveFailure: care.archiveFailure, witnessFailure: care.witnessFailure,
      diskUse: care.diskUse)
  }

  /// `nil` where no rating depends on the screen.
  private func screen(at now: Instant) -> LoopHealth.Screen? {
    guard let devices, devices.wantsTouchScreen else { return nil }
    let isPainted = touches.history.newest.map { $0.revision >= counter.offer.revision } ?? false
    return LoopHealth.Screen(
      isOnlyWay: devices.hasOnlyTouchScreens,
      unpaintedMilliseconds: isPainted ? nil : now.milliseconds(since: counter.shownSince))
  }
}
