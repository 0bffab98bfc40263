import Glibc
import RatingModel

/// CLOCK_MONOTONIC, the clock of the kernel's input events.
package enum MonotonicTime {
  package static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }
}
