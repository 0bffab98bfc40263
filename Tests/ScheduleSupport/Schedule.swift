import KioskSession
import RatingModel
import ScenarioSupport

/// A random stretch of a counter's life, in the order in which the kiosk learns of it.
///
/// Times are those of the monotonic clock. The civil clock steps as it likes (`Action.clock`): shifts, opening hours and
/// badges follow it, and nothing else does.
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
    case open(SessionRequest, source: SessionSource)
    case invite(SessionID)
    case close(SessionID)
    case cancel(SessionID)
    /// The kernel's time of the down may lie before the time at which the kiosk heard of it.
    case fingerDown(KeyMeaning, device: String, at: Instant)
    case fingerGone(device: String)
    /// Down and up may lie before the time at which the kiosk heard of it. ``RatingModel/Press/painted`` counts the
    /// paints of the schedule, from 0.
    case press(Press)
    /// The screen has painted, at this time, what is shown when the kiosk hears of it; or what was shown so many steps
    /// before that.
    case paint(at: Instant, back: Int)
    case touched(at: Instant, onControl: Bool)
    /// A badge was scanned at this time, which may lie before the kiosk heard of it; so may the times of the next two.
    case badge(ClerkID, at: Instant)
    /// The clerk asks for a rating; with the id that a session of its own has.
    case button(SessionID, at: Instant)
    case receipt(DossierCode, SessionID, at: Instant)
    /// The centre's session feed is connected, or lost.
    case feed(isConnected: Bool)
    /// Keys to rate on are there, or nothing but touch screens.
    case keys(areThere: Bool)
    /// The civil time is another from now on, or nobody vouches for it: how far it is off, in milliseconds.
    case clock(Int64?)
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
    /// What is asked after the level, in the words of scenarios.
    package let asks: [String]
    package let usualSource: SessionSource?
    package let hasHours: Bool
  }

  package static let questions = [
    "chips dieu-gi thai-do huong-dan co-so", "question cham-tre khong mot-lan", "contact",
  ]

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
    scenario.stepSeconds = setting.promptSeconds
    scenario.usualSource = setting.usualSource
    if !setting.hasDefaultClerk { scenario.defaultClerk = nil }
    for line in setting.givens {
      let words = line.split(separator: " ").map(String.init)
      guard let name = words.first, scenario.set(name, Array(words.dropFirst())) else { return nil }
    }
    return scenario.rules
  }

  /// The same life with other answers: the levels change places, and what was the same key still is.
  ///
  /// - Parameter steps: Those in which a key may stand for something else than a level are left as they are.
  package func exchangingLevels(except steps: Set<Int>) -> Schedule {
    var other = self
    for index in self.steps.indices where !steps.contains(index) {
      switch self.steps[index].action {
      case .press(let press):
        other.steps[index].action = .press(
          Press(
            meaning: press.meaning.opposite, down: press.down, decided: press.decided, channel: press.channel,
            device: press.device, simultaneous: press.simultaneous, painted: press.painted))
      case .fingerDown(let meaning, let device, let down):
        other.steps[index].action = .fingerDown(meaning.opposite, device: device, at: down)
      default: break
      }
    }
    return other
  }
}

extension Schedule.Setting {
  /// What stands before the schedule as a scenario, beside the times.
  var givens: [String] {
    asks + (usualSource.map { ["usual-source \($0.rawValue)"] } ?? [])
      + (hasHours ? ["hours saturday 10:01-10:03", "shift H56.14/CB018 saturday 10:02-10:04"] : [])
  }
}

extension KeyMeaning {
  /// What a screen offers beside the levels.
  static let targets: [KeyMeaning] = [.option(1), .option(2), .option(3), .proceed]

  /// Every key of a panel, the best level first.
  static let keys: [KeyMeaning] =
    ScenarioSettings().levels.compactMap(LevelName.init).map(KeyMeaning.level) + [.decline]

  fileprivate var opposite: KeyMeaning {
    guard self != .decline, let place = Self.keys.firstIndex(of: self) else { return self }
    return Self.keys[Self.keys.count - 2 - place]
  }
}
