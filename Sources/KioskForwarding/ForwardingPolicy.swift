import RatingModel

/// Decides when the next attempt is made. A value: time and chance come in, an action goes out.
///
/// - After something was released: at once, but at most one round per interval.
/// - While a batch was not complete: the next one at once.
/// - After a failure that may pass: exponential back-off between bounds, with jitter, so that an office's kiosks do not
///   come back in step.
/// - After a refusal that no repeat will cure: the long back-off. Releases do not shorten any back-off.
/// - At start: somewhere within one interval, since a district's kiosks get their power back at one moment.
package struct ForwardingPolicy: Hashable, Sendable {
  package struct Rules: Hashable, Sendable {
    /// The shortest time between two rounds.
    package var intervalMilliseconds: Int64
    /// The back-off after the first failure; it doubles with each further one.
    package var firstRetryMilliseconds: Int64
    package var longestRetryMilliseconds: Int64
    /// The back-off after a refusal that no repeat will cure.
    package var refusedRetryMilliseconds: Int64

    package init(
      intervalMilliseconds: Int64 = 60_000, firstRetryMilliseconds: Int64 = 2000,
      longestRetryMilliseconds: Int64 = 300_000, refusedRetryMilliseconds: Int64 = 1_800_000
    ) {
      self.intervalMilliseconds = intervalMilliseconds
      self.firstRetryMilliseconds = firstRetryMilliseconds
      self.longestRetryMilliseconds = longestRetryMilliseconds
      self.refusedRetryMilliseconds = refusedRetryMilliseconds
    }
  }

  package enum Event: Hashable, Sendable {
    /// The first event, once.
    case started
    case released
    /// The time of the last `wait` has come.
    case timeReached
    case attempted(Result)
  }

  /// How an attempt ended.
  package enum Result: Hashable, Sendable {
    case nothingToSend
    /// Accepted; there is more to send.
    case more
    /// Accepted; the centre has everything.
    case complete
    /// Accepted, but the centre's digest differs: everything is sent again.
    case differs
    /// The centre announced a new epoch: everything is sent again.
    case announced
    /// Failed in a way that may pass. The centre may have said how long to stay away.
    case failed(retryAfterSeconds: Int?)
    /// Failed in a way that only people can cure.
    case refused
  }

  package enum Action: Hashable, Sendable {
    /// Make an attempt now and report it as ``Event/attempted(_:)``.
    case send
    /// Wait for this time or a release; `nil`: for a release alone.
    case wait(until: Instant?)
    /// An attempt is under way; its result decides.
    case carryOn
  }

  private enum Phase: Hashable, Sendable {
    case idle(earliest: Instant?)
    case waiting(until: Instant)
    case sending
  }

  /// Batches in a row after which there is a pause of one interval, whatever the source says.
  static let longestRun = 1000

  package let rules: Rules
  private var phase = Phase.idle(earliest: nil)
  private var releasedMeanwhile = false
  private var failures = 0
  /// How often everything had to be sent again since the centre last had everything.
  private var restarts = 0
  private var run = 0

  package init(rules: Rules) { self.rules = rules }

  package mutating func handle(
    _ event: Event, at now: Instant, using generator: inout some RandomNumberGenerator
  ) -> Action {
    switch event {
    case .started:
      return wait(until: now.adding(milliseconds: .random(in: 0...rules.intervalMilliseconds, using: &generator)))
    case .released: return released(at: now)
    case .timeReached: return timeReached(at: now)
    case .attempted(let result): return attempted(result, at: now, using: &generator)
    }
  }

  private mutating func released(at now: Instant) -> Action {
    switch phase {
    case .idle(let earliest):
      guard let earliest, now < earliest else { return send() }
      return wait(until: earliest)
    case .waiting(let until): return .wait(until: until)
    case .sending:
      releasedMeanwhile = true
      return .carryOn
    }
  }

  private mutating func timeReached(at now: Instant) -> Action {
    switch phase {
    case .idle: return .wait(until: nil)
    case .waiting(let until): return now < until ? .wait(until: until) : send()
    case .sending: return .carryOn
    }
  }

  private mutating func attempted(
    _ result: Result, at now: Instant, using generator: inout some RandomNumberGenerator
  ) -> Action {
    switch result {
    case .nothingToSend, .complete:
      (failures, restarts) = (0, 0)
      return rest(from: now)
    case .more:
      failures = 0
      run += 1
      guard run < Self.longestRun else {
        releasedMeanwhile = true
        return rest(from: now)
      }
      return .send
    case .announced where restarts == 0:
      restarts = 1
      return .send
    case .announced, .differs:
      restarts += 1
      return wait(until: now.adding(milliseconds: backOff(times: restarts, using: &generator)))
    case .failed(let seconds):
      failures += 1
      let asked = min(Int64(max(0, seconds ?? 0)), rules.refusedRetryMilliseconds / 1000) * 1000
      return wait(until: now.adding(milliseconds: max(asked, backOff(times: failures, using: &generator))))
    case .refused:
      return wait(until: now.adding(milliseconds: jittered(rules.refusedRetryMilliseconds, using: &generator)))
    }
  }

  private mutating func send() -> Action {
    phase = .sending
    releasedMeanwhile = false
    run = 0
    return .send
  }

  private mutating func wait(until time: Instant) -> Action {
    phase = .waiting(until: time)
    return .wait(until: time)
  }

  /// The round is over. What was released while it ran waits for the interval.
  private mutating func rest(from now: Instant) -> Action {
    let earliest = now.adding(milliseconds: rules.intervalMilliseconds)
    if releasedMeanwhile { return wait(until: earliest) }
    phase = .idle(earliest: earliest)
    return .wait(until: nil)
  }

  private func backOff(times: Int, using generator: inout some RandomNumberGenerator) -> Int64 {
    // More than 20 doublings exceed every sensible bound and would only overflow.
    let (doubled, overflow) = rules.firstRetryMilliseconds.multipliedReportingOverflow(
      by: 1 << Int64(min(times - 1, 20)))
    return jittered(
      overflow ? rules.longestRetryMilliseconds : min(doubled, rules.longestRetryMilliseconds), using: &generator)
  }

  /// Between half and all of the delay.
  private func jittered(_ milliseconds: Int64, using generator: inout some RandomNumberGenerator) -> Int64 {
    .random(in: (milliseconds / 2)...max(1, milliseconds), using: &generator)
  }
}
