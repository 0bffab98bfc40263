import KioskInput

/// How Linux's names of what a device has become their codes; `nil` for a name that Linux does not know.
package struct LinuxNames: Sendable {
  /// Of keys, buttons and switches: `KEY_1`, `BTN_TRIGGER`, `SW_DOCK`; `0x12c` for a button that has none.
  package let key: @Sendable (String) -> UInt16?
  /// Of LEDs: `LED_SCROLLL`.
  package let lamp: @Sendable (String) -> UInt16?
  /// Of absolute axes: `ABS_MT_POSITION_X`.
  package let axis: @Sendable (String) -> UInt16?

  package init(
    key: @escaping @Sendable (String) -> UInt16?, lamp: @escaping @Sendable (String) -> UInt16? = { _ in nil },
    axis: @escaping @Sendable (String) -> UInt16? = { _ in nil }
  ) {
    self.key = key
    self.lamp = lamp
    self.axis = axis
  }
}

extension LinuxNames {
  func capability(_ name: String) -> Capability? {
    if name.hasPrefix("ABS_") { return axis(name).map(Capability.axis) }
    if name.hasPrefix("LED_") { return lamp(name).map(Capability.lamp) }
    return isKey(name) ? key(name).map(Capability.key) : nil
  }

  func isKey(_ name: String) -> Bool { ["KEY_", "BTN_", "SW_", "0x"].contains { name.hasPrefix($0) } }
}
