import CEvdev

/// The kernel's names of keys and buttons: `KEY_1`, `KEY_KP1`, `BTN_TRIGGER`.
package enum KeyNames {
  /// `nil` for a name that the kernel does not know.
  package static func code(of name: String) -> UInt16? {
    let code = libevdev_event_code_from_name(UInt32(EV_KEY), name)
    return UInt16(exactly: code)
  }

  /// The name, or `key 700` for a code that has none.
  package static func name(of code: UInt16) -> String {
    guard let name = libevdev_event_code_get_name(UInt32(EV_KEY), UInt32(code)) else { return "key \(code)" }
    return String(cString: name)
  }

  /// For people: `KEY_1, KEY_2`.
  static func list(_ codes: some Sequence<UInt16>) -> String {
    codes.sorted().map(name(of:)).joined(separator: ", ")
  }
}
