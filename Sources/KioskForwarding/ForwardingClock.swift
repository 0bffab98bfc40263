import Foundation
import RatingModel

/// The monotonic clock that attempts are timed by.
package protocol ForwardingClock: Sendable {
  func now() -> Instant
  /// Returns at `deadline`, or throws when the task is cancelled.
  func sleep(until deadline: Instant) async throws
}

/// The machine's CLOCK_MONOTONIC.
package struct MonotonicClock: ForwardingClock {
  package init() {}

  package func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  package func sleep(until deadline: Instant) async throws {
    let microseconds = deadline.microseconds - now().microseconds
    if microseconds > 0 { try await Task.sleep(for: .microseconds(microseconds), clock: .suspending) }
  }
}
