import RatingModel
import SeededRandom
import Testing

@testable import KioskForwarding

@Suite struct ForwardingPolicyTests {
  private static let rules = ForwardingPolicy.Rules(
    intervalMilliseconds: 10_000, firstRetryMilliseconds: 1000, longestRetryMilliseconds: 60_000,
    refusedRetryMilliseconds: 600_000)
  private var policy = ForwardingPolicy(rules: Self.rules)
  private var generator = SeededGenerator(seed: 7)

  private mutating func handle(_ event: ForwardingPolicy.Event, at milliseconds: Int64) -> ForwardingPolicy.Action {
    policy.handle(event, at: Instant(milliseconds: milliseconds), using: &generator)
  }

  /// Starts, waits out the first delay and leaves the machine sending at `milliseconds`.
  private mutating func sending(at milliseconds: Int64) {
    _ = handle(.started, at: milliseconds - 20_000)
    let action = handle(.timeReached, at: milliseconds)
    #expect(action == .send)
  }

  private func delay(_ action: ForwardingPolicy.Action, from milliseconds: Int64) -> Int64? {
    guard case .wait(let until) = action else { return nil }
    return until.milliseconds(since: Instant(milliseconds: milliseconds))
  }

  /// Nothing is to be sent until the daily batch.
  private func expectDaily(_ action: ForwardingPolicy.Action, from milliseconds: Int64) {
    #expect(delay(action, from: milliseconds).map { (82_800_000...86_400_000).contains($0) } == true, "\(action)")
  }

  @Test mutating func firstAttemptFallsSomewhereWithinOneInterval() throws {
    var delays = Set<Int64>()
    for _ in 0..<50 {
      policy = ForwardingPolicy(rules: Self.rules)
      let first = try #require(delay(handle(.started, at: 0), from: 0))
      #expect((0...10_000).contains(first))
      delays.insert(first)
    }
    #expect(delays.count > 40)
  }

  @Test mutating func releaseIsSentAtOnceWhenTheIntervalIsOver() {
    sending(at: 100_000)
    expectDaily(handle(.attempted(.complete), at: 100_100), from: 100_100)
    #expect(handle(.released, at: 110_100) == .send)
  }

  @Test mutating func releaseWithinTheIntervalWaitsForItsEnd() {
    sending(at: 100_000)
    _ = handle(.attempted(.complete), at: 100_000)
    #expect(handle(.released, at: 103_000) == .wait(until: Instant(milliseconds: 110_000)))
    #expect(handle(.released, at: 104_000) == .wait(until: Instant(milliseconds: 110_000)))
    #expect(handle(.timeReached, at: 109_999) == .wait(until: Instant(milliseconds: 110_000)))
    #expect(handle(.timeReached, at: 110_000) == .send)
  }

  @Test mutating func releaseDuringAnAttemptIsSentInTheNextRound() {
    sending(at: 100_000)
    #expect(handle(.released, at: 100_010) == .carryOn)
    #expect(handle(.attempted(.complete), at: 100_100) == .wait(until: Instant(milliseconds: 110_100)))
    #expect(handle(.timeReached, at: 110_100) == .send)
    expectDaily(handle(.attempted(.complete), at: 110_200), from: 110_200)
  }

