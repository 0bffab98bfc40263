import RatingModel

/// Turns the frames of one device with buttons into presses.
///
/// A value: it holds what is known of each configured key, and time is told to it.
package struct ButtonInterpreter: Sendable {
  /// What has been down this long is no finger but a key that is stuck: it makes no press when it comes up, and no other press
  /// simultaneous.
  package static let jammedAfterMilliseconds: Int64 = 10_000

  package let profile: ButtonProfile
  /// The configured keys, in ascending order, so that equal times give one order of events. What is known of each stands in the
  /// same place of the lists beside it: most frames look at contacts alone, which are plain numbers.
  private let codes: [UInt16]
  /// `nil` for the clerk's.
  private let meanings: [KeyMeaning?]
  private var contacts: [Contact]
  /// The newest press, whichever key's.
  private var lastStrike: (code: UInt16, decided: Instant)?

  /// - Parameter keysDown: the keys that are down as the device is opened; whoever presses them was there before us.
  package init(profile: ButtonProfile, keysDown: Set<UInt16>, at time: Instant) {
    self.profile = profile
    codes = profile.codes.sorted()
    meanings = codes.map { profile.keys[$0] }
    contacts = codes.map { keysDown.contains($0) ? Contact(heldAt: time) : Contact(openAt: time) }
  }

  /// Takes one frame.
  package mutating func handle(_ frame: InputFrame, into told: inout InputEvents) {
    var (first, others): (Change?, [Change]) = (nil, [])
    for event in frame.events where event.type == RawEvent.key && (event.value == 0 || event.value == 1) {
      guard let index = codes.firstIndex(of: event.code) else { continue }
      let change = Change(index: index, closed: event.value == 1, time: event.time)
      if first == nil { first = change } else { others.append(change) }
    }
    switch (first, others.isEmpty) {
    case (nil, _): settle(at: frame.time, into: &told)
    // Nearly every frame is of one key.
    case (let change?, true): apply(change, into: &told)
    case (let change?, false): apply([change] + others, at: frame.time, into: &told)
    }
  }

  /// Takes the state of the keys after the kernel lost events.
  ///
  /// - Parameter keysDown: every key that is down now, as the device itself says.
  package mutating func resync(keysDown: Set<UInt16>, at time: Instant) -> [InputEvent] {
    let changes = codes.indices.map { Change(index: $0, closed: keysDown.contains(codes[$0]), time: time) }
    return InputEvents.told { apply(changes, at: time, into: &$0) }
  }

  /// Decides what was left open until `time`. Due at ``nextDeadline``; frames do it by themselves.
  package mutating func settle(at time: Instant) -> [InputEvent] {
    InputEvents.told { settle(at: time, into: &$0) }
  }

  private mutating func settle(at time: Instant, into told: inout InputEvents) {
    if contacts.contains(where: { !$0.agrees }) {
      let open = contacts.indices.filter { !contacts[$0].agrees }
      for index in open.sorted(by: { contacts[$0].changedAt < contacts[$1].changedAt }) {
        take(at: index, time: time, together: false, into: &told)
      }
    }
    giveUpJammed(at: time, into: &told)
  }

  /// The device is gone. What it told before still counts; a finger that is down on it will never come up.
  package mutating func vanished(at time: Instant) -> [InputEvent] {
    var told = InputEvents()
    settle(at: time, into: &told)
    for index in contacts.indices {
      if let up = contacts[index].undecidedUp { released(index, up.finger, at: up.at, into: &told) }
    }
    let isFingerLeft = contacts.indices.contains { index in
      contacts[index].isClosed && contacts[index].finger?.counts == true && meanings[index] != nil
    }
    if isFingerLeft, profile.actsOn == .release { told.append(.fingerGone(device: profile.device, at: time), at: time) }
    self = ButtonInterpreter(profile: profile, keysDown: [], at: time)
    return told.all
  }

  /// When ``settle(at:)`` wants to be called, if nothing comes before.
  package var nextDeadline: Instant? {
    let ends = contacts.compactMap { $0.undecidedUntil(debounceMilliseconds: profile.debounceMilliseconds) }
    let decisions = ends.min().map { Instant(microseconds: $0.microseconds + 1) }
    return [decisions, nextJam].compactMap { $0 }.min()
  }

  private var nextJam: Instant? {
    let fingers = contacts.compactMap(\.finger).filter(\.counts)
    return fingers.map(\.down).min()?.adding(milliseconds: Self.jammedAfterMilliseconds)
  }

  /// Keys that have been down for so long that they are probably stuck. Not on a device that acts on press, for it need not tell
  /// when they come up; and a switch may be at rest either way.
  package func jammedKeys(at time: Instant) -> [UInt16] {
    guard profile.actsOn == .release else { return [] }
    return zip(codes, contacts).compactMap { code, contact in
      contact.finger.map { isJammed($0, at: time) } == true && SwitchCode.code(ofKey: code) == nil ? code : nil
    }
  }
}

