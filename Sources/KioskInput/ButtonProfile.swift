import RatingModel

/// How a device with buttons is to be read.
package struct ButtonProfile: Hashable, Sendable {
  /// Which edge makes the press.
  package enum Action: String, Hashable, Sendable, Codable, CaseIterable {
    /// The up: the usual way, which leaves a finger the time to see what it is on.
    case release
    /// The down, for buttons that report no reliable up.
    case press
  }

  package static let debounceRangeMilliseconds = 0...100
  package static let defaultDebounceMilliseconds = 30
  package static let repeatRangeMilliseconds = 0...2000
  /// EN 301 549 5.8 asks for at least as much to be possible.
  package static let defaultRepeatMilliseconds = 500
  /// As many as a configuration may name.
  package static let mostKeys = 64

  /// The configured name, which stands in presses and health.
  package let device: String
  /// What each key means, by Linux key code.
  package let keys: [UInt16: KeyMeaning]
  /// The keys with which the clerk invites, by Linux key code.
  package let pleaseRate: Set<UInt16>
  package let actsOn: Action
  /// Edges of a key within this time after the last edge taken of it are bounce. GPIO buttons bounce for 1 to 30 ms.
  package let debounceMilliseconds: Int
  /// A strike of the same key as the strike before it, begun within this time after that was decided, is none: a hand that
  /// trembles struck once.
  package let repeatMilliseconds: Int
  package let channel: Channel
  /// The LED, by its Linux code, that is lit while a rating is asked for; `nil` without one.
  package let lamp: UInt16?

  /// `nil` without a name, without keys, for a key that stands for two things, and for a time out of its
  /// range.
  package init?(
    device: String, keys: [UInt16: KeyMeaning], pleaseRate: Set<UInt16> = [], actsOn: Action = .release,
    debounceMilliseconds: Int = defaultDebounceMilliseconds, repeatMilliseconds: Int = defaultRepeatMilliseconds,
    channel: Channel = .button, lamp: UInt16? = nil
  ) {
    guard !device.isEmpty, !keys.isEmpty || !pleaseRate.isEmpty,
      pleaseRate.isDisjoint(with: keys.keys),
      Self.debounceRangeMilliseconds.contains(debounceMilliseconds),
      Self.repeatRangeMilliseconds.contains(repeatMilliseconds)
    else { return nil }
    self.device = device
    self.keys = keys
    self.pleaseRate = pleaseRate
    self.actsOn = actsOn
    self.debounceMilliseconds = debounceMilliseconds
    self.repeatMilliseconds = repeatMilliseconds
    self.channel = channel
    self.lamp = lamp
  }

  /// Every key that is listened to.
  package var codes: Set<UInt16> { pleaseRate.union(keys.keys) }
}
