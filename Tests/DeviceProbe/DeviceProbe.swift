import Foundation
import KioskDevices
import KioskInput
import RatingModel

/// Reads devices and says what they say: a program for the tests of KioskDevices.
///
///     device-probe JSON [JSON ...]     each a wanted device: {"device", "name", "hardware", "phys", "properties",
///                                      "keys": {"KEY_1": "a level, or decline"}, "pleaseRate": ["KEY_9"], "actsOn",
///                                      "debounce", "lamp"}, or with "kind": "touch" and "rotation", or "kind": "scanner"
///     device-probe --list              what is plugged in
///     device-probe --drain JSON        for a benchmark: how long it takes to read what the device has said (``drain(_:)``)
///
/// Lamps are lit while a finger is on a key. Writes JSON lines: {"down"}, {"gone"}, {"press"}, {"touchDown"}, {"touch"}, {"pleaseRate"}, {"scan"} as they happen, {"health", "usable"} whenever it changed.
@main
enum DeviceProbe {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    if arguments == ["--list"] {
      for entry in try DeviceInventory.list() { try say(ListedDevice(entry)) }
      return
    }
    let isDraining = arguments.first == "--drain"
    if isDraining { arguments.removeFirst() }
    let wanted = try arguments.map { try JSONDecoder().decode(WantedText.self, from: Data($0.utf8)).wanted() }
    let devices = try DeviceSet(wanted: wanted, now: monotonicNow())
    if isDraining { try drain(devices) } else { try run(devices) }
  }

  private static func run(_ devices: DeviceSet) throws {
    var told: [DeviceHealth] = []
    while true {
      if devices.health != told {
        told = devices.health
        try say(HealthLine(health: told, usable: devices.isUsable))
      }
      wait(for: devices.descriptors, until: devices.nextDeadline)
      for event in devices.readAll(now: monotonicNow()) {
        try say(EventLine(event))
        switch event {
        case .fingerDown: devices.showLamps(lit: true, now: monotonicNow())
        case .press, .fingerGone: devices.showLamps(lit: false, now: monotonicNow())
        default: break
        }
      }
    }
  }

  static func wait(for descriptors: [Int32], until deadline: Instant?) {
    var requests = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Rounded up: poll knows milliseconds only.
    let left = deadline.map { max(0, ($0.microseconds - monotonicNow().microseconds + 999) / 1000) }
    poll(&requests, nfds_t(requests.count), left.map { Int32(min($0, 60_000)) } ?? -1)
  }

  static func monotonicNow() -> Instant { Instant(microseconds: nanoseconds(CLOCK_MONOTONIC) / 1000) }

  static func nanoseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  static func say(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try FileHandle.standardOutput.write(contentsOf: encoder.encode(line) + Data("\n".utf8))
  }
}
