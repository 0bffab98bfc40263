import RatingModel

/// Decides when the next attempt is made. A value: time and chance come in, an action goes out.
///
/// - After something was released: at once, but at most one round per interval.
/// - While a batch was not complete, or the centre asked something: the next one at once.
/// - A day after the last complete batch: the daily one, whatever there is to say, a little early by chance, so that a
///   district's kiosks do not come together. The first round after a start is a daily one, since many a kiosk is switched off
///   every night.
/// - After a failure that may pass: exponential back-off between bounds, with jitter, so that an office's kiosks do not
///   come back in step.
/// - After a refusal that no repeat will cure: the long back-off. Releases do not shorten any back-off.
/// - At start: somewhere within one interval, since a district's kiosks get their power back at one moment.
///
/// Whatever a centre answers, it cannot keep the kiosk busy: questions, comparisons and new beginnings are followed at once only
/// so often until the centre has everything, and then back off as failures do; a question for an entry only once, until something
/// was taken.
package struct ForwardingPolicy: Hashable, Sendable {
  package struct Rules: Hashable, Sendable {
    /// The shortest time between two rounds.
    package var intervalMilliseconds: Int64
    /// The back-off after the first failure; it doubles with each further one.
    package var firstRetryMilliseconds: Int64
    package var longestRetryMilliseconds: Int64
    /// The back-off after a refusal that no repeat will cure.
    package var refusedRetryMilliseconds: Int64
    /// From a complete batch to the daily one, at most; at least the jitter less.
    package var dailyMilliseconds: Int64 = 86_400_000
    package var dailyJitterMilliseconds: Int64 = 3_600_000
    /// Answers to the centre's questions in a row that are followed at once: more pages than decades of groups fill.
    package var mostQuestions = 32

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

  package enum Action: Hashable, Sendable {
    /// Make an attempt now and report it as ``Event/attempted(_:)``. ``isDaily`` says of which kind.
    case send
    /// Wait for this time or a release.
    case wait(until: Instant)
    /// An attempt is under way; its result decides.
    case carryOn
  }

  private enum Phase: Hashable, Sendable {
    /// Until a release, but not before `earliest`, or until `daily`.
    case idle(earliest: Instant, daily: Instant)
    case waiting(until: Instant)
    case sending
  }

  /// Batches in a row after which there is a pause of one interval, whatever the source says.
  static let longestRun = 1000

  package let rules: Rules
  /// Of the attempt under way: there is to be a batch in any case.
  package private(set) var isDaily = false
  private var phase: Phase
  private var releasedMeanwhile = false
  private var failures = 0
  /// How often everything had to begin again since the centre last had everything.
  private var restarts = 0
  /// Questions since then.
  private var questions = 0
  /// How often an entry was asked for since something was taken.
  private var proofs = 0
  private var run = 0
  /// When the next daily attempt is due; `nil` before the first that came to its end.
  private var dailyAt: Instant?

  package init(rules: Rules) {
    self.rules = rules
    phase = .waiting(until: Instant(microseconds: 0))
  }

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
    case .idle(let earliest, _): return now < earliest ? wait(until: earliest) : send(at: now)
    case .waiting(let until): return .wait(until: until)
    case .sending:
      releasedMeanwhile = true
      return .carryOn
    }
  }

  private mutating func timeReached(at now: Instant) -> Action {
    switch phase {
    case .idle(_, let until), .waiting(let until): now < until ? .wait(until: until) : send(at: now)
    case .sending: .carryOn
    }
  }

  private mutating func attempted(
    _ result: Result, at now: Instant, using generator: inout some RandomNumberGenerator
  ) -> Action {
    if result.isAnswered, isDaily || result == .complete { planDaily(from: now, using: &generator) }
    if result.isAnswered { proofs = 0 }
    switch result {
    case .nothingToSend, .complete:
      (failures, restarts, questions) = (0, 0, 0)
      return rest(from: now)
    case .more:
      failures = 0
      return goOn(at: now)
    case .moreLater:
      failures = 0
      return pause(from: now)
    case .asked:
      failures = 0
      questions += 1
      guard questions > rules.mostQuestions else { return goOn(at: now) }
      return backOff(times: questions - rules.mostQuestions, from: now, using: &generator)
    case .unproven:
      proofs += 1
      guard proofs > 1 else { return goOn(at: now) }
      return backOff(times: proofs, from: now, using: &generator)
    case .announced, .compared, .abandoned:
      restarts += 1
      guard restarts > 1 else { return goOn(at: now) }
      return backOff(times: restarts, from: now, using: &generator)
    case .differs:
      restarts += 1
      return backOff(times: restarts, from: now, using: &generator)
    case .failed(let seconds):
      failures += 1
      let asked = min(Int64(max(0, seconds ?? 0)), rules.refusedRetryMilliseconds / 1000) * 1000
      return backOff(times: failures, atLeast: asked, from: now, using: &generator)
    case .refused:
      return wait(until: now.adding(milliseconds: BackOff.jittered(rules.refusedRetryMilliseconds, using: &generator)))
    }
  }

  // MARK: What comes next

  private mutating func send(at now: Instant) -> Action {
    phase = .sending
    isDaily = dailyAt.map { now >= $0 } ?? true
    releasedMeanwhile = false
    run = 0
    return .send
  }

  /// The same round goes on.
  private mutating func goOn(at now: Instant) -> Action {
    run += 1
    guard run < Self.longestRun else { return pause(from: now) }
    isDaily = dailyAt.map { now >= $0 } ?? true
    return .send
  }

  private mutating func wait(until time: Instant) -> Action {
    phase = .waiting(until: time)
    return .wait(until: time)
  }

  /// The round is over. What was released while it ran waits for the interval.
  private mutating func rest(from now: Instant) -> Action {
    guard !releasedMeanwhile else { return pause(from: now) }
    let earliest = now.adding(milliseconds: rules.intervalMilliseconds)
    let daily = max(earliest, dailyAt ?? earliest)
    phase = .idle(earliest: earliest, daily: daily)
    return .wait(until: daily)
  }

  private mutating func pause(from now: Instant) -> Action {
    wait(until: now.adding(milliseconds: rules.intervalMilliseconds))
  }

  private mutating func backOff(
    times: Int, atLeast asked: Int64 = 0, from now: Instant, using generator: inout some RandomNumberGenerator
  ) -> Action {
    let delay = BackOff(
      firstMilliseconds: rules.firstRetryMilliseconds, longestMilliseconds: rules.longestRetryMilliseconds
    ).milliseconds(after: times, using: &generator)
    return wait(until: now.adding(milliseconds: max(asked, delay)))
  }

  private mutating func planDaily(from now: Instant, using generator: inout some RandomNumberGenerator) {
    let early = Int64.random(in: 0...rules.dailyJitterMilliseconds, using: &generator)
    dailyAt = now.adding(milliseconds: rules.dailyMilliseconds - early)
  }
}
