import KioskAssembly
import RatingModel
import Synchronization

/// The clocks of one run of a machine: monotonic time as it passes, and a civil clock that may say anything.
final class MachineClock: KioskClock {
  private struct Times {
    var mono: Instant
    /// The civil clock's error.
    var errorMilliseconds: Int64
    var isTrusted: Bool
  }

  let boot: BootID
  /// True civil time at monotonic time 0.
  private let started: WallTime
  private let times: Mutex<Times>

  init(boot: BootID, at wall: WallTime, errorMilliseconds: Int64, isTrusted: Bool) {
    self.boot = boot
    // A machine has been up for a while when the kiosk starts.
    let mono = Instant(microseconds: 5_000_000)
    started = WallTime(milliseconds: wall.milliseconds - 5000)
    times = Mutex(Times(mono: mono, errorMilliseconds: errorMilliseconds, isTrusted: isTrusted))
  }

  func now() -> Instant { times.withLock { $0.mono } }
  func wallClaim() -> WallTime {
    WallTime(milliseconds: trueWall.milliseconds + times.withLock { $0.errorMilliseconds })
  }
  /// What everybody's watch says.
  var trueWall: WallTime { WallTime(milliseconds: started.milliseconds + now().microseconds / 1000) }
  func trustedSource() -> ClockSource? { times.withLock { $0.isTrusted } ? .ntp : nil }

  func pass(milliseconds: Int64) { times.withLock { $0.mono = $0.mono.adding(milliseconds: milliseconds) } }

  /// Somebody sets the civil clock, or it jumps.
  func step(toError milliseconds: Int64) {
    times.withLock {
      $0.errorMilliseconds = milliseconds
      $0.isTrusted = false
    }
  }

  /// NTP reaches its server: the civil clock is right.
  func synchronise() {
    times.withLock {
      $0.errorMilliseconds = 0
      $0.isTrusted = true
    }
  }
}
