import RatingModel

/// Locks a code or an address that failed too often, for longer each time. Pure: time is given. Bounded memory.
package struct SignInLimiter: Sendable {
  /// So many attempts fail before the first lock, where nothing else is said.
  package static let freeFailures = 5
  /// The first lock; each further failure doubles it.
  package static let firstLockSeconds = 30
  package static let longestLockSeconds = 15 * 60
  /// Failures are forgotten after this time without an attempt.
  package static let memorySeconds = 24 * 3600
  /// Codes and addresses that are remembered where nothing else is said; those that were tried longest ago make room.
  package static let mostKeys = 512

  private struct Record {
    var failures = 0
    var lockedUntil: Instant
    var latest: Instant
  }

  private let freeFailures: Int
  private let mostKeys: Int
  private var records: [String: Record] = [:]

  package init(freeFailures: Int = SignInLimiter.freeFailures, mostKeys: Int = SignInLimiter.mostKeys) {
    self.freeFailures = freeFailures
    self.mostKeys = mostKeys
  }

  /// How many codes and addresses are remembered.
  package var count: Int { records.count }

  /// Whether an attempt may be looked at. One that may counts as failed until ``forgive(_:)`` or ``forget(_:)``: many at
  /// the same moment are no way around the lock.
  package mutating func admits(_ key: String, at now: Instant) -> Bool {
    var record = records[key] ?? Record(lockedUntil: now, latest: now)
    if now >= record.latest.adding(seconds: Self.memorySeconds) { record = Record(lockedUntil: now, latest: now) }
    guard now >= record.lockedUntil else { return false }
    record.failures += 1
    record.latest = now
    record.lockedUntil = now.adding(seconds: lockSeconds(after: record.failures))
    records[key] = record
    makeRoom()
    return true
  }

  /// The latest attempt was right: it is not counted. Earlier failures stay.
  package mutating func forgive(_ key: String) {
    guard var record = records[key] else { return }
    record.failures -= 1
    record.lockedUntil = record.latest
    records[key] = record.failures > 0 ? record : nil
  }

  /// The latest attempt was right, and nothing before it counts any more.
  package mutating func forget(_ key: String) { records[key] = nil }

  private func lockSeconds(after failures: Int) -> Int {
    guard failures >= freeFailures else { return 0 }
    return min(Self.firstLockSeconds << min(failures - freeFailures, 16), Self.longestLockSeconds)
  }

  private mutating func makeRoom() {
    guard records.count > mostKeys else { return }
    let oldest = records.sorted { $0.value.latest < $1.value.latest }.prefix(mostKeys / 4)
    for (key, _) in oldest { records[key] = nil }
  }
}
