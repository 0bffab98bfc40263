import ForwardingContract
import SeededRandom
import Testing

@testable import KioskForwarding

@Suite struct FeedPolicyTests {
  private var policy = FeedPolicy(rules: .init())
  private var generator = SeededGenerator(seed: 3)

  private static func refused(retry: Bool, after seconds: Int? = nil) -> ForwardingError {
    .refused(Refusal(code: "c", message: "m", hint: "h", retry: retry), retryAfterSeconds: seconds)
  }

  @Test mutating func theStartIsSpreadOverTwoSeconds() {
    let starts = (1...200).map { _ in policy.start(using: &generator) }
    #expect(starts.allSatisfy { (0...2000).contains($0) })
    #expect(Set(starts).count > 100)
  }

  @Test mutating func failuresInARowDoubleTheDelayUpToAMinute() {
    for longest: Int64 in [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000] {
      let delay = policy.failed(.centreUnreachable, using: &generator)
      #expect((longest / 2...longest).contains(delay))
    }
  }

  @Test mutating func anAnswerMakesTheNextDelayShortAgain() {
    for _ in 1...5 { _ = policy.failed(.centreSlow, using: &generator) }
    policy.answered()
    #expect(policy.failed(.centreSlow, using: &generator) <= 1000)
  }

  @Test mutating func whatNoRepeatCuresIsTriedSeldom() {
    #expect(policy.failed(Self.refused(retry: false), using: &generator) >= 300_000)
    #expect(policy.failed(.centreUntrusted, using: &generator) >= 300_000)
  }

  @Test mutating func theCentreMayAskForMoreAndNotForEver() {
    #expect(policy.failed(Self.refused(retry: true, after: 30), using: &generator) == 30_000)
    #expect(policy.failed(Self.refused(retry: true, after: 1_000_000), using: &generator) == 600_000)
  }

  @Test mutating func untilTheKioskIsEnrolledItLooksOften() {
    for _ in 1...20 { #expect(policy.failed(.credentialMissing(path: ""), using: &generator) <= 1000) }
  }
}
