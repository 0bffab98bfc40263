import TestSupport

/// A device beside panels of buttons: what the configuration says of it, and the device itself.
struct OtherDevice: Sendable {
  let text: String
  let mock: MockDevice

  init(_ lines: String, _ mock: MockDevice) {
    text = """
      [[input.devices]]
      name = "\(mock.id)"
      match = { name = "\(mock.id)" }
      \(lines)
      """
    self.mock = mock
  }

  /// - Parameter slots: `nil` for a screen that knows of one finger only.
  static func touchScreen(_ name: String = "glass", slots: Int? = 10) -> OtherDevice {
    OtherDevice("kind = \"touch\"", .touchScreen(name, slots: slots))
  }

  /// `KEY_9` asks for a rating.
  static func clerksButton(_ name: String = "clerk") -> OtherDevice {
    OtherDevice("please_rate = [\"KEY_9\"]", MockDevice(id: name, name: name, keys: ["KEY_9"]))
  }

  static func scanner(_ name: String = "gun") -> OtherDevice { OtherDevice("kind = \"scanner\"", .scanner(name)) }
}
