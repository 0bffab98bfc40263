/// What an input device produced: a finger down and up again on one key or target, with kernel times.
package struct Press: Hashable, Sendable {
  package let meaning: KeyMeaning
  package let down: Instant
  /// When it decided: the up by default, the down on a device that acts on press.
  package let decided: Instant
  package let channel: Channel
  /// The configured name of the device.
  package let device: String
  /// Another key was down at the same time.
  package let simultaneous: Bool
  /// The revision of what was painted where the finger went down; `nil` for a key, which is there whatever is painted.
  package let painted: Int64?

  package init(
    meaning: KeyMeaning, down: Instant, decided: Instant, channel: Channel, device: String, simultaneous: Bool,
    painted: Int64? = nil
  ) {
    self.meaning = meaning
    self.down = down
    self.decided = decided
    self.channel = channel
    self.device = device
    self.simultaneous = simultaneous
    self.painted = painted
  }
}

/// What a key, or a target on a touch screen, stands for.
package enum KeyMeaning: Hashable, Sendable {
  case level(LevelName)
  case decline
  /// On the screen, while something is asked after the level: the answer of this place on the page, from 1. A key that
  /// stands for the level of the same place in the scale stands for it too.
  case option(Int)
  /// On the screen: on to what comes next. The key of the last level stands for it too.
  case proceed
}
