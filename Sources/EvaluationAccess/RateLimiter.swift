import RatingModel

/// How often something may be tried under one key.
package struct RateLimit: Hashable, Sendable {
  /// Attempts in stock for a key that was not used for long.
  package let attempts: Int
  /// After this many seconds one attempt is given back.
  package let secondsPerAttempt: Int
  /// Keys that are remembered at once; the one that would be forgotten first makes room.
  package let keys: Int

  package init(attempts: Int, secondsPerAttempt: Int, keys: Int) {
    precondition(attempts > 0 && secondsPerAttempt > 0 && keys > 0, "a limit is positive")
    self.attempts = attempts
    self.secondsPerAttempt = secondsPerAttempt
    self.keys = keys
  }
}

/// Counts attempts per key in bounded memory. Pure: time is given. A clock that is set back counts as one that stood still:
/// it gives nothing back and locks nobody out.
package struct RateLimiter: Sendable {
  package enum Answer: Hashable, Sendable {
    case admitted
    /// `first` when the attempt before under this key was admitted.
    case turnedAway(first: Bool)

    package var isAdmitted: Bool { self == .admitted }
  }

  /// Of the generic cell rate algorithm: the time at which the key's stock is full again says everything.
  private struct Stock {
    var fullAt: Int64
    var lastTurnedAway: Bool
    /// When the key was used last; the newest entry of the queue that says the same is the valid one.
    var use: Int64
  }

  private let limit: RateLimit
  private var stocks: [String: Stock] = [:]
  private var queue: [(key: String, use: Int64)] = []
  private var uses: Int64 = 0
  private var lastTime: Int64?
  /// How far the clock was set back in all; added to its time, so that ours never runs backwards.
  private var setBack: Int64 = 0

  package init(_ limit: RateLimit) { self.limit = limit }

  /// How many keys are remembered.
  package var count: Int { stocks.count }

  /// Uses up one attempt, if there is one.
  package mutating func attempt(_ key: String, at time: WallTime) -> Answer {
    let now = steady(time)
    let interval = Int64(limit.secondsPerAttempt) * 1000
    var stock = stocks[key] ?? Stock(fullAt: now, lastTurnedAway: false, use: 0)
    let fullAt = max(stock.fullAt, now) + interval
    let isAdmitted = fullAt - now <= interval * Int64(limit.attempts)
    let isFirst = !stock.lastTurnedAway
    if isAdmitted { stock.fullAt = fullAt }
    stock.lastTurnedAway = !isAdmitted
    remember(key, stock, at: now)
    return isAdmitted ? .admitted : .turnedAway(first: isFirst)
  }

  /// Whether an attempt would be admitted; uses up none.
  package mutating func hasStock(_ key: String, at time: WallTime) -> Bool {
    let now = steady(time)
    let interval = Int64(limit.secondsPerAttempt) * 1000
    return max(stocks[key]?.fullAt ?? now, now) - now <= interval * Int64(limit.attempts - 1)
  }

  /// Whether the key was not used for so long that its stock is whole.
  package mutating func isFull(_ key: String, at time: WallTime) -> Bool {
    let now = steady(time)
    return stocks[key].map { $0.fullAt <= now } ?? true
  }

  /// Gives the key its whole stock back.
  package mutating func forget(_ key: String) { stocks[key] = nil }

  private mutating func steady(_ time: WallTime) -> Int64 {
    if let lastTime, time.milliseconds < lastTime { setBack += lastTime - time.milliseconds }
    lastTime = time.milliseconds
    return time.milliseconds + setBack
  }

  private mutating func remember(_ key: String, _ stock: Stock, at now: Int64) {
    var stock = stock
    uses += 1
    stock.use = uses
    stocks[key] = stock
    queue.append((key, uses))
    if stocks.count > limit.keys || queue.count > 2 * limit.keys { makeRoom(at: now) }
  }

  /// Forgets keys whose stock is full, and, where that is not enough, the quarter that was used longest ago. Rare, so that
  /// it costs little per attempt.
  private mutating func makeRoom(at now: Int64) {
    stocks = stocks.filter { $0.value.fullAt > now }
    queue = queue.filter { stocks[$0.key]?.use == $0.use }
    guard stocks.count > limit.keys else { return }
    let excess = stocks.count - limit.keys * 3 / 4
    for entry in queue.prefix(excess) { stocks[entry.key] = nil }
    queue.removeFirst(excess)
  }
}
