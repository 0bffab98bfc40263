/// A device as `device-testbed.py` describes it; what is left out has the testbed's defaults.
package struct MockDevice: Sendable, Encodable {
  package var id: String
  package var name: String?
  /// Hexadecimal, for a name that is no text.
  package var nameBytes: String?
  /// A serial number.
  package var uniq: String?
  package var vendor: String?
  package var product: String?
  package var version: String?
  package var phys: String?
  package var keys: [String]
  /// Absolute axes with the lowest and the highest value of each.
  package var axes: [String: [Int]]?
  package var properties: [String: String]?
  package var switches: [String]?
  package var lamps: [String]?
  /// True: setting a lamp fails.
  package var deaf: Bool?
  /// Another program holds it from the beginning.
  package var busy: Bool?
  /// False: its driver refuses the monotonic clock.
  package var clock: Bool?
  /// Octal permissions of its node.
  package var mode: String?
  /// False: absent until it is plugged in.
  package var plugged: Bool?
  /// Keys that are down from the beginning.
  package var held: [String]?

  private enum CodingKeys: String, CodingKey {
    case id, name, uniq, vendor, product, version, phys, keys, axes, properties, switches, lamps
    case deaf, busy, clock, mode, plugged, held
    case nameBytes = "name_bytes"
  }

  package init(id: String, name: String? = nil, keys: [String]) {
    self.id = id
    self.name = name
    self.keys = keys
  }

  /// A panel of 1000 × 500 points that follows several fingers (protocol B), or one.
  package static func touchScreen(_ id: String, slots: Int? = 10) -> MockDevice {
    var device = MockDevice(id: id, name: id, keys: ["BTN_TOUCH"])
    device.axes =
      slots.map {
        [
          "ABS_MT_SLOT": [0, $0 - 1], "ABS_MT_TRACKING_ID": [0, 65_535], "ABS_MT_POSITION_X": [0, 1000],
          "ABS_MT_POSITION_Y": [0, 500], "ABS_X": [0, 1000], "ABS_Y": [0, 500],
        ]
      } ?? ["ABS_X": [0, 1000], "ABS_Y": [0, 500]]
    return device
  }

  /// A scanner that types on a US keyboard.
  package static func scanner(_ id: String) -> MockDevice {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".map { "KEY_\($0)" }
    let others = ["LEFTSHIFT", "ENTER", "TAB", "MINUS", "DOT", "SLASH", "SEMICOLON", "BACKSLASH", "SPACE"]
    return MockDevice(id: id, name: id, keys: letters + others.map { "KEY_" + $0 })
  }
}
