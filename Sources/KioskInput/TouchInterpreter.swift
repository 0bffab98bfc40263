import RatingModel

/// Turns the frames of one touch screen into touches.
///
/// A value: it holds what is known of each finger, and time is told to it.
package struct TouchInterpreter: Sendable {
  /// What has been down this long is no finger: some panels see fingers that never leave. It makes no touch when it goes, and no
  /// other simultaneous.
  package static let stuckAfterMilliseconds: Int64 = 10_000

  private struct Finger: Hashable, Sendable {
    let down: TouchDown
    /// False for a finger that was there already when the device was opened, or that has been there for too long.
    var counts: Bool
    /// The numbers of those that rested at the same time.
    var partners: Set<Int64> = []
  }

  package let profile: TouchProfile
  package let touchProtocol: TouchProtocol
  private let surface: TouchSurface
  private var tracker: TouchTracker
  /// By slot.
  private var fingers: [Int: Finger] = [:]
  private var count: Int64 = 0

  /// - Parameter state: the panel as it is opened; whoever touches it was there before us.
  package init(
    profile: TouchProfile, surface: TouchSurface, protocol touchProtocol: TouchProtocol, state: TouchState,
    at time: Instant
  ) {
    self.profile = profile
    self.surface = surface
    self.touchProtocol = touchProtocol
    tracker = TouchTracker(touchProtocol, state: state)
    for (slot, known) in state.slots where known.isTouched {
      fingers[slot] = Finger(down: nextDown(known.point, at: time), counts: false)
    }
  }

  /// Takes one frame.
  package mutating func handle(_ frame: InputFrame) -> [InputEvent] {
    settle(at: frame.time) + tracker.handle(frame).flatMap { take($0) }
  }

  /// Gives up fingers that will not leave. Due at ``nextDeadline``; frames do it by themselves.
  package mutating func settle(at time: Instant) -> [InputEvent] {
    let stuck = fingers.keys.filter { fingers[$0].map { $0.counts && isStuck($0, at: time) } == true }
    for slot in stuck { fingers[slot]?.counts = false }
    return stuck.isEmpty ? [] : [.fingerGone(device: profile.device, at: time)]
  }

  /// When ``settle(at:)`` wants to be called, if nothing comes before.
  package var nextDeadline: Instant? {
    fingers.values.filter(\.counts).map(\.down.at).min()?.adding(milliseconds: Self.stuckAfterMilliseconds)
  }

  /// Takes the panel's own word of its slots after the kernel lost events.
  package mutating func resync(_ state: TouchState, at time: Instant) -> [InputEvent] {
    tracker.resync(state, at: time).flatMap { take($0) }
  }

  /// The device is gone: a finger that is down on it will never leave.
  package mutating func vanished(at time: Instant) -> [InputEvent] {
    defer { fingers = [:] }
    return fingers.values.contains(where: \.counts) ? [.fingerGone(device: profile.device, at: time)] : []
  }

  /// A finger has been down for so long that it is probably none.
  package func isStuck(at time: Instant) -> Bool { fingers.values.contains { isStuck($0, at: time) } }

  private func isStuck(_ finger: Finger, at time: Instant) -> Bool {
    time.milliseconds(since: finger.down.at) >= Self.stuckAfterMilliseconds
  }

  private mutating func take(_ change: TouchTracker.Change) -> [InputEvent] {
    switch change {
    case .began(let slot, let point, let time):
      return began(slot, point, at: time)
    case .ended(let slot, let point, let time):
      guard let finger = fingers.removeValue(forKey: slot), finger.counts else { return [] }
      let touch = Touch(
        down: finger.down, up: surface.point(point), decided: time, simultaneous: !finger.partners.isEmpty)
      return [.touch(touch)]
    case .lost(let slot, let time):
      guard let finger = fingers.removeValue(forKey: slot), finger.counts else { return [] }
      return [.fingerGone(device: profile.device, at: time)]
    case .palm(let slot, let time):
      guard let palm = fingers.removeValue(forKey: slot) else { return [] }
      // It never was a finger, and so nobody's partner.
      for other in fingers.keys { fingers[other]?.partners.remove(palm.down.number) }
      return palm.counts ? [.fingerGone(device: profile.device, at: time)] : []
    }
  }

  private mutating func began(_ slot: Int, _ point: RawPoint, at time: Instant) -> [InputEvent] {
    var finger = Finger(down: nextDown(point, at: time), counts: true)
    for (other, known) in fingers where other != slot && known.counts && !isStuck(known, at: time) {
      fingers[other]?.partners.insert(finger.down.number)
      finger.partners.insert(known.down.number)
    }
    fingers[slot] = finger
    return [.touchDown(finger.down)]
  }

  private mutating func nextDown(_ point: RawPoint, at time: Instant) -> TouchDown {
    count += 1
    return TouchDown(number: count, device: profile.device, point: surface.point(point), at: time)
  }
}
