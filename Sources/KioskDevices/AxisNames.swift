import CEvdev

/// The kernel's names of absolute axes: `ABS_X`, `ABS_MT_POSITION_X`.
package enum AxisNames {
  /// `nil` for a name that the kernel does not know.
  package static func code(of name: String) -> UInt16? {
    UInt16(exactly: libevdev_event_code_from_name(UInt32(EV_ABS), name))
  }

  /// The name, or `axis 62` for a code that has none.
  package static func name(of code: UInt16) -> String {
    guard let name = libevdev_event_code_get_name(UInt32(EV_ABS), UInt32(code)) else { return "axis \(code)" }
    return String(cString: name)
  }

  /// For people: `ABS_X, ABS_Y`.
  static func list(_ codes: some Sequence<UInt16>) -> String {
    codes.sorted().map(name(of:)).joined(separator: ", ")
  }
}
