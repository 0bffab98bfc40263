import CEvdev

/// The kernel's names of the lamps of a device, its LEDs: `LED_SCROLLL`, `LED_MISC`.
package enum LampNames {
  /// `nil` for a name that the kernel does not know.
  package static func code(of name: String) -> UInt16? {
    UInt16(exactly: libevdev_event_code_from_name(UInt32(EV_LED), name))
  }

  /// The name, or `lamp 12` for a code that has none.
  package static func name(of code: UInt16) -> String {
    guard let name = libevdev_event_code_get_name(UInt32(EV_LED), UInt32(code)) else { return "lamp \(code)" }
    return String(cString: name)
  }
}
