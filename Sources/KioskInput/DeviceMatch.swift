/// How a configured device is recognised: all given criteria must hold, and at least one is given.
///
/// Never by `eventN`: those numbers are given in the order of plugging in.
package struct DeviceMatch: Hashable, Sendable, CustomStringConvertible {
  /// udev properties that follow the order of plugging in and so may not be criteria.
  package static let unstableProperties: Set<String> = ["DEVNAME", "DEVPATH", "MAJOR", "MINOR", "SEQNUM"]

  package let name: String?
  package let hardware: HardwareID?
  package let physicalPath: String?
  package let properties: [String: String]
  /// What the device has, by its Linux names.
  package let has: [String: Capability]

  /// `nil` without a criterion, with an empty text, or with a property that is not stable.
  package init?(
    name: String? = nil, hardware: HardwareID? = nil, physicalPath: String? = nil, properties: [String: String] = [:],
    has: [String: Capability] = [:]
  ) {
    let name = name?.trimmingBlanks
    let physicalPath = physicalPath?.trimmingBlanks
    guard name != nil || hardware != nil || physicalPath != nil || !properties.isEmpty || !has.isEmpty,
      name?.isEmpty != true, physicalPath?.isEmpty != true, properties.keys.allSatisfy({ !$0.isEmpty }),
      Self.unstableProperties.isDisjoint(with: properties.keys)
    else { return nil }
    self.name = name
    self.hardware = hardware
    self.physicalPath = physicalPath
    self.properties = properties
    self.has = has
  }

  package func matches(_ device: DeviceDescription) -> Bool {
    (name.map { $0 == device.name } ?? true)
      && (hardware.map { $0.matches(device.hardware) } ?? true)
      && (physicalPath.map { $0 == device.physicalPath } ?? true)
      && properties.allSatisfy { device.properties[$0.key] == $0.value }
      && has.values.allSatisfy(device.has)
  }

  /// For people: `name "Rating Panel", vendor and product 1209:2303`.
  package var description: String {
    let parts = [
      name.map { "name \"\($0)\"" },
      hardware.map { "vendor and product \($0)" },
      physicalPath.map { "physical path \($0)" },
    ]
    let fromUdev = properties.sorted { $0.key < $1.key }.map { "udev property \($0.key)=\($0.value)" }
    let had = has.isEmpty ? [] : ["having " + has.keys.sorted().joined(separator: " and ")]
    return (parts.compactMap { $0 } + fromUdev + had).joined(separator: ", ")
  }
}

/// Something that a device may have, by its Linux code.
package enum Capability: Hashable, Sendable {
  /// A key, a button or a switch; see ``SwitchCode``.
  case key(UInt16)
  case axis(UInt16)
  case lamp(UInt16)
}

extension DeviceDescription {
  package func has(_ capability: Capability) -> Bool {
    switch capability {
    case .key(let code): keys.contains(code)
    case .axis(let code): axes.contains(code)
    case .lamp(let code): lamps.contains(code)
    }
  }
}
