import Dispatch

/// Compares secrets one at a time, on a thread of its own: a crowd at the door neither takes the kiosk's memory nor holds
/// up its network.
actor SecretWork {
  /// Secrets that are worked on or wait at the same time; one more is refused.
  static let mostWaiting = 4

  private let queue = DispatchQueue(label: "kiosk-access.secret", qos: .utility)
  private let stranger: SecretHash
  private var waiting = 0

  init(logarithm: Int) { stranger = SecretHash(ofNobody: logarithm) }

  /// Whether the secret is the PIN or the badge of `key`, with as much work and `false` when there is none; `nil` when too
  /// many are waiting.
  func matches(_ secret: String, _ key: ClerkKey?) async -> Bool? {
    guard waiting < Self.mostWaiting else { return nil }
    waiting += 1
    defer { waiting -= 1 }
    let stranger = stranger
    return await withCheckedContinuation { continuation in
      queue.async {
        // Both are looked at in any case: the time tells neither which of them fitted nor which there is.
        let pin = (key?.pin ?? stranger).matches(secret)
        let badge = (key?.badge ?? stranger).matches(secret)
        continuation.resume(returning: pin || badge)
      }
    }
  }
}
