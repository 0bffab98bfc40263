import CSystemd
import Glibc

/// The service manager that started us, if one did: told when we are ready, alive and stopping.
final class Supervisor {
  /// How often a sign of life is due, half the time systemd allows; `nil` when nobody watches.
  let intervalMilliseconds: Int32?

  init() {
    var microseconds: UInt64 = 0
    let isWatched = sd_watchdog_enabled(0, &microseconds) > 0
    intervalMilliseconds = isWatched ? Int32(clamping: microseconds / 2000) : nil
  }

  func ready() { _ = sd_notify(0, "READY=1") }

  /// Called by the loop between turns only: a loop that hangs in a device or in the journal is not alive.
  func alive() { if intervalMilliseconds != nil { _ = sd_notify(0, "WATCHDOG=1") } }

  func stopping() { _ = sd_notify(0, "STOPPING=1") }
}
