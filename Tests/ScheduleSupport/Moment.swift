import RatingModel

/// A time, and within the microsecond the order in which the kiosk took things in: several commands are often taken at
/// one time, and a window that begins and ends at one time was there.
struct Moment: Hashable, Comparable {
  let time: Instant
  let order: Int

  /// When the clock says that something is over: before anything that was taken in at that time.
  static func clock(_ time: Instant) -> Moment { Moment(time: time, order: 0) }

  /// Where a finger stands: after everything that was taken in at that time.
  static func finger(_ time: Instant) -> Moment { Moment(time: time, order: .max) }

  var before: Moment {
    order > 0 ? Moment(time: time, order: order - 1) : .finger(time.adding(microseconds: -1))
  }

  static func < (left: Self, right: Self) -> Bool { (left.time, left.order) < (right.time, right.order) }
}

extension Instant {
  func adding(microseconds more: Int64) -> Instant { Instant(microseconds: microseconds + more) }
}
