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

  struct TouchText: Encodable {
    let device: String
    let number: Int64
    let down: Int64
    /// Where, as two shares.
    let from: [Double]
    /// `nil` while the finger is down.
    var to: [Double]?
    var decided: Int64?
    var simultaneous: Bool?

    init(_ down: TouchDown) {
      device = down.device
      number = down.number
      self.down = down.at.microseconds
      from = [down.point.x, down.point.y]
    }

    init(_ touch: Touch) {
      self.init(touch.down)
      to = [touch.up.x, touch.up.y]
      decided = touch.decided.microseconds
      simultaneous = touch.simultaneous
    }
  }

  struct ScanText: Encodable {
    let what: String
    let device: String
    let at: Int64
  }

  var down: FingerText?
  var gone: FingerText?
  var press: PressText?
  var touchDown: TouchText?
  var touch: TouchText?
  var pleaseRate: FingerText?
  var scan: ScanText?

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
    case .touchDown(let down): touchDown = TouchText(down)
    case .touch(let made): touch = TouchText(made)
    case .pleaseRate(let device, let at):
      pleaseRate = FingerText(key: nil, device: device, at: at.microseconds)
    case .scan(let made, let device, let at):
      scan = ScanText(what: made.text, device: device, at: at.microseconds)
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
  let axes: [String]
  let lamps: [String]
  let readable: Bool

  init(_ entry: InventoryEntry) {
    node = entry.node
    name = entry.description.name
    hardware = entry.description.hardware.description
    phys = entry.description.physicalPath
    properties = entry.description.properties
    keys = entry.description.keys.sorted().map(KeyNames.name(of:))
    axes = entry.description.axes.sorted().map(AxisNames.name(of:))
    lamps = entry.description.lamps.sorted().map(LampNames.name(of:))
    readable = entry.isReadable
  }
}

extension Scan {
  var text: String {
    switch self {
    case .badge(let clerk): "badge \(clerk)"
    case .dossier(let code): "dossier \(code.text)"
    case .procedure(let code): "procedure \(code)"
    case .identityCard: "identity card"
    case .unknown: "unknown"
    }
  }
}

extension KeyMeaning {
  var text: String {
    switch self {
    case .level(let name): name.text
    case .decline: "decline"
    case .option(let place): "option \(place)"
    case .proceed: "proceed"
    }
  }
}