extension ButtonInterpreter {
  private struct Change {
    let index: Int
    let closed: Bool
    let time: Instant
  }

  private func isJammed(_ finger: Contact.Finger, at time: Instant) -> Bool {
    time.milliseconds(since: finger.down) >= Self.jammedAfterMilliseconds
  }

  /// Nobody waits any more for what will not come up.
  private mutating func giveUpJammed(at time: Instant, into told: inout InputEvents) {
    var isAwaited = false
    for index in contacts.indices {
      guard let finger = contacts[index].finger, finger.counts, isJammed(finger, at: time) else { continue }
      contacts[index].disregard()
      isAwaited = isAwaited || meanings[index] != nil
    }
    if isAwaited, profile.actsOn == .release { told.append(.fingerGone(device: profile.device, at: time), at: time) }
  }

  private func isStruckAgain(_ code: UInt16, at time: Instant) -> Bool {
    guard let lastStrike, lastStrike.code == code else { return false }
    return time < lastStrike.decided.adding(milliseconds: Int64(profile.repeatMilliseconds))
  }

  private mutating func apply(_ changes: [Change], at time: Instant, into told: inout InputEvents) {
    settle(at: changes.map(\.time).min() ?? time, into: &told)
    let together = Set(changes.filter(isFreshDown).map(\.index)).count > 1
    for change in changes { apply(change, together: together, into: &told) }
  }

  private mutating func apply(_ change: Change, into told: inout InputEvents) {
    settle(at: change.time, into: &told)
    apply(change, together: false, into: &told)
  }

  private mutating func apply(_ change: Change, together: Bool, into told: inout InputEvents) {
    contacts[change.index].become(closed: change.closed, at: change.time)
    take(at: change.index, time: change.time, together: together, into: &told)
  }

  private func isFreshDown(_ change: Change) -> Bool {
    let contact = contacts[change.index]
    return meanings[change.index] != nil && change.closed && !contact.isClosed && contact.finger == nil
      && contact.takesEdge(at: change.time, debounceMilliseconds: profile.debounceMilliseconds)
  }

  private mutating func take(at index: Int, time: Instant, together: Bool, into told: inout InputEvents) {
    switch contacts[index].take(at: time, debounceMilliseconds: profile.debounceMilliseconds) {
    case .down(let at): pressed(index, at: at, together: together, into: &told)
    case .up(let finger, let at): released(index, finger, at: at, into: &told)
    case nil: break
    }
  }

  private mutating func pressed(_ index: Int, at time: Instant, together: Bool, into told: inout InputEvents) {
    guard !isStruckAgain(codes[index], at: time) else { return contacts[index].disregard() }
    if profile.actsOn == .press { lastStrike = (codes[index], time) }
    guard let meaning = meanings[index] else {
      if profile.actsOn == .press { told.append(.pleaseRate(device: profile.device, at: time), at: time) }
      return
    }
    // The clerk's key is not the citizen's: neither makes the other simultaneous.
    var isSimultaneous = together
    for other in contacts.indices where other != index {
      guard let finger = contacts[other].finger, finger.counts, !isJammed(finger, at: time), meanings[other] != nil
      else { continue }
      contacts[other].overlap()
      isSimultaneous = true
    }
    if isSimultaneous { contacts[index].overlap() }
    switch profile.actsOn {
    case .release: told.append(.fingerDown(meaning, device: profile.device, at: time), at: time)
    case .press:
      told.append(.press(press(meaning, down: time, decided: time, simultaneous: isSimultaneous)), at: time)
    }
  }

  private mutating func released(
    _ index: Int, _ finger: Contact.Finger, at time: Instant, into told: inout InputEvents
  ) {
    guard finger.counts, profile.actsOn == .release else { return }
    lastStrike = (codes[index], time)
    guard let meaning = meanings[index] else {
      return told.append(.pleaseRate(device: profile.device, at: time), at: time)
    }
    told.append(.press(press(meaning, down: finger.down, decided: time, simultaneous: finger.overlapped)), at: time)
  }

  private func press(_ meaning: KeyMeaning, down: Instant, decided: Instant, simultaneous: Bool) -> Press {
    Press(
      meaning: meaning, down: down, decided: decided, channel: profile.channel, device: profile.device,
      simultaneous: simultaneous)
  }
}
