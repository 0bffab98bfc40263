import KioskDevices
import KioskInput
import RatingModel

/// What happened at a device.
struct EventLine: Encodable {
  struct PressText: Encodable {
    let key: String
    let device: String
    let down: Int64
    let decided: Int64
    let simultaneous: Bool
  }

  struct FingerText: Encodable {
    let key: String?
    let device: String
    let at: Int64
  }

  var down: FingerText?
  var gone: FingerText?
  var press: PressText?

  init(_ event: InputEvent) {
    switch event {
    case .fingerDown(let meaning, let device, let at):
      down = FingerText(key: meaning.text, device: device, at: at.microseconds)
    case .fingerGone(let device, let at):
      gone = FingerText(key: nil, device: device, at: at.microseconds)
    case .press(let made):
      press = PressText(
        key: made.meaning.text, device: made.device, down: made.down.microseconds,
        decided: made.decided.microseconds, simultaneous: made.simultaneous)
    }
  }
}

/// How it stands with the devices.
struct HealthLine: Encodable {
  let health: [DeviceHealth]
  let usable: Bool
}

/// A device that is plugged in.
struct ListedDevice: Encodable {
  let node: String
  let name: String
  let hardware: String
  let phys: String
  let properties: [String: String]
  let keys: [String]
  let readable: Bool

  init(_ entry: InventoryEntry) {
    node = entry.node
    name = entry.description.name
    hardware = entry.description.hardware.description
    phys = entry.description.physicalPath
    properties = entry.description.properties
    keys = entry.description.keys.sorted().map(KeyNames.name(of:))
    readable = entry.isReadable
  }
}

extension KeyMeaning {
  var text: String {
    switch self {
    case .level(let name): name.text
    case .decline: "decline"
    }
  }
}
