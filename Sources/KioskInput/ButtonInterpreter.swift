import RatingModel

/// Turns the frames of one device with buttons into presses.
///
/// A value: it holds what is known of each configured key, and time is told to it.
package struct ButtonInterpreter: Sendable {
  /// What has been down this long is no finger but a key that is stuck: it makes no press when it comes up, and no other press
  /// simultaneous.
  package static let jammedAfterMilliseconds: Int64 = 10_000

  package let profile: ButtonProfile
  /// By key code, in ascending order, so that equal times give one order of events.
  private var contacts: [(code: UInt16, contact: Contact)]
  /// The newest press, whichever key's.
  private var lastStrike: (code: UInt16, decided: Instant)?

  /// - Parameter keysDown: the keys that are down as the device is opened; whoever presses them was there before us.
  package init(profile: ButtonProfile, keysDown: Set<UInt16>, at time: Instant) {
    self.profile = profile
    contacts = profile.codes.sorted().map { code in
      (code, keysDown.contains(code) ? Contact(heldAt: time) : Contact(openAt: time))
    }
  }

  /// Takes one frame.
  package mutating func handle(_ frame: InputFrame) -> [InputEvent] {
    let changes = frame.events.compactMap { event -> Change? in
      guard event.type == RawEvent.key, event.value == 0 || event.value == 1, let index = index(of: event.code)
      else { return nil }
      return Change(index: index, closed: event.value == 1, time: event.time)
    }
    return apply(changes, at: frame.time)
  }

  /// Takes the state of the keys after the kernel lost events.
  ///
  /// - Parameter keysDown: every key that is down now, as the device itself says.
  package mutating func resync(keysDown: Set<UInt16>, at time: Instant) -> [InputEvent] {
    let changes = contacts.indices.map { index in
      Change(index: index, closed: keysDown.contains(contacts[index].code), time: time)
    }
    return apply(changes, at: time)
  }

  /// Decides what was left open until `time`. Due at ``nextDeadline``; frames do it by themselves.
  package mutating func settle(at time: Instant) -> [InputEvent] {
    var events: [InputEvent] = []
    for index in contacts.indices { events += take(at: index, time: time, together: false) }
    events += giveUpJammed(at: time)
    return events.count > 1 ? events.sorted { $0.at < $1.at } : events
  }

  /// The device is gone. What it told before still counts; a finger that is down on it will never come up.
  package mutating func vanished(at time: Instant) -> [InputEvent] {
    var events = settle(at: time)
    for (code, contact) in contacts {
      if let up = contact.undecidedUp { events += released(code, up.finger, at: up.at) }
    }
    let isFingerLeft = contacts.contains { code, contact in
      contact.isClosed && contact.finger?.counts == true && profile.keys[code] != nil
    }
    if isFingerLeft, profile.actsOn == .release { events.append(.fingerGone(device: profile.device, at: time)) }
    self = ButtonInterpreter(profile: profile, keysDown: [], at: time)
    return events
  }

  /// When ``settle(at:)`` wants to be called, if nothing comes before.
  package var nextDeadline: Instant? {
    let ends = contacts.compactMap { $0.contact.undecidedUntil(debounceMilliseconds: profile.debounceMilliseconds) }
    let decisions = ends.min().map { Instant(microseconds: $0.microseconds + 1) }
    return [decisions, nextJam].compactMap { $0 }.min()
  }

  private var nextJam: Instant? {
    let fingers = contacts.compactMap(\.contact.finger).filter(\.counts)
    return fingers.map(\.down).min()?.adding(milliseconds: Self.jammedAfterMilliseconds)
  }

  /// Keys that have been down for so long that they are probably stuck.
  package func jammedKeys(at time: Instant) -> [UInt16] {
    contacts.compactMap { code, contact in contact.finger.map { isJammed($0, at: time) } == true ? code : nil }
  }
}

extension ButtonInterpreter {
  private struct Change {
    let index: Int
    let closed: Bool
    let time: Instant
  }

