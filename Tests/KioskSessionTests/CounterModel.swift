import RatingModel

/// The rules of `Binding.md` once more, for comparison: no effects and no history of changes, but a picture of every
/// tick of 100 ms that a press is held against.
struct CounterModel {
  struct Rules {
    var promptTicks = 40
    var correctionTicks = 10
    var settlingTicks = 3
    var holdTicks = 20
  }

  struct Session {
    let name: Int
    var invited: Int?
    var isUnavailable = false
    var answered: Int?
    /// `nil`: declined.
    var level: Int?
    var outcomeSince: Int?
    var isFinal = false
    var isClosed = false
  }

  /// What a tick looked like, by the clock.
  struct Picture: Equatable {
    enum Phase: Equatable { case nothing, serving, window, thanks, over }
    var phase: Phase
    var session: Int?
    var isAvailable: Bool

    /// 0: none; else what a press could make, told apart by session.
    var offer: Int {
      guard isAvailable, let session else { return 0 }
      return switch phase {
      case .window: 2 * session + 1
      case .thanks: 2 * session + 2
      case .nothing, .serving, .over: 0
      }
    }
  }

  struct Finger {
    let key: Schedule.Key
    let down: Int
    var isKnown = true
  }

  let rules: Rules
  var lines: [String] = []
  var current: Session?
  private var past: Set<Int> = []
  private var isAvailable = true
  private var fingers: [Int: Finger] = [:]
  private var pictures: [Picture] = []
  private var start = 0

  init(rules: Rules) { self.rules = rules }

  mutating func live(_ happening: Schedule.Happening?, tick: Int) {
    clock(tick)
    if let happening { apply(happening, tick) }
    clock(tick)
    pictures.append(picture(tick))
  }

  private mutating func apply(_ happening: Schedule.Happening, _ tick: Int) {
    switch happening {
    case .open(let name): open(name, tick)
    case .invite(let name): invite(name, tick)
    case .close(let name): close(name, tick)
    case .cancel(let name): cancel(name, tick)
    case .down(let device, let key): fingers[device] = Finger(key: key, down: tick)
    case .slide(let device): fingers[device] = nil
    case .up(let device, let simultaneous):
      if let finger = fingers.removeValue(forKey: device) { judge(finger, tick, simultaneous) }
    case .available(let available): change(available, tick)
    case .restart: restart(tick)
    }
  }

  // MARK: Commands

  private mutating func open(_ name: Int, _ tick: Int) {
    guard name != current?.name, !past.contains(name) else { return }
    if let session = current {
      past.insert(session.name)
      if session.answered != nil {
        if !session.isFinal, session.level != nil { lines.append("final \(session.name)") }
      } else if session.outcomeSince == nil {
        lines.append("outcome \(session.name) \(session.invited == nil ? "notInvited" : silence(session))")
      }
    }
    current = Session(name: name)
    lines.append("open \(name)")
  }

  private mutating func invite(_ name: Int, _ tick: Int) {
    guard current?.name == name, current?.invited == nil, current?.outcomeSince == nil else { return }
    current?.invited = tick
    current?.isUnavailable = !isAvailable
    lines.append("invite \(name)")
  }

  private mutating func close(_ name: Int, _ tick: Int) {
    guard current?.name == name, current?.isClosed == false else { return }
    invite(name, tick)
    current?.isClosed = true
    lines.append("close \(name)")
  }

  private mutating func cancel(_ name: Int, _ tick: Int) {
    guard let session = current, session.name == name, session.outcomeSince == nil else { return }
    current?.outcomeSince = tick
    current?.isClosed = true
    lines.append("outcome \(name) cancelled")
  }

  private mutating func change(_ available: Bool, _ tick: Int) {
    guard available != isAvailable else { return }
    isAvailable = available
    lines.append(available ? "availability none" : "availability input")
    if !available, let session = current, session.outcomeSince == nil, let invited = session.invited,
      tick < invited + rules.promptTicks
    {
      current?.isUnavailable = true
    }
  }

  private mutating func restart(_ tick: Int) {
    if let session = current {
      past.insert(session.name)
      if session.outcomeSince == nil {
        lines.append("outcome \(session.name) \(session.invited == nil ? "notInvited" : "unavailable")")
      }
    }
    if !isAvailable { lines.append("availability input") }
    current = nil
    start = tick
    for device in fingers.keys { fingers[device]?.isKnown = false }
  }

  // MARK: The clock

  private mutating func clock(_ tick: Int) {
    guard let session = current else { return }
    if let answered = session.answered {
      guard !session.isFinal, isOver(from: answered, end: answered + rules.correctionTicks, tick) else { return }
      current?.isFinal = true
      if session.level != nil { lines.append("final \(session.name)") }
    } else if let invited = session.invited, session.outcomeSince == nil {
      let deadline = invited + rules.promptTicks
      guard isOver(from: invited, end: deadline, tick) else { return }
      current?.outcomeSince = deadline
      lines.append("outcome \(session.name) \(silence(session))")
    }
  }

