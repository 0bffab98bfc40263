import KioskInput
import RatingModel

/// A panel of three buttons and a clock that a test turns: presses are written as times in milliseconds.
struct Panel {
  static let best: UInt16 = 2
  static let middle: UInt16 = 3
  static let worst: UInt16 = 4

  var interpreter: ButtonInterpreter

  init(
    actsOn: ButtonProfile.Action = .release, debounceMilliseconds: Int = 30,
    repeatMilliseconds: Int = 0, keysDown: Set<UInt16> = []
  ) throws {
    let profile = try Self.profile(
      actsOn: actsOn, debounceMilliseconds: debounceMilliseconds, repeatMilliseconds: repeatMilliseconds)
    interpreter = ButtonInterpreter(profile: profile, keysDown: keysDown, at: Instant(milliseconds: 0))
  }

  static func profile(
    actsOn: ButtonProfile.Action = .release, debounceMilliseconds: Int = 30,
    repeatMilliseconds: Int = 0
  ) throws -> ButtonProfile {
    let keys: [UInt16: KeyMeaning] = [
      best: .level(try level("rat-hai-long")), middle: .level(try level("hai-long")), worst: .decline,
    ]
    guard
      let profile = ButtonProfile(
        device: "panel", keys: keys, actsOn: actsOn, debounceMilliseconds: debounceMilliseconds,
        repeatMilliseconds: repeatMilliseconds)
    else { throw Unfit() }
    return profile
  }

  static func level(_ name: String) throws -> LevelName {
    guard let level = LevelName(name) else { throw Unfit() }
    return level
  }

  /// One frame with the edges of one or more keys.
  mutating func edges(_ keys: [(code: UInt16, value: Int32)], at milliseconds: Int64) -> [InputEvent] {
    let time = Instant(milliseconds: milliseconds)
    let events = keys.map { RawEvent(time: time, type: RawEvent.key, code: $0.code, value: $0.value) }
    return interpreter.handle(InputFrame(time: time, events: events))
  }

  mutating func down(_ code: UInt16 = Panel.best, at milliseconds: Int64) -> [InputEvent] {
    edges([(code, 1)], at: milliseconds)
  }

  mutating func up(_ code: UInt16 = Panel.best, at milliseconds: Int64) -> [InputEvent] {
    edges([(code, 0)], at: milliseconds)
  }

  mutating func settle(at milliseconds: Int64) -> [InputEvent] {
    interpreter.settle(at: Instant(milliseconds: milliseconds))
  }

  mutating func resync(_ keysDown: Set<UInt16>, at milliseconds: Int64) -> [InputEvent] {
    interpreter.resync(keysDown: keysDown, at: Instant(milliseconds: milliseconds))
  }

  struct Unfit: Error {}
}

extension InputEvent {
  /// The press, as times in milliseconds; `nil` for what is none.
  var press: Press? {
    guard case .press(let press) = self else { return nil }
    return press
  }
}

extension Press {
  init(_ meaning: KeyMeaning, _ down: Int64, _ decided: Int64, simultaneous: Bool = false) {
    self.init(
      meaning: meaning, down: Instant(milliseconds: down), decided: Instant(milliseconds: decided), channel: .button,
      device: "panel", simultaneous: simultaneous)
  }
}
