import RatingModel
import SeededRandom
import Testing

@testable import KioskForwarding

/// Whatever a centre answers and whenever something is released.
struct ForwardingPolicyPropertyTests {
  private static let hour: Int64 = 3_600_000
  private static let withoutProgress: [ForwardingPolicy.Result] = [
    .asked, .unproven, .compared, .differs, .announced, .abandoned, .moreLater, .refused,
    .failed(retryAfterSeconds: nil),
    .failed(retryAfterSeconds: 7),
  ]

  /// A kiosk whose attempts take 100 ms and end as `answer` says, while something is released now and then.
  private struct Life {
    var policy = ForwardingPolicy(rules: .init())
    var random: SeededGenerator
    var now: Int64 = 0
    /// When attempts were made.
    private(set) var attempts: [Int64] = []
    /// The most attempts that followed each other without a pause.
    private(set) var longestRun = 0

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func live(
      until end: Int64, _ answer: (inout SeededGenerator, Bool) -> ForwardingPolicy.Result
    ) {
      var action = handle(attempts.isEmpty ? .started : .timeReached)
      var run = 0
      while now < end {
        switch action {
        case .send:
          attempts.append(now)
          run += 1
          longestRun = max(longestRun, run)
          now += 100
          action = handle(.attempted(answer(&random, policy.isDaily)))
        case .wait(let until):
          run = 0
          let due = until.microseconds / 1000
          let release = now + Int64.random(in: 1...600_000, using: &random)
          now = min(due, release)
          action = handle(now == due ? .timeReached : .released)
        case .carryOn: action = handle(.attempted(.nothingToSend))
        }
      }
    }

    private mutating func handle(_ event: ForwardingPolicy.Event) -> ForwardingPolicy.Action {
      policy.handle(event, at: Instant(milliseconds: now), using: &random)
    }

    func attempts(inHour hour: Int64) -> Int {
      attempts.count { (hour * 3_600_000..<(hour + 1) * 3_600_000).contains($0) }
    }
  }

  @Test(arguments: 1...40)
  func withoutProgressTheCentreIsAskedSeldom(seed: UInt64) {
    var life = Life(seed: seed)
    let kinds = Self.withoutProgress.shuffled(using: &life.random).prefix(Int(seed % 10) + 1)
    // An attempt after which there may be more in a minute is bounded by the interval alone.
    let mostPerHour = kinds.contains(.moreLater) ? 120 : 60
    life.live(until: 24 * Self.hour) { random, _ in kinds.randomElement(using: &random) ?? .refused }
    for hour in 1..<Int64(24) {
      #expect(life.attempts(inHour: hour) <= mostPerHour, "seed \(seed), \(kinds)")
    }
    #expect(life.attempts(inHour: 0) <= 150, "seed \(seed), \(kinds)")
    #expect(life.longestRun <= 2 * ForwardingPolicy.Rules().mostQuestions + 4, "seed \(seed), \(kinds)")
    #expect(!life.attempts.isEmpty)
  }

  @Test(arguments: 1...20)
  func noRunIsEndlessWhateverIsAnswered(seed: UInt64) {
    var life = Life(seed: seed)
    let kinds = Self.withoutProgress + [.more, .more, .more, .complete, .nothingToSend]
    life.live(until: 6 * Self.hour) { random, _ in kinds.randomElement(using: &random) ?? .refused }
    #expect(life.longestRun <= ForwardingPolicy.longestRun)
    #expect(life.attempts.count > 30)
  }

  @Test(arguments: 1...5)
  func ninetyDaysWithoutACentreCostABoundedNumberOfAttemptsAndThenEverythingIsDelivered(seed: UInt64) {
    var life = Life(seed: seed)
    life.live(until: 90 * 24 * Self.hour) { _, _ in .failed(retryAfterSeconds: nil) }
    #expect(life.attempts.count <= 90 * 24 * 24 + 20, "one in 150 s at most")
    #expect(life.attempts.count >= 90 * 24 * 12, "one in 300 s at least")

    let before = life.attempts.count
    var batches = 200
    var daily = 0
    life.live(until: life.now + Self.hour) { _, isDaily in
      daily += isDaily ? 1 : 0
      batches -= 1
      return batches > 0 ? .more : .complete
    }
    #expect(batches <= 0, "a backlog is delivered in one round")
    #expect(daily == 1)
    #expect(life.attempts.dropFirst(before + 200).count <= 60, "and then one round per interval")
  }

  @Test(arguments: 1...10)
  func everyDayHasADailyBatch(seed: UInt64) {
    var life = Life(seed: seed)
    var daily: [Int64] = []
    for day in Int64(1)...30 {
      life.live(until: day * 24 * Self.hour) { random, isDaily in
        if isDaily { daily.append(day) }
        return Int.random(in: 0..<4, using: &random) == 0 ? .failed(retryAfterSeconds: nil) : .moreLater
      }
    }
    #expect(Set(daily).count >= 29, "seed \(seed)")
    #expect(daily.count <= 60, "seed \(seed)")
  }
}
