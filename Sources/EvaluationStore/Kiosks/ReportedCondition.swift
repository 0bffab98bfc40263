import ForwardingContract
import RatingModel

/// What a kiosk said of how it is, over the stretch of batches that all said the same.
package struct ReportedCondition: Hashable, Sendable {
  /// When it was said first, and last, by the centre's clock.
  package let since: WallTime
  package let last: WallTime
  package let state: KioskCondition.State
  /// The worst first.
  package let parts: [KioskCondition.Part]
  /// Since when the kiosk's program ran, as of `last`.
  package let startedAt: WallTime
  /// What the kiosk's clock claimed at `last`.
  package let clock: WallTime
  /// Released tallies that waited on the kiosk, as of `last`.
  package let backlog: Int
  package let disk: KioskCondition.Disk?

  package init(
    since: WallTime, last: WallTime, state: KioskCondition.State, parts: [KioskCondition.Part], startedAt: WallTime,
    clock: WallTime, backlog: Int, disk: KioskCondition.Disk?
  ) {
    self.since = since
    self.last = last
    self.state = state
    self.parts = parts
    self.startedAt = startedAt
    self.clock = clock
    self.backlog = backlog
    self.disk = disk
  }

  /// By how many seconds the kiosk's clock was ahead of the centre's; less than 0 when it was behind. The way between them
  /// is in it.
  package var clockAheadSeconds: Int64 { (clock.milliseconds - last.milliseconds) / 1000 }

  /// A clock that is wrong by more than this, either way, is told as trouble.
  package static let mostClockSeconds: Int64 = 300
}
