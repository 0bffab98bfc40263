import KioskInput
import RatingModel

extension DeviceSlot {
  func health(now: Instant) -> DeviceHealth {
    guard let device else { return vacancyHealth }
    let node = device.entry.node
    if !device.missing.isEmpty {
      return health(
        .incomplete, node: node, detail: "\(node) has no \(device.missing.joined(separator: ", ")).",
        hint: "Check kind and keys in the configuration against `kioskctl devices`, or plug in the right device.")
    }
    let detail = remarks(on: device, now: now).joined(separator: " ")
    if device.stuck(now: now) != nil {
      return health(
        .stuck, node: node, detail: detail,
        hint: "See what presses it. Until it comes up it counts for nothing, and other keys and fingers as usual.",
        resyncs: device.resyncs)
    }
    guard !changes.isEmpty else {
      return health(.present, node: node, detail: detail, resyncs: device.resyncs)
    }
    return health(
      .changed, node: node, detail: detail,
      hint: "If the panel was replaced on purpose, restart the service; if not, look at what is plugged in.",
      resyncs: device.resyncs)
  }

  private var vacancyHealth: DeviceHealth {
    switch vacancy {
    case .absent:
      return health(
        .absent, detail: "No device with \(wanted.match) is plugged in.",
        hint: "Plug it in; `kioskctl devices` shows what is there.")
    case .ambiguous(let entries):
      let candidates = entries.map(\.text).joined(separator: "; ")
      return health(
        .ambiguous, detail: "\(entries.count) devices have \(wanted.match): \(candidates).",
        hint: "Add the physical path or a udev property to the rule, or unplug what does not belong here.")
    case .contested(let entry, let rivals):
      return health(
        .ambiguous, node: entry.node,
        detail: "\(entry.text) also fits the rule of \(rivals.joined(separator: ", ")).",
        hint: "Tell the devices apart by their physical paths.")
    case .refused(let entry, let failure, _):
      return refusedHealth(entry, failure)
    }
  }

  private func refusedHealth(_ entry: InventoryEntry, _ failure: OpenDevice.Failure) -> DeviceHealth {
    switch failure {
    case .gone:
      return health(.absent, node: entry.node, detail: "\(entry.node) went away as it was opened.")
    case .denied:
      return health(
        .denied, node: entry.node, detail: "\(entry.node) may not be opened by this service.",
        hint: "Put the service's user into the group `input`, or install the udev rule that gives it the device.")
    case .busy:
      return health(
        .busy, node: entry.node, detail: "Another program holds \(entry.node).",
        hint: "Stop the other program (`fuser \(entry.node)` names it); this one tries again every 2 s.")
    case .failed(let operation, let number):
      return health(
        .failed, node: entry.node, detail: "\(entry.node): \(operation): \(ErrorNumber(number).text).",
        hint: "Unplug the device and plug it in again; if that does not help, replace it.")
    }
  }

  private func remarks(on device: OpenDevice, now: Instant) -> [String] {
    let node = device.entry.node
    var remarks =
      changes.isEmpty
      ? ["\(node) is read."]
      : ["\(node) is another device than at first: \(changes.map(\.text).joined(separator: "; "))."]
    if let stuck = device.stuck(now: now) { remarks.append("\(stuck) has been down for more than ten seconds.") }
    if device.isStampedAtRead {
      remarks.append("Its driver has no monotonic clock: what it sends gets the time at which it is read.")
    }
    return remarks
  }

  private func health(
    _ state: DeviceHealth.State, node: String? = nil, detail: String, hint: String? = nil, resyncs: Int = 0
  ) -> DeviceHealth {
    DeviceHealth(
      name: wanted.profile.device, state: state, isForRating: wanted.profile.isForRating, node: node, detail: detail,
      hint: hint, resyncs: resyncs,
      lamp: device.flatMap { device in
        device.lamp.map { LampHealth(of: $0, at: device.entry.node, earlierFailures: earlierLampFailures) }
      })
  }
}

extension InventoryEntry {
  /// For people: what it is and where.
  fileprivate var text: String {
    "\(node) \"\(description.name)\" \(description.hardware) at \(description.physicalPath)"
  }
}

extension DeviceBlueprint.Change {
  fileprivate var text: String {
    switch self {
    case .name(let was, let now): return "it was called \"\(was)\" and is called \"\(now)\""
    case .hardware(let was, let now): return "it was \(was) and is \(now)"
    case .keys(let lost, let gained): return Self.text(lost: KeyNames.list(lost), gained: KeyNames.list(gained))
    case .axes(let lost, let gained): return Self.text(lost: AxisNames.list(lost), gained: AxisNames.list(gained))
    }
  }

  private static func text(lost: String, gained: String) -> String {
    let parts = [lost.isEmpty ? nil : "it no longer has \(lost)", gained.isEmpty ? nil : "it now has \(gained)"]
    return parts.compactMap { $0 }.joined(separator: " and ")
  }
}
