import KioskInput
import RatingModel

/// What reads the frames of one open device and follows its state: the interpreter of its kind.
protocol DeviceReader {
  mutating func handle(_ frame: InputFrame, into told: inout InputEvents)
  /// Takes the device's own word after the kernel lost events.
  mutating func resync(_ state: DeviceState, at time: Instant) -> [InputEvent]
  mutating func settle(at time: Instant) -> [InputEvent]
  mutating func vanished(at time: Instant) -> [InputEvent]
  var nextDeadline: Instant? { get }
  /// What has been down for so long that it is probably stuck, for people.
  func stuck(at time: Instant) -> String?
}

extension ButtonInterpreter: DeviceReader {
  mutating func resync(_ state: DeviceState, at time: Instant) -> [InputEvent] {
    resync(keysDown: state.keysDown(among: profile.codes), at: time)
  }

  func stuck(at time: Instant) -> String? {
    let keys = jammedKeys(at: time)
    return keys.isEmpty ? nil : KeyNames.list(keys)
  }
}

extension TouchInterpreter: DeviceReader {
  mutating func resync(_ state: DeviceState, at time: Instant) -> [InputEvent] {
    resync(state.touchState(touchProtocol), at: time)
  }

  func stuck(at time: Instant) -> String? { isStuck(at: time) ? "A finger on the panel" : nil }
}

extension ScanInterpreter: DeviceReader {
  mutating func resync(_ state: DeviceState, at time: Instant) -> [InputEvent] {
    resync(keysDown: state.keysDown(among: Self.heldKeys), at: time)
  }

  func stuck(at time: Instant) -> String? { nil }
}

extension DeviceProfile {
  /// The reader of a device that was just opened; `nil` for one that lacks what its kind needs to be read at all.
  ///
  /// - Parameter properties: udev's, of its node.
  func reader(of state: DeviceState, properties: [String: String], at time: Instant) -> (any DeviceReader)? {
    switch self {
    case .buttons(let profile):
      return ButtonInterpreter(profile: profile, keysDown: state.keysDown(among: profile.codes), at: time)
    case .touch(let profile):
      guard let spoken = state.touchProtocol, let x = state.range(of: spoken.axes.x),
        let y = state.range(of: spoken.axes.y)
      else { return nil }
      return TouchInterpreter(
        profile: profile, surface: TouchSurface(x: x, y: y, turn: profile.turn.calibrated(by: properties)),
        protocol: spoken, state: state.touchState(spoken), at: time)
    case .scanner(let profile):
      return ScanInterpreter(profile: profile, keysDown: state.keysDown(among: ScanInterpreter.heldKeys))
    }
  }

  /// What the device lacks of what its kind needs, for people; empty when it has all.
  func missing(in state: DeviceState) -> [String] {
    guard case .touch = self else {
      return neededKeys.filter { !state.hasKey($0) }.sorted().map(KeyNames.name(of:))
    }
    guard let spoken = state.touchProtocol else { return ["axes of a touch screen"] }
    return [spoken.axes.x, spoken.axes.y].filter { state.range(of: $0) == nil }
      .map { "range of \(AxisNames.name(of: $0))" }
  }
}
