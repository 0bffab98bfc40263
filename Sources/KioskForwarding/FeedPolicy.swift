import RatingModel

/// Decides when the feed polls. A value: chance comes in, a delay goes out.
struct FeedPolicy: Hashable, Sendable {
  struct Rules: Hashable, Sendable {
    /// At the start each kiosk waits somewhere within this: a district's kiosks get their power back at one moment.
    var startMilliseconds: Int64 = 2000
    /// The back-off after the first failure; it doubles with each further one.
    var firstRetryMilliseconds: Int64 = 1000
    var longestRetryMilliseconds: Int64 = 60_000
    /// The back-off after a refusal that no repeat will cure.
    var refusedRetryMilliseconds: Int64 = 600_000
    /// How often it is looked whether the forwarder has enrolled the kiosk.
    var enrolmentMilliseconds: Int64 = 1000
  }

  let rules: Rules
  private var failures = 0

  init(rules: Rules) { self.rules = rules }

  func start(using generator: inout some RandomNumberGenerator) -> Int64 {
    .random(in: 0...rules.startMilliseconds, using: &generator)
  }

  /// A poll was answered: the next one follows at once.
  mutating func answered() { failures = 0 }

  /// - Returns: how long to wait before the next poll.
  mutating func failed(_ error: ForwardingError, using generator: inout some RandomNumberGenerator) -> Int64 {
    if case .credentialMissing = error { return BackOff.jittered(rules.enrolmentMilliseconds, using: &generator) }
    guard case .failed(let seconds) = error.result else {
      return BackOff.jittered(rules.refusedRetryMilliseconds, using: &generator)
    }
    failures += 1
    let asked = min(Int64(max(0, seconds ?? 0)), rules.refusedRetryMilliseconds / 1000) * 1000
    let backOff = BackOff(
      firstMilliseconds: rules.firstRetryMilliseconds, longestMilliseconds: rules.longestRetryMilliseconds)
    return max(asked, backOff.milliseconds(after: failures, using: &generator))
  }
}
