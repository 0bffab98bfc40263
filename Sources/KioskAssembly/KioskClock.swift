import CLinux
import Foundation
import Glibc
import KioskDevices
import RatingModel
import Synchronization

/// Where the kiosk's times come from.
package protocol KioskClock: Sendable {
  /// The run of the machine in whose monotonic time ``now()`` counts.
  var boot: BootID { get }
  func now() -> Instant
  /// What the system's civil clock claims.
  func wallClaim() -> WallTime
  /// What may be trusted as an anchor in civil time, with the name of its source; `nil` when nothing vouches for the clock.
  func trustedSource() -> ClockSource?
}

/// Who vouches for civil time.
package enum ClockSource: Hashable, Sendable { case ntp, demo }

/// The kernel's clocks. Civil time is trusted while the kernel says that something keeps it in step (NTP).
package struct SystemClock: KioskClock {
  package let boot: BootID

  /// Throws when the kernel does not tell its boot id.
  package init() throws {
    let text = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    let digits = text.lowercased().filter(\.isHexDigit)
    guard let boot = BootID(digits) else { throw KioskFailure.bootUnknown }
    self.boot = boot
  }

  package func now() -> Instant { MonotonicTime.now() }

  package func wallClaim() -> WallTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return WallTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  package func trustedSource() -> ClockSource? {
    var state = timex()
    let answer = adjtimex(&state)
    return answer >= 0 && answer != TIME_ERROR && state.status & STA_UNSYNC == 0 ? .ntp : nil
  }
}

/// A clock that stands still until the demo moves it. Every run of the program is a boot of its own.
package final class SimulatedClock: KioskClock {
  package let boot: BootID
  private let times = Mutex(Times())

  private struct Times {
    var mono = Instant(microseconds: 0)
    var wall: WallTime?
  }

  package init() { boot = BootID(Code.random()) }

  package func now() -> Instant { times.withLock { $0.mono } }
  package func wallClaim() -> WallTime { times.withLock { $0.wall } ?? WallTime(milliseconds: 0) }
  package func trustedSource() -> ClockSource? { times.withLock { $0.wall } == nil ? nil : .demo }

  /// Time does not run backwards: an earlier monotonic time leaves the clock as it is.
  ///
  /// - Parameter wall: `nil` for a clock that was never set.
  package func move(to mono: Instant, wall: WallTime?) {
    times.withLock { times in
      guard mono >= times.mono else { return }
      times = Times(mono: mono, wall: wall)
    }
  }
}

extension Code where Rule == Hex128Rule {
  /// 128 bits from the system's generator.
  fileprivate static func random() -> Self {
    let digits = (0..<32).map { _ in String(Int.random(in: 0..<16), radix: 16) }.joined()
    guard let code = Self(digits) else { preconditionFailure("32 hexadecimal digits are an id") }
    return code
  }
}
