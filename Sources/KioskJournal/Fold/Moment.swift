import RatingModel

/// A point of one boot's monotonic clock.
package struct Moment: Hashable, Sendable, Codable {
  package let boot: BootID
  package let mono: Instant
}

/// The tie between a boot's monotonic clock and civil time.
package struct Anchor: Hashable, Sendable, Codable {
  /// Sequence number of the anchor's entry.
  package let sequence: Int64
  package let mono: Instant
  package let wall: WallTime

  /// Civil time at a point of the anchor's boot: whole milliseconds, rounded down.
  package func wall(at instant: Instant) -> WallTime {
    // A damaged journal may hold any number; nonsense may come out of it, but no trap.
    let distance = instant.microseconds &- mono.microseconds
    let (quotient, remainder) = distance.quotientAndRemainder(dividingBy: 1000)
    return WallTime(milliseconds: wall.milliseconds &+ (remainder < 0 ? quotient - 1 : quotient))
  }
}