  @Test mutating func incompleteBatchIsFollowedAtOnce() {
    sending(at: 100_000)
    for step in 1...500 { #expect(handle(.attempted(.more), at: 100_000 + Int64(step)) == .send) }
  }

  @Test mutating func endlessRunOfIncompleteBatchesIsPaused() throws {
    sending(at: 100_000)
    var action = ForwardingPolicy.Action.send
    var batches = 0
    while action == .send {
      batches += 1
      action = handle(.attempted(.more), at: 100_000)
      try #require(batches <= ForwardingPolicy.longestRun)
    }
    #expect(delay(action, from: 100_000) == 10_000)
    #expect(handle(.timeReached, at: 110_000) == .send)
    #expect(handle(.attempted(.more), at: 110_000) == .send)
  }

  @Test mutating func failuresBackOffExponentiallyWithinBoundsAndWithJitter() throws {
    sending(at: 0)
    var now: Int64 = 0
    var exact = 0
    for failure in 0..<40 {
      let full = min(Int64(1000) << Int64(min(failure, 10)), 60_000)
      let waited = try #require(delay(handle(.attempted(.failed(retryAfterSeconds: nil)), at: now), from: now))
      #expect((full / 2...full).contains(waited))
      exact += waited == full ? 1 : 0
      now += waited
      #expect(handle(.timeReached, at: now) == .send)
    }
    #expect(exact < 20)
  }

  @Test mutating func successEndsTheBackOff() throws {
    sending(at: 0)
    for _ in 0..<8 {
      _ = handle(.attempted(.failed(retryAfterSeconds: nil)), at: 0)
      _ = handle(.timeReached, at: 1_000_000)
    }
    _ = handle(.attempted(.more), at: 1_000_000)
    let waited = try #require(
      delay(handle(.attempted(.failed(retryAfterSeconds: nil)), at: 1_000_000), from: 1_000_000))
    #expect(waited <= 1000)
  }

