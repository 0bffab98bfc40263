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

  package init(
    meaning: KeyMeaning, down: Instant, decided: Instant, channel: Channel, device: String, simultaneous: Bool
  ) {
    self.meaning = meaning
    self.down = down
    self.decided = decided
    self.channel = channel
    self.device = device
    self.simultaneous = simultaneous
  }
}

/// What a key stands for.
package enum KeyMeaning: Hashable, Sendable {
  case level(LevelName)
  case decline
}
