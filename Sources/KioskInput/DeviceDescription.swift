import RatingModel

/// What is known of a plugged-in device without opening it.
package struct DeviceDescription: Hashable, Sendable {
  /// As the device says, without blanks at its ends; bytes that are no UTF-8 are replaced.
  package let name: String
  package let hardware: HardwareID
  /// Where it is plugged in: `usb-0000:00:14.0-2/input0`. Stable as long as nobody moves the plug.
  package let physicalPath: String
  /// A serial number, if the device has one; different boxes may share it.
  package let serial: String
  /// udev's properties of the event node.
  package let properties: [String: String]
  /// Codes of the keys that it advertises.
  package let keys: Set<UInt16>
  /// Codes of the absolute axes that it advertises.
  package let axes: Set<UInt16>
  /// Codes of the LEDs that it advertises.
  package let lamps: Set<UInt16>

  package init(
    name: String, hardware: HardwareID, physicalPath: String, serial: String, properties: [String: String],
    keys: Set<UInt16>, axes: Set<UInt16> = [], lamps: Set<UInt16> = []
  ) {
    self.name = name.trimmingBlanks
    self.hardware = hardware
    self.physicalPath = physicalPath.trimmingBlanks
    self.serial = serial.trimmingBlanks
    self.properties = properties
    self.keys = keys
    self.axes = axes
    self.lamps = lamps
  }

  /// What it speaks if it is a touch screen, as far as that can be told without opening it; `nil` if it is none.
  package var touchProtocol: TouchProtocol? { TouchProtocol(keys: keys, axes: axes) }
}

/// Vendor, product and version numbers. Text form `1209:2303:0111` in hexadecimal.
package struct HardwareID: Hashable, Sendable, CustomStringConvertible {
  package let vendor: UInt16
  package let product: UInt16
  /// `nil` in a rule that leaves it open.
  package let version: UInt16?

  package init(vendor: UInt16, product: UInt16, version: UInt16?) {
    self.vendor = vendor
    self.product = product
    self.version = version
  }

  /// `1209:2303` or `1209:2303:0111`: two or three groups of one to four hexadecimal digits.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      (1...4).contains(part.count) && part.allSatisfy(\.isHexDigit) ? UInt16(part, radix: 16) : nil
    }
    guard numbers.count == parts.count, (2...3).contains(numbers.count) else { return nil }
    self.init(vendor: numbers[0], product: numbers[1], version: numbers.count == 3 ? numbers[2] : nil)
  }

  package var description: String {
    [vendor, product, version].compactMap { $0 }.map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined(separator: ":")
  }

  package func matches(_ other: HardwareID) -> Bool {
    vendor == other.vendor && product == other.product && (version == nil || version == other.version)
  }
}

extension String {
  /// Devices pad their names with blanks and zero bytes.
  var trimmingBlanks: String {
    let end = reversed().drop { $0.isWhitespace || $0 == "\0" }
    return String(end.reversed().drop { $0.isWhitespace })
  }
}