  private func index(of code: UInt16) -> Int? { contacts.firstIndex { $0.code == code } }

  private func isJammed(_ finger: Contact.Finger, at time: Instant) -> Bool {
    time.milliseconds(since: finger.down) >= Self.jammedAfterMilliseconds
  }

  /// Nobody waits any more for what will not come up.
  private mutating func giveUpJammed(at time: Instant) -> [InputEvent] {
    let jammed = contacts.indices.filter { index in
      contacts[index].contact.finger.map { $0.counts && isJammed($0, at: time) } == true
    }
    for index in jammed { contacts[index].contact.disregard() }
    let isAwaited = profile.actsOn == .release && jammed.contains { profile.keys[contacts[$0].code] != nil }
    return isAwaited ? [.fingerGone(device: profile.device, at: time)] : []
  }

  private func isStruckAgain(_ code: UInt16, at time: Instant) -> Bool {
    guard let lastStrike, lastStrike.code == code else { return false }
    return time < lastStrike.decided.adding(milliseconds: Int64(profile.repeatMilliseconds))
  }

  private mutating func apply(_ changes: [Change], at time: Instant) -> [InputEvent] {
    var events = settle(at: changes.map(\.time).min() ?? time)
    let together = Set(changes.filter(isFreshDown).map(\.index)).count > 1
    for change in changes {
      contacts[change.index].contact.become(closed: change.closed, at: change.time)
      events += take(at: change.index, time: change.time, together: together)
    }
    return events
  }

  private func isFreshDown(_ change: Change) -> Bool {
    let (code, contact) = contacts[change.index]
    return profile.keys[code] != nil && change.closed && !contact.isClosed && contact.finger == nil
      && contact.takesEdge(at: change.time, debounceMilliseconds: profile.debounceMilliseconds)
  }

  private mutating func take(at index: Int, time: Instant, together: Bool) -> [InputEvent] {
    let code = contacts[index].code
    switch contacts[index].contact.take(at: time, debounceMilliseconds: profile.debounceMilliseconds) {
    case .down(let at): return pressed(index, at: at, together: together)
    case .up(let finger, let at): return released(code, finger, at: at)
    case nil: return []
    }
  }

  private mutating func pressed(_ index: Int, at time: Instant, together: Bool) -> [InputEvent] {
    let code = contacts[index].code
    guard !isStruckAgain(code, at: time) else {
      contacts[index].contact.disregard()
      return []
    }
    if profile.actsOn == .press { lastStrike = (code, time) }
    guard let meaning = profile.keys[code] else {
      return profile.actsOn == .press ? [.pleaseRate(device: profile.device, at: time)] : []
    }
    // The clerk's key is not the citizen's: neither makes the other simultaneous.
    let others = contacts.indices.filter { other in
      guard other != index, profile.keys[contacts[other].code] != nil, let finger = contacts[other].contact.finger
      else { return false }
      return finger.counts && !isJammed(finger, at: time)
    }
    for other in others { contacts[other].contact.overlap() }
    let isSimultaneous = together || !others.isEmpty
    if isSimultaneous { contacts[index].contact.overlap() }
    switch profile.actsOn {
    case .release: return [.fingerDown(meaning, device: profile.device, at: time)]
    case .press: return [.press(press(meaning, down: time, decided: time, simultaneous: isSimultaneous))]
    }
  }

  private mutating func released(_ code: UInt16, _ finger: Contact.Finger, at time: Instant) -> [InputEvent] {
    guard finger.counts, profile.actsOn == .release else { return [] }
    lastStrike = (code, time)
    guard let meaning = profile.keys[code] else { return [.pleaseRate(device: profile.device, at: time)] }
    return [.press(press(meaning, down: finger.down, decided: time, simultaneous: finger.overlapped))]
  }

  private func press(_ meaning: KeyMeaning, down: Instant, decided: Instant, simultaneous: Bool) -> Press {
    Press(
      meaning: meaning, down: down, decided: decided, channel: profile.channel, device: profile.device,
      simultaneous: simultaneous)
  }
}
