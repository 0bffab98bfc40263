import CSystemd

/// The service manager that started us, if one did: told when we are ready, alive and stopping.
struct Supervisor: Sendable {
  /// How often a sign of life is due: half the time that systemd allows; `nil` when nobody watches.
  let interval: Duration?

  init() {
    var microseconds: UInt64 = 0
    interval = sd_watchdog_enabled(0, &microseconds) > 0 ? .microseconds(Int64(clamping: microseconds / 2)) : nil
  }

  func ready() { _ = sd_notify(0, "READY=1") }
  func alive() { _ = sd_notify(0, "WATCHDOG=1") }
  func stopping() { _ = sd_notify(0, "STOPPING=1") }
}
