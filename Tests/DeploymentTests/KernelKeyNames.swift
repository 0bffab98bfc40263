import Foundation
import KioskConfiguration

/// The kernel's own list of names.
enum KernelKeyNames {
  static let header = "/usr/include/linux/input-event-codes.h"

  /// Codes by name, aliases resolved; empty when the kernel's headers are not installed.
  static let codes = names(/#define\s+((?:KEY|BTN)_\w+)\s+(\w+)/)

  /// The same of LEDs.
  static let lamps = names(/#define\s+(LED_\w+)\s+(\w+)/)

  /// The same of absolute axes.
  static let axes = names(/#define\s+(ABS_\w+)\s+(\w+)/)

  static let all = LinuxNames(key: { codes[$0] }, lamp: { lamps[$0] }, axis: { axes[$0] })

  private static func names(_ definition: Regex<(Substring, Substring, Substring)>) -> [String: UInt16] {
    let text = (try? String(contentsOfFile: header, encoding: .utf8)) ?? ""
    var codes: [String: UInt16] = [:]
    for match in text.matches(of: definition) {
      let value = String(match.2)
      codes[String(match.1)] =
        value.hasPrefix("0x") ? UInt16(value.dropFirst(2), radix: 16) : UInt16(value) ?? codes[value]
    }
    return codes
  }
}
