import ClerkPage
import RatingModel
import Testing

struct SignInLimiterTests {
  /// A limiter that is asked by reference, as expectations need it.
  private final class Door {
    private var limiter = SignInLimiter()
    var count: Int { limiter.count }
    func admits(_ key: String, at now: Instant) -> Bool { limiter.admits(key, at: now) }
    func forgive(_ key: String) { limiter.forgive(key) }
    func forget(_ key: String) { limiter.forget(key) }
  }

  private let start = Instant(milliseconds: 0)
  private func at(_ seconds: Int) -> Instant { start.adding(seconds: seconds) }

  @Test func locksAfterFiveFailuresAndForLongerEachTime() {
    let limiter = Door()
    for _ in 0..<5 { #expect(limiter.admits("CB017", at: at(0))) }
    #expect(!limiter.admits("CB017", at: at(29)))
    var now = 30
    for lock in [60, 120, 240, 480, 900, 900] {
      #expect(limiter.admits("CB017", at: at(now)))
      #expect(!limiter.admits("CB017", at: at(now + lock - 1)))
      now += lock
    }
    #expect(limiter.admits("CB018", at: at(0)))
  }

  @Test func attemptWhileLockedDoesNotLengthenTheLock() {
    let limiter = Door()
    for _ in 0..<5 { _ = limiter.admits("CB017", at: at(0)) }
    for second in 0..<30 { #expect(!limiter.admits("CB017", at: at(second))) }
    #expect(limiter.admits("CB017", at: at(30)))
  }

  @Test func rightAttemptForgetsTheCodeButOnlyForgivesTheAddress() {
    let limiter = Door()
    for _ in 0..<4 { _ = limiter.admits("code", at: at(0)) }
    limiter.forget("code")
    for _ in 0..<5 { #expect(limiter.admits("code", at: at(0))) }
    // Signing in rightly in between gives no failures back.
    for _ in 0..<4 { #expect(limiter.admits("place", at: at(0))) }
    for _ in 0..<10 {
      #expect(limiter.admits("place", at: at(1)))
      limiter.forgive("place")
    }
    #expect(limiter.admits("place", at: at(2)))
    #expect(!limiter.admits("place", at: at(2)))
  }

  @Test func failuresAreForgottenAfterADayOfRest() {
    let limiter = Door()
    for _ in 0..<5 { _ = limiter.admits("CB017", at: at(0)) }
    for _ in 0..<5 { #expect(limiter.admits("CB017", at: at(SignInLimiter.memorySeconds))) }
  }

  @Test func memoryIsBounded() {
    let limiter = Door()
    for number in 0..<5000 { _ = limiter.admits("code-\(number)", at: at(number)) }
    #expect(limiter.count <= SignInLimiter.mostKeys)
  }
}
