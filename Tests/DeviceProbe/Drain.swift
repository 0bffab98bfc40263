import Glibc
import KioskDevices
import RatingModel

extension DeviceProbe {
  private struct Unusable: Error {
    let health: [DeviceHealth]
  }

  private struct ReadyLine: Encodable {
    let ready = true
  }

  private struct DrainedLine: Encodable {
    /// Nanoseconds of this thread's CPU: what others take of the machine meanwhile costs nothing.
    let drained: Int64
    /// How many input events came of it.
    let told: Int
  }

  /// Reads devices to their end each time that one of them has something to say, as the kiosk does, and says what it took. Makes
  /// nothing of the events.
  static func drain(_ devices: DeviceSet) throws {
    guard devices.isUsable else { throw Unusable(health: devices.health) }
    try say(ReadyLine())
    while true {
      wait(for: devices.descriptors, until: nil)
      let began = nanoseconds(CLOCK_THREAD_CPUTIME_ID)
      var told = 0
      var now: Instant
      repeat {
        now = monotonicNow()
        told += devices.readAll(now: now).count
      } while devices.nextDeadline.map { $0 <= now } ?? false
      try say(DrainedLine(drained: nanoseconds(CLOCK_THREAD_CPUTIME_ID) - began, told: told))
    }
  }
}
