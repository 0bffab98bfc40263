import KioskInput
import KioskScreen
import KioskSession
import RatingModel

/// What touches of the screen mean, by what was painted under the finger as it came down.
///
/// A touch is looked up when the finger leaves: a paint that was before the finger but was told after it is known by then.
struct ScreenTouches {
  /// What a finger that left has done.
  enum Meaning: Equatable {
    case press(Press)
    /// The screen itself is to change.
    case screen(ScreenTarget)
    /// No rectangle, or not the same as at the down. Still the sign of somebody who is there.
    case nothing
  }

  private struct Finger: Hashable {
    let device: String
    let number: Int64
  }

  /// As many as the machine remembers; a finger beyond them is told when it leaves.
  static let mostFingers = 32

  private let levels: Set<LevelName>
  private(set) var history = PaintHistory()
  /// What the machine was told that fingers went down on.
  private var lowered: [Finger: KeyMeaning] = [:]

  init(levels: Set<LevelName>) { self.levels = levels }

  /// Takes in a paint. `false` for one that cannot be: older than the newest, of a view that was never offered, or with a
  /// level that the scale does not have, as by a page that an earlier configuration has left behind.
  ///
  /// - Parameter newestRevision: Of what is offered now.
  mutating func painted(_ screen: PaintedScreen, newestRevision: Int64) -> Bool {
    screen.revision <= newestRevision && screen.targets.allSatisfy { isKnown($0.target) } && history.add(screen)
  }

  /// Whether the kiosk can make anything of it: of a level only if the scale has it.
  func isKnown(_ target: ScreenTarget) -> Bool {
    guard case .press(.level(let name)) = target else { return true }
    return levels.contains(name)
  }

  /// Whether a finger went down on what changes the screen itself.
  func isOnControl(_ down: TouchDown) -> Bool {
    history.target(at: down.point, when: down.at)?.isControl ?? false
  }

  /// What a finger went down on, for the machine to wait for it; `nil` where there is nothing to press.
  mutating func wentDown(_ down: TouchDown) -> KeyMeaning? {
    guard lowered.count < Self.mostFingers,
      case .press(let meaning)? = history.target(at: down.point, when: down.at)
    else { return nil }
    lowered[Finger(device: down.device, number: down.number)] = meaning
    return meaning
  }

  /// - Returns: What it means, and whether the machine waits for a press that will not come.
  mutating func left(_ touch: Touch) -> (meaning: Meaning, isAwaitedInVain: Bool) {
    let awaited = lowered.removeValue(forKey: Finger(device: touch.down.device, number: touch.down.number))
    let meaning = meaning(of: touch)
    if case .press(let press) = meaning, press.meaning == awaited { return (meaning, false) }
    return (meaning, awaited != nil)
  }

  /// No touch comes of the fingers that are down on a device.
  mutating func gone(from device: String) {
    lowered = lowered.filter { $0.key.device != device }
  }

  private func meaning(of touch: Touch) -> Meaning {
    let down = touch.down
    guard let hit = history.touched(from: down.point, at: down.at, to: touch.up) else { return .nothing }
    switch hit.target {
    case .press(let meaning):
      return .press(
        Press(
          meaning: meaning, down: down.at, decided: touch.decided, channel: .touch, device: down.device,
          simultaneous: touch.simultaneous, painted: hit.revision))
    case .language, .textSize, .contrast, .sound:
      return touch.simultaneous ? .nothing : .screen(hit.target)
    }
  }
}

extension ScreenTarget {
  /// It changes the screen itself, and answers nothing.
  var isControl: Bool { if case .press = self { false } else { true } }
}
