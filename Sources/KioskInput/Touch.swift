import RatingModel

/// A finger that came down on a touch screen.
package struct TouchDown: Hashable, Sendable {
  /// Counts the fingers of this device since it was opened: tells this one from every other.
  package let number: Int64
  /// The configured name.
  package let device: String
  package let point: ScreenPoint
  /// The kernel's time.
  package let at: Instant

  package init(number: Int64, device: String, point: ScreenPoint, at: Instant) {
    self.number = number
    self.device = device
    self.point = point
    self.at = at
  }
}

/// A finger that came down on a touch screen and left it again.
package struct Touch: Hashable, Sendable {
  package let down: TouchDown
  /// Where it left.
  package let up: ScreenPoint
  /// The kernel's time at which it left.
  package let decided: Instant
  /// Another finger was down at the same time.
  package let simultaneous: Bool

  package init(down: TouchDown, up: ScreenPoint, decided: Instant, simultaneous: Bool) {
    self.down = down
    self.up = up
    self.decided = decided
    self.simultaneous = simultaneous
  }
}
