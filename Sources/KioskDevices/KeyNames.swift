import CEvdev
import KioskInput

/// The kernel's names of keys, buttons and switches: `KEY_1`, `KEY_KP1`, `BTN_TRIGGER`, `SW_DOCK`. Some buttons of joystick
/// encoders have none: they are called by their codes, `0x12c`.
package enum KeyNames {
  /// `nil` for a name that the kernel does not know.
  package static func code(of name: String) -> UInt16? {
    if name.hasPrefix("SW_") {
      return UInt16(exactly: libevdev_event_code_from_name(UInt32(EV_SW), name)).map(SwitchCode.key)
    }
    if name.hasPrefix("0x") {
      guard name.dropFirst(2).allSatisfy(\.isHexDigit) else { return nil }
      return UInt16(name.dropFirst(2), radix: 16).flatMap { (1...UInt16(KEY_MAX)).contains($0) ? $0 : nil }
    }
    return UInt16(exactly: libevdev_event_code_from_name(UInt32(EV_KEY), name))
  }

  /// The name, or the code for one that has none.
  package static func name(of code: UInt16) -> String {
    let own = SwitchCode.code(ofKey: code)
    guard let name = libevdev_event_code_get_name(UInt32(own == nil ? EV_KEY : EV_SW), UInt32(own ?? code)) else {
      return own.map { "switch \($0)" } ?? "0x" + String(code, radix: 16)
    }
    return String(cString: name)
  }

  /// For people: `KEY_1, KEY_2`.
  static func list(_ codes: some Sequence<UInt16>) -> String {
    codes.sorted().map(name(of:)).joined(separator: ", ")
  }
}
