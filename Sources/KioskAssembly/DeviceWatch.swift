import Glibc
import KioskConfiguration
import KioskDevices
import KioskInput
import RatingModel

/// The configured devices read as the loop reads them, for a technician who presses and looks. Keeps nothing.
package final class DeviceWatch {
  package struct Problem: Error, Sendable {
    package let lines: [String]
    package let isConfiguration: Bool
  }

  private let devices: DeviceSet

  private init(devices: DeviceSet) { self.devices = devices }

  package static func open(configurationPath: String) -> Result<DeviceWatch, Problem> {
    switch KioskConfiguration.read(path: configurationPath, names: .kernels) {
    case .failure(let refusal):
      let lines = refusal.diagnostics.map { $0.text(file: configurationPath) }
      return .failure(Problem(lines: lines, isConfiguration: true))
    case .success(let settings):
      do throws(DeviceError) {
        let wanted = settings.wantedDevices
        return .success(DeviceWatch(devices: try DeviceSet(wanted: wanted, now: MonotonicTime.now())))
      } catch {
        return .failure(Problem(lines: ["\(error.code): \(error.message) \(error.hint)"], isConfiguration: false))
      }
    }
  }

  /// Says the state of every device, then every event, until the process is stopped.
  package func run(say: (String) -> Void) -> Never {
    var known: [DeviceHealth] = []
    while true {
      for event in devices.readAll(now: MonotonicTime.now()) { say(Self.text(event)) }
      let health = devices.health
      for device in health where !known.contains(device) {
        say("\(device.name): \(device.detail)" + (device.hint.map { " \($0)" } ?? ""))
        if let lamp = device.lamp { say("\(device.name): \(lamp.detail)" + (lamp.hint.map { " \($0)" } ?? "")) }
      }
      known = health
      wait()
    }
  }

  private func wait() {
    var set = devices.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let milliseconds = devices.nextDeadline.map { max(0, $0.milliseconds(since: MonotonicTime.now()) + 1) }
    poll(&set, nfds_t(set.count), Int32(clamping: milliseconds ?? -1))
  }

  private static func text(_ event: InputEvent) -> String {
    switch event {
    case .fingerDown(let meaning, let device, _): "\(device): down on \(text(meaning))"
    case .fingerGone(let device, _): "\(device): gone while a finger was down"
    case .press(let press):
      "\(press.device): \(text(press.meaning)), held \(press.decided.milliseconds(since: press.down)) ms"
        + (press.simultaneous ? ", together with another key: counts for neither" : "")
    case .touchDown(let down): "\(down.device): finger down at \(text(down.point))"
    case .touch(let touch):
      "\(touch.down.device): touch from \(text(touch.down.point)) to \(text(touch.up)), held "
        + "\(touch.decided.milliseconds(since: touch.down.at)) ms"
        + (touch.simultaneous ? ", together with another finger: counts for neither" : "")
    case .pleaseRate(let device, _): "\(device): the clerk's key that asks for a rating"
    case .scan(let scan, let device, _): "\(device): \(text(scan))"
    }
  }

  /// From the left and from the top, so that a technician sees whether rotation and screen agree.
  package static func text(_ point: ScreenPoint) -> String {
    "\(Int((point.x * 100).rounded())) % across, \(Int((point.y * 100).rounded())) % down"
  }

  /// Never what was scanned: a terminal is no place for it.
  private static func text(_ scan: Scan) -> String {
    switch scan {
    case .badge: "a clerk's badge"
    case .dossier: "a dossier's code"
    case .procedure: "a procedure's code"
    case .identityCard: "a citizen's card, thrown away unread"
    case .unknown: "neither a badge nor a code of the statutory or the configured forms"
    }
  }

  private static func text(_ meaning: KeyMeaning) -> String {
    switch meaning {
    case .level(let name): name.text
    case .decline: "the key that declines"
    case .option(let place): "answer \(place) of the page"
    case .proceed: "the target that goes on"
    }
  }
}
