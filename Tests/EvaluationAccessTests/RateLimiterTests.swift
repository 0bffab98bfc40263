import EvaluationAccess
import RatingModel
import Testing

@Suite("Counting attempts")
struct RateLimiterTests {
  private func seconds(_ number: Int) -> WallTime { WallTime(milliseconds: Int64(number) * 1000) }

  @Test func aStockOfAttemptsIsAdmittedAndTheNextTurnedAway() {
    var limiter = RateLimiter(RateLimit(attempts: 3, secondsPerAttempt: 60, keys: 10))

    let answers = (0..<5).map { _ in limiter.attempt("a", at: seconds(0)) }

    #expect(
      answers == [.admitted, .admitted, .admitted, .turnedAway(first: true), .turnedAway(first: false)])
  }

  @Test func attemptsComeBackOneByOne() {
    var limiter = RateLimiter(RateLimit(attempts: 2, secondsPerAttempt: 60, keys: 10))
    for _ in 0..<3 { _ = limiter.attempt("a", at: seconds(0)) }

    #expect(limiter.attempt("a", at: seconds(59)) == .turnedAway(first: false))
    #expect(limiter.attempt("a", at: seconds(60)) == .admitted)
    #expect(limiter.attempt("a", at: seconds(61)) == .turnedAway(first: true))
    #expect(limiter.attempt("a", at: seconds(1000)) == .admitted)
    #expect(limiter.attempt("a", at: seconds(1000)) == .admitted)
    #expect(!limiter.attempt("a", at: seconds(1000)).isAdmitted)
  }

  @Test func keysDoNotCountForEachOther() {
    var limiter = RateLimiter(RateLimit(attempts: 1, secondsPerAttempt: 60, keys: 10))

    #expect(limiter.attempt("a", at: seconds(0)).isAdmitted)
    #expect(limiter.attempt("b", at: seconds(0)).isAdmitted)
    #expect(!limiter.attempt("a", at: seconds(0)).isAdmitted)
  }

  @Test func aClockThatIsSetBackGivesNothingBackAndLocksNobodyOut() {
    var limiter = RateLimiter(RateLimit(attempts: 1, secondsPerAttempt: 60, keys: 10))
    #expect(limiter.attempt("a", at: seconds(100_000)).isAdmitted)

    #expect(!limiter.attempt("a", at: seconds(0)).isAdmitted)
    #expect(!limiter.attempt("a", at: seconds(59)).isAdmitted)
    #expect(limiter.attempt("a", at: seconds(60)).isAdmitted)
  }

  @Test func forgettingGivesTheWholeStockBack() {
    var limiter = RateLimiter(RateLimit(attempts: 1, secondsPerAttempt: 60, keys: 10))
    _ = limiter.attempt("a", at: seconds(0))

    limiter.forget("a")

    #expect(limiter.attempt("a", at: seconds(0)).isAdmitted)
  }

  @Test func memoryIsBoundedAndWhoeverTriedLastIsRemembered() {
    var limiter = RateLimiter(RateLimit(attempts: 1, secondsPerAttempt: 60, keys: 100))
    for number in 0..<10_000 {
      _ = limiter.attempt("key-\(number)", at: seconds(0))
      #expect(limiter.count <= 100)
    }

    #expect(!limiter.attempt("key-9999", at: seconds(0)).isAdmitted)
  }

  @Test func keysWithAFullStockMakeRoomBeforeThoseThatAreWatched() {
    var limiter = RateLimiter(RateLimit(attempts: 2, secondsPerAttempt: 10, keys: 100))
    for _ in 0..<2 { _ = limiter.attempt("watched", at: seconds(0)) }
    for number in 0..<99 { _ = limiter.attempt("passing-\(number)", at: seconds(0)) }

    for number in 0..<50 { _ = limiter.attempt("new-\(number)", at: seconds(15)) }

    // One of the two attempts came back meanwhile; were the key forgotten, there would be two.
    #expect(limiter.attempt("watched", at: seconds(15)).isAdmitted)
    #expect(!limiter.attempt("watched", at: seconds(15)).isAdmitted)
  }

  @Test func oneKeyUsedAgainAndAgainIsRememberedWithoutGrowing() {
    var limiter = RateLimiter(RateLimit(attempts: 1, secondsPerAttempt: 60, keys: 4))
    _ = limiter.attempt("quiet", at: seconds(0))

    for _ in 0..<1000 { _ = limiter.attempt("loud", at: seconds(0)) }

    #expect(limiter.count == 2)
    #expect(!limiter.attempt("quiet", at: seconds(0)).isAdmitted)
  }
}
