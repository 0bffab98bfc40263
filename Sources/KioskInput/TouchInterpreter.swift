import RatingModel

/// Turns the frames of one touch screen into touches.
///
/// A value: it holds what is known of each finger, and time is told to it.
package struct TouchInterpreter: Sendable {
  /// What has been down this long is no finger: some panels see fingers that never leave. It makes no touch when it goes, and no
  /// other simultaneous.
  package static let stuckAfterMilliseconds: Int64 = 10_000

  private struct Finger: Hashable, Sendable {
    let slot: Int
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
  /// One for each slot at the most.
  private var fingers: [Finger] = []
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
      fingers.append(Finger(slot: slot, down: nextDown(known.point, at: time), counts: false))
    }
  }

  /// Takes one frame.
  package mutating func handle(_ frame: InputFrame, into told: inout InputEvents) {
    settle(at: frame.time, into: &told)
    for change in tracker.handle(frame) { take(change, into: &told) }
  }

  /// Gives up fingers that will not leave. Due at ``nextDeadline``; frames do it by themselves.
  package mutating func settle(at time: Instant) -> [InputEvent] {
    InputEvents.told { settle(at: time, into: &$0) }
  }

  private mutating func settle(at time: Instant, into told: inout InputEvents) {
    var isGivenUp = false
    for index in fingers.indices where fingers[index].counts && isStuck(fingers[index], at: time) {
      fingers[index].counts = false
      isGivenUp = true
    }
    if isGivenUp { told.append(.fingerGone(device: profile.device, at: time), at: time) }
  }

  /// When ``settle(at:)`` wants to be called, if nothing comes before.
  package var nextDeadline: Instant? {
    fingers.filter(\.counts).map(\.down.at).min()?.adding(milliseconds: Self.stuckAfterMilliseconds)
  }

  /// Takes the panel's own word of its slots after the kernel lost events.
  package mutating func resync(_ state: TouchState, at time: Instant) -> [InputEvent] {
    let changes = tracker.resync(state, at: time)
    return InputEvents.told { told in for change in changes { take(change, into: &told) } }
  }

  /// The device is gone: a finger that is down on it will never leave.
  package mutating func vanished(at time: Instant) -> [InputEvent] {
    defer { fingers = [] }
    return fingers.contains(where: \.counts) ? [.fingerGone(device: profile.device, at: time)] : []
  }

  /// A finger has been down for so long that it is probably none.
  package func isStuck(at time: Instant) -> Bool { fingers.contains { isStuck($0, at: time) } }

  private func isStuck(_ finger: Finger, at time: Instant) -> Bool {
    time.milliseconds(since: finger.down.at) >= Self.stuckAfterMilliseconds
  }

  private mutating func take(_ change: TouchTracker.Change, into told: inout InputEvents) {
    switch change {
    case .began(let slot, let point, let time):
      began(slot, point, at: time, into: &told)
    case .ended(let slot, let point, let time):
      guard let finger = remove(slot), finger.counts else { return }
      let touch = Touch(
        down: finger.down, up: surface.point(point), decided: time, simultaneous: !finger.partners.isEmpty)
      told.append(.touch(touch), at: time)
    case .lost(let slot, let time):
      if remove(slot)?.counts == true { told.append(.fingerGone(device: profile.device, at: time), at: time) }
    case .palm(let slot, let time):
      guard let palm = remove(slot) else { return }
      // It never was a finger, and so nobody's partner.
      for other in fingers.indices { fingers[other].partners.remove(palm.down.number) }
      if palm.counts { told.append(.fingerGone(device: profile.device, at: time), at: time) }
    }
  }

  private mutating func remove(_ slot: Int) -> Finger? {
    fingers.firstIndex { $0.slot == slot }.map { fingers.remove(at: $0) }
  }

  private mutating func began(_ slot: Int, _ point: RawPoint, at time: Instant, into told: inout InputEvents) {
    _ = remove(slot)
    var finger = Finger(slot: slot, down: nextDown(point, at: time), counts: true)
    for other in fingers.indices where fingers[other].counts && !isStuck(fingers[other], at: time) {
      fingers[other].partners.insert(finger.down.number)
      finger.partners.insert(fingers[other].down.number)
    }
    fingers.append(finger)
    told.append(.touchDown(finger.down), at: time)
  }

  private mutating func nextDown(_ point: RawPoint, at time: Instant) -> TouchDown {
    count += 1
    return TouchDown(number: count, device: profile.device, point: surface.point(point), at: time)
  }
}
