import RatingModel

/// One key's electrical contact and the finger that it stands for.
///
/// The contact follows every edge; the finger follows only those that are no bounce. Where they disagree, the end of the
/// debounce time decides.
struct Contact: Hashable, Sendable {
  struct Finger: Hashable, Sendable {
    let down: Instant
    /// False for a key that was down already when the device was opened, that has been down for too long, or that was struck
    /// again at once: its release is no press.
    fileprivate(set) var counts: Bool
    var overlapped: Bool
  }

  enum Edge: Hashable, Sendable {
    case down(at: Instant)
    case up(Finger, at: Instant)
  }

  private(set) var isClosed: Bool
  private(set) var finger: Finger?
  private(set) var changedAt: Instant
  /// Time of the last edge that was taken.
  private var takenAt: Instant?

  init(heldAt time: Instant) {
    isClosed = true
    finger = Finger(down: time, counts: false, overlapped: false)
    changedAt = time
  }

  init(openAt time: Instant) {
    isClosed = false
    changedAt = time
  }

  /// Contact and finger are where the other is: time changes nothing.
  var agrees: Bool { isClosed == (finger != nil) }

  /// The end of the time within which an edge may be bounce; `nil` when contact and finger agree.
  func undecidedUntil(debounceMilliseconds: Int) -> Instant? {
    agrees ? nil : takenAt?.adding(milliseconds: Int64(debounceMilliseconds))
  }

  /// What the kernel says; the same level twice is no edge.
  mutating func become(closed: Bool, at time: Instant) {
    guard closed != isClosed else { return }
    isClosed = closed
    changedAt = time
  }

  /// Whether an edge at `time` would be taken and not held for a bounce.
  func takesEdge(at time: Instant, debounceMilliseconds: Int) -> Bool {
    guard let takenAt, debounceMilliseconds > 0 else { return true }
    return time > takenAt.adding(milliseconds: Int64(debounceMilliseconds))
  }

  /// Brings the finger to where the contact is, if by `time` this can no longer be bounce.
  mutating func take(at time: Instant, debounceMilliseconds: Int) -> Edge? {
    guard !agrees, takesEdge(at: time, debounceMilliseconds: debounceMilliseconds) else { return nil }
    takenAt = changedAt
    if let finger {
      self.finger = nil
      return .up(finger, at: changedAt)
    }
    finger = Finger(down: changedAt, counts: true, overlapped: false)
    return .down(at: changedAt)
  }

  mutating func overlap() {
    finger?.overlapped = true
  }

  /// The finger that is down makes no press any more, whenever it leaves.
  mutating func disregard() {
    finger?.counts = false
  }

  /// The up that the device had already told when it vanished, though it was not decided yet.
  var undecidedUp: (finger: Finger, at: Instant)? {
    guard let finger, !isClosed else { return nil }
    return (finger, changedAt)
  }
}
