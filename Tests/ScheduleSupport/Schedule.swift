import KioskSession
import RatingModel
import ScenarioSupport

/// A random stretch of a counter's life, in the order in which the kiosk learns of it.
///
/// Times are those of the monotonic clock, the only one the machine knows: steps of the civil clock are no part of it.
package struct Schedule: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// When the kiosk took it in; never falls from step to step.
    package var heard: Instant
    package var action: Action
    /// Whether the kiosk then goes on to say that every device has been read. A kiosk that is kept from that by a slow
    /// disk takes the next step in without having been woken.
    package var endsTurn: Bool
  }

  package enum Action: Hashable, Sendable {
    case open(SessionRequest)
    case invite(SessionID)
    case close(SessionID)
    case cancel(SessionID)
    /// The kernel's time of the down may lie before the time at which the kiosk heard of it.
    case fingerDown(KeyMeaning, device: String, at: Instant)
    case fingerGone(device: String)
    /// Down and up may lie before the time at which the kiosk heard of it.
    case press(Press)
    case availability(Set<Unavailability>)
    /// The process ends and another begins, in which these causes hold.
    case restart(Set<Unavailability>)
    case wait
  }

  /// What the kiosk is configured to.
  package struct Setting: Hashable, Sendable {
    package let promptSeconds: Int
    package let correctionSeconds: Int
    package let burstRatings: Int
    package let hasDefaultClerk: Bool
  }

  package let seed: UInt64
  package let setting: Setting
  package var steps: [Step]

  package init(seed: UInt64, setting: Setting, steps: [Step]) {
    self.seed = seed
    self.setting = setting
    self.steps = steps
  }

  /// The configuration under which the machine runs it; `nil` never, but for a scale that makes none.
  package var rules: SessionRules? {
    var scenario = ScenarioSettings()
    scenario.promptSeconds = setting.promptSeconds
    scenario.correctionSeconds = setting.correctionSeconds
    scenario.burstRatings = setting.burstRatings
    scenario.burstMinutes = 1
    if !setting.hasDefaultClerk { scenario.defaultClerk = nil }
    return scenario.rules
  }

  /// The same life with other answers: the levels change places, and what was the same key still is.
  package func exchangingLevels() -> Schedule {
    var other = self
    for index in steps.indices {
      switch steps[index].action {
      case .press(let press):
        other.steps[index].action = .press(
          Press(
            meaning: press.meaning.opposite, down: press.down, decided: press.decided, channel: press.channel,
            device: press.device, simultaneous: press.simultaneous))
      case .fingerDown(let meaning, let device, let down):
        other.steps[index].action = .fingerDown(meaning.opposite, device: device, at: down)
      default: break
      }
    }
    return other
  }
}

extension KeyMeaning {
  /// Every key of a panel, the best level first.
  static let keys: [KeyMeaning] =
    ScenarioSettings().levels.compactMap(LevelName.init).map(KeyMeaning.level) + [.decline]

  fileprivate var opposite: KeyMeaning {
    guard self != .decline, let place = Self.keys.firstIndex(of: self) else { return self }
    return Self.keys[Self.keys.count - 2 - place]
  }
}
