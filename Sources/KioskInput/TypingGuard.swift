import RatingModel

/// Holds the presses of a device that can type until it is known that they were none of its typing: so that nobody who looks at
/// presses reads a scanned card. Keys that a person presses one by one are presses all the same.
///
/// Keys that go down within the time of a silence from each other are a run. With four different keys, or with events that were
/// lost, it is typing; a contact that bounces is one key.
struct TypingGuard: Sendable {
  private struct Run {
    let start: Instant
    var end: Instant
    var codes: Set<UInt16> = []
    var isTyping = false

    func holds(_ time: Instant) -> Bool { start <= time && time <= end }

    func isOver(at time: Instant) -> Bool {
      time > end.adding(milliseconds: TypedTextAssembler.silenceMilliseconds)
    }
  }

  private var runs: [Run] = []
  private var held: [(code: UInt16, press: Press)] = []

  /// Takes in the keys that a frame puts down, before the presses that it makes.
  mutating func note(_ frame: InputFrame) {
    for event in frame.events where event.type == RawEvent.key && event.value == 1 {
      extend(to: event.time) { run in
        run.codes.insert(event.code)
        run.isTyping = run.isTyping || run.codes.count >= TypedTextAssembler.fewestKeys
      }
    }
  }

  /// The kernel lost events: what is under way may be anything.
  mutating func lost(at time: Instant) { extend(to: time) { $0.isTyping = true } }

  mutating func hold(_ code: UInt16, _ press: Press) { held.append((code, press)) }

  /// Presses that are known to be some, in the order in which they were made.
  mutating func settle(at time: Instant) -> [(code: UInt16, press: Press)] {
    func isKnown(_ press: Press) -> Bool { run(of: press)?.isOver(at: time) ?? true }
    let presses = held.filter { isKnown($0.press) && run(of: $0.press)?.isTyping != true }
    held = held.filter { !isKnown($0.press) }
    // A key that is down for longer makes no press any more.
    runs.removeAll { time.milliseconds(since: $0.end) > 2 * ButtonInterpreter.jammedAfterMilliseconds }
    return presses
  }

  /// When ``settle(at:)`` wants to be called, if nothing comes before.
  var nextDeadline: Instant? {
    let ends = held.compactMap { run(of: $0.press)?.end }
    return ends.min().map {
      Instant(microseconds: $0.adding(milliseconds: TypedTextAssembler.silenceMilliseconds).microseconds + 1)
    }
  }

  private func run(of press: Press) -> Run? { runs.last { $0.holds(press.down) } }

  private mutating func extend(to time: Instant, _ change: (inout Run) -> Void) {
    if runs.last.map({ time < $0.start || $0.isOver(at: time) }) ?? true { runs.append(Run(start: time, end: time)) }
    runs[runs.count - 1].end = max(runs[runs.count - 1].end, time)
    change(&runs[runs.count - 1])
  }
}
