import RatingModel

/// The fingers that are down at the moment.
struct HeldFingers: Hashable, Sendable {
  /// More keys than any panel has; what exceeds it is not waited for.
  static let most = 32

  private struct Finger: Hashable, Sendable {
    let meaning: KeyMeaning
    let device: String
    let down: Instant
  }

  private var fingers: [Finger] = []

  mutating func lower(_ meaning: KeyMeaning, device: String, at: Instant) {
    lift(meaning, device: device)
    guard fingers.count < Self.most else { return }
    fingers.append(Finger(meaning: meaning, device: device, down: at))
  }

  mutating func lift(_ meaning: KeyMeaning, device: String) {
    fingers.removeAll { $0.meaning == meaning && $0.device == device }
  }

  mutating func liftAll(device: String) {
    fingers.removeAll { $0.device == device }
  }

  /// Whether a finger is held that went down from `start` on and before `end`.
  func isHeld(from start: Instant, before end: Instant) -> Bool {
    fingers.contains { $0.down >= start && $0.down < end }
  }
}