  @Test mutating func releasesDoNotShortenABackOff() throws {
    sending(at: 0)
    let waiting = handle(.attempted(.failed(retryAfterSeconds: 30)), at: 0)
    #expect(delay(waiting, from: 0) == 30_000)
    for time in Int64(1)...100 { #expect(handle(.released, at: time) == waiting) }
  }

  @Test mutating func centreCannotSendTheKioskAwayForLongerThanARefusal() throws {
    sending(at: 0)
    let waited = delay(handle(.attempted(.failed(retryAfterSeconds: .max)), at: 0), from: 0)
    #expect(waited == 600_000)
    _ = handle(.timeReached, at: 600_000)
    let negative = try #require(delay(handle(.attempted(.failed(retryAfterSeconds: -5)), at: 600_000), from: 600_000))
    #expect(negative > 0)
  }

  @Test mutating func refusalForGoodWaitsLong() throws {
    sending(at: 0)
    let waited = try #require(delay(handle(.attempted(.refused), at: 0), from: 0))
    #expect((300_000...600_000).contains(waited))
  }

  @Test mutating func firstNewEpochIsFollowedAtOnceAndFlappingOnesBackOff() throws {
    sending(at: 0)
    #expect(handle(.attempted(.announced), at: 0) == .send)
    let second = try #require(delay(handle(.attempted(.announced), at: 0), from: 0))
    #expect(second >= 1000)
    #expect(handle(.timeReached, at: second) == .send)
    #expect(handle(.attempted(.more), at: second) == .send)
    let third = try #require(delay(handle(.attempted(.announced), at: second), from: second))
    #expect(third >= 2000)
  }

  @Test mutating func differingDigestsBackOffEvenWhenTheReSendingGoesWell() throws {
    sending(at: 0)
    var now: Int64 = 0
    var last: Int64 = 0
    for _ in 0..<12 {
      #expect(handle(.attempted(.more), at: now) == .send)
      last = try #require(delay(handle(.attempted(.differs), at: now), from: now))
      now += last
      _ = handle(.timeReached, at: now)
    }
    #expect(last >= 30_000)
    _ = handle(.attempted(.complete), at: now)
    _ = handle(.released, at: now + 10_000)
    let afterAgreement = try #require(delay(handle(.attempted(.differs), at: now + 10_000), from: now + 10_000))
    #expect(afterAgreement <= 1000)
  }

  // MARK: The daily batch

  @Test mutating func firstRoundAfterAStartIsADailyOne() {
    sending(at: 100_000)
    #expect(policy.isDaily)
    _ = handle(.attempted(.more), at: 100_000)
    #expect(!policy.isDaily, "the rest of the round is not")
  }

  @Test mutating func aDayAfterTheLastCompleteBatchComesTheDailyOne() throws {
    sending(at: 0)
    _ = handle(.attempted(.complete), at: 0)
    _ = handle(.released, at: 20_000_000)
    #expect(!policy.isDaily)
    let waited = try #require(delay(handle(.attempted(.complete), at: 20_000_000), from: 20_000_000))
    #expect((82_800_000...86_400_000).contains(waited))
    #expect(handle(.timeReached, at: 20_000_000 + waited) == .send)
    #expect(policy.isDaily)
  }

  @Test mutating func withoutACompleteBatchADayIsCountedFromTheLastDailyOne() throws {
    sending(at: 0)
    _ = handle(.attempted(.moreLater), at: 0)
    var now: Int64 = 10_000
    _ = handle(.timeReached, at: now)
    var rounds = 0
    while !policy.isDaily {
      let waited = try #require(delay(handle(.attempted(.nothingToSend), at: now), from: now))
      now += min(waited, 3_600_000)
      if handle(.released, at: now) != .send { _ = handle(.timeReached, at: now) }
      rounds += 1
    }
    #expect((82_800_000...90_000_000).contains(now), "after \(rounds) rounds")
  }

  @Test mutating func aDayThatPassedOfflineMakesTheFirstAttemptThatSucceedsTheDailyOne() throws {
    sending(at: 0)
    _ = handle(.attempted(.complete), at: 0)
    var now: Int64 = 80_000_000
    _ = handle(.released, at: now)
    #expect(!policy.isDaily)
    for _ in 1...200 {
      now += try #require(delay(handle(.attempted(.failed(retryAfterSeconds: nil)), at: now), from: now))
      #expect(handle(.timeReached, at: now) == .send)
    }
    #expect(now > 86_400_000)
    #expect(policy.isDaily)
    _ = handle(.attempted(.failed(retryAfterSeconds: nil)), at: now)
    _ = handle(.timeReached, at: now + 60_000)
    #expect(policy.isDaily, "until it has come through")
  }

  @Test mutating func aDistrictsDailyBatchesAreSpread() throws {
    var times = Set<Int64>()
    for _ in 1...100 {
      policy = ForwardingPolicy(rules: Self.rules)
      sending(at: 0)
      times.insert(try #require(delay(handle(.attempted(.complete), at: 0), from: 0)) / 60_000)
    }
    #expect(times.count > 30, "of 60 minutes")
  }

  // MARK: A centre that asks

  @Test mutating func questionsAreAnsweredAtOnceAndWithoutEndSeldom() throws {
    sending(at: 0)
    for _ in 1...Self.rules.mostQuestions { #expect(handle(.attempted(.asked), at: 0) == .send) }
    var now: Int64 = 0
    var last: Int64 = 0
    for _ in 1...10 {
      last = try #require(delay(handle(.attempted(.asked), at: now), from: now))
      now += last
      _ = handle(.timeReached, at: now)
    }
    #expect(last >= 30_000)
  }

  @Test mutating func aNewJournalIsSentAtOnceAndOneAfterTheOtherSeldom() throws {
    sending(at: 0)
    #expect(handle(.attempted(.abandoned), at: 0) == .send)
    #expect(policy.isDaily)
    let second = try #require(delay(handle(.attempted(.abandoned), at: 0), from: 0))
    #expect(second >= 1000)
  }

  @Test mutating func comparingBeginsAtOnceAndAgainAndAgainSeldom() throws {
    sending(at: 0)
    #expect(handle(.attempted(.compared), at: 0) == .send)
    #expect(handle(.attempted(.asked), at: 0) == .send)
    #expect(handle(.attempted(.more), at: 0) == .send)
    let second = try #require(delay(handle(.attempted(.compared), at: 0), from: 0))
    #expect(second >= 1000)
  }
}
