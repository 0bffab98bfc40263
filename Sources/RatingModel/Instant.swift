/// A point of the machine's monotonic clock (CLOCK_MONOTONIC), in microseconds since its boot.
///
/// Inlined everywhere: each event of a device is compared with others more than once.
package struct Instant: Hashable, Sendable, Comparable, Codable {
  package let microseconds: Int64

  @inlinable package init(microseconds: Int64) { self.microseconds = microseconds }
  @inlinable package init(milliseconds: Int64) { microseconds = milliseconds * 1000 }

  @inlinable package static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

  @inlinable package func adding(milliseconds: Int64) -> Instant {
    Instant(microseconds: microseconds + milliseconds * 1000)
  }
  @inlinable package func adding(seconds: Int) -> Instant {
    Instant(microseconds: microseconds + Int64(seconds) * 1_000_000)
  }

  /// Whole milliseconds from `earlier` to here, rounded down; negative when `earlier` is later.
  @inlinable package func milliseconds(since earlier: Instant) -> Int64 { (microseconds - earlier.microseconds) / 1000 }

  package init(from decoder: any Decoder) throws { microseconds = try Int64(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try microseconds.encode(to: encoder) }
}

/// A point of civil time: milliseconds since 1970-01-01T00:00:00Z.
package struct WallTime: Hashable, Sendable, Comparable, Codable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  package static func < (left: WallTime, right: WallTime) -> Bool { left.milliseconds < right.milliseconds }

  package init(from decoder: any Decoder) throws { milliseconds = try Int64(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try milliseconds.encode(to: encoder) }
}
