import KioskSession
import RatingModel

extension Journal {
  /// What is before the software or far beyond its life is a clock that was never set.
  private static let plausible =
    WallTime(milliseconds: 1_735_689_600_000)...WallTime(milliseconds: 4_102_444_800_000)
  /// An anchor that says the same within this is not written again.
  private static let toleranceMilliseconds: Int64 = 1000

  /// Whether this boot has an anchor in civil time.
  package var isDated: Bool { state.fold.anchors[state.boot] != nil }

  /// Civil time at a point of this boot, by its anchor; `nil` while undated.
  package func wall(at instant: Instant) -> WallTime? {
    state.fold.anchors[state.boot]?.wall(at: instant)
  }

  /// The unit's local time at a point of this boot; `nil` while undated.
  package func localTime(at instant: Instant) -> LocalTime? { state.local(at: instant) }

  /// Ties this boot to civil time. The first anchor dates what the boot counted so far; later ones are written only when
  /// civil time moved by more than a second.
  ///
  /// - Returns: Whether an entry was written. `false` also for a time that no set clock can say.
  @discardableResult
  package func anchor(
    wall: WallTime, at instant: Instant, source: AnchorSource, claim: WallTime? = nil
  ) throws(JournalFailure) -> Bool {
    guard Self.plausible.contains(wall), !isAnchored(wall, at: instant) else { return false }
    var draft = draft(.anchor, wall: claim)
    try draft.anchor(wall: wall, source: source, at: instant)
    try commit(draft)
    return true
  }

  /// To be called now and then: releases what is left of a month that is over. Writes only if something is due.
  package func tick(at instant: Instant, wall: WallTime? = nil) throws(JournalFailure) {
    guard waitingRatings > 0, isDated else { return }
    var draft = draft(.tick, wall: wall)
    try draft.releaseRests(at: instant)
    try commit(draft)
  }

  private func isAnchored(_ wall: WallTime, at instant: Instant) -> Bool {
    guard let known = self.wall(at: instant) else { return false }
    return abs(known.milliseconds - wall.milliseconds) <= Self.toleranceMilliseconds
  }
}