  private func isOver(from begin: Int, end: Int, _ tick: Int) -> Bool {
    let isHeld = fingers.values.contains { $0.isKnown && $0.down >= begin && $0.down < end }
    return tick >= end && (!isHeld || tick >= end + rules.holdTicks)
  }

  private func silence(_ session: Session) -> String { session.isUnavailable ? "unavailable" : "timedOut" }

  // MARK: Presses

  private func picture(_ tick: Int) -> Picture {
    guard let session = current else { return Picture(phase: .nothing, session: nil, isAvailable: isAvailable) }
    let phase: Picture.Phase
    if let answered = session.answered {
      phase = tick < answered + rules.correctionTicks ? .thanks : .over
    } else if session.outcomeSince != nil {
      phase = .over
    } else if let invited = session.invited {
      phase = tick < invited + rules.promptTicks ? .window : .over
    } else {
      phase = .serving
    }
    return Picture(phase: phase, session: session.name, isAvailable: isAvailable)
  }

  private mutating func judge(_ finger: Finger, _ tick: Int, _ simultaneous: Bool) {
    let seen = Array(pictures[max(finger.down, start)...]) + [picture(tick)]
    // The restart's own tick still shows what was before it; whatever was then, nothing is offered now.
    let first = finger.down < start ? Picture(phase: .nothing, session: nil, isAvailable: isAvailable) : seen[0]
    let (word, session) = verdict(finger, tick, first, seen)
    lines.append(
      simultaneous ? line("press simultaneous", session) : apply(word, session, key: finger.key, tick))
  }

  private func verdict(_ finger: Finger, _ tick: Int, _ first: Picture, _ seen: [Picture]) -> (String, Int?) {
    let changed = seen.dropFirst().contains { $0.offer != first.offer }
    if changed, !isWaitedFor(finger, tick, first, seen) { return ("unsettled", first.session ?? seen.last?.session) }
    switch first.phase {
    case .nothing: return ("ambient", nil)
    case .serving: return ("early", first.session)
    case .window:
      return !first.isAvailable || isSettling(finger.down) ? ("unsettled", first.session) : ("answer", first.session)
    case .thanks: return (first.isAvailable ? "another" : "repeat", first.session)
    case .over:
      if let session = current, session.name == first.session, session.level != nil, let answered = session.answered,
        finger.down < answered + rules.promptTicks
      {
        return ("repeat", first.session)
      }
      if let until = repeats[first.session ?? -1], finger.down < until { return ("repeat", first.session) }
      return isSettling(finger.down) ? ("unsettled", first.session) : ("ambient", nil)
    }
  }

  /// Until when a press is a repeat of the rating of an earlier session that fingers may still remember.
  private var repeats: [Int: Int] = [:]

  /// Only the clock has ended what the finger went down on, and not for long.
  private func isWaitedFor(_ finger: Finger, _ tick: Int, _ first: Picture, _ seen: [Picture]) -> Bool {
    guard first.offer != 0, let session = current, session.name == first.session, seen.allSatisfy(\.isAvailable) else {
      return false
    }
    switch first.phase {
    case .window:
      guard let invited = session.invited else { return false }
      return session.outcomeSince == nil && tick < invited + rules.promptTicks + rules.holdTicks
    case .thanks:
      guard let answered = session.answered else { return false }
      return !session.isFinal && tick < answered + rules.correctionTicks + rules.holdTicks
    case .nothing, .serving, .over: return false
    }
  }

  private func isSettling(_ down: Int) -> Bool {
    let earliest = max(start + 1, down - rules.settlingTicks + 1)
    guard earliest <= down else { return false }
    return (earliest...down).contains { pictures[$0].offer != pictures[$0 - 1].offer }
  }

  private mutating func apply(_ word: String, _ session: Int?, key: Schedule.Key, _ tick: Int) -> String {
    switch word {
    case "answer":
      current?.answered = tick
      current?.outcomeSince = tick
      guard key != Schedule.declineKey else { return line("outcome", session) + " declined" }
      current?.level = key
      repeats[session ?? -1] = tick + rules.promptTicks
      return line("rating", session) + " \(key)"
    case "another":
      guard key != Schedule.declineKey, let level = current?.level, key != level else {
        return line("press repeat", session)
      }
      current?.level = key
      return line("correction", session) + " \(key) \(key < level ? "raised" : "lowered")"
    default:
      return line("press \(word)", session)
    }
  }

  private func line(_ word: String, _ session: Int?) -> String { session.map { "\(word) \($0)" } ?? word }
}
