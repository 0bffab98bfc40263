/// What a device was when it was first taken, to tell whether the one that returned is still the same.
package struct DeviceBlueprint: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case name(was: String, is: String)
    case hardware(was: HardwareID, is: HardwareID)
    case keys(lost: [UInt16], gained: [UInt16])
  }

  package let original: DeviceDescription

  package init(_ original: DeviceDescription) { self.original = original }

  /// Where it is plugged in and what udev says of it may change; what it is may not.
  package func changes(in device: DeviceDescription) -> [Change] {
    var changes: [Change] = []
    if device.name != original.name { changes.append(.name(was: original.name, is: device.name)) }
    if device.hardware != original.hardware {
      changes.append(.hardware(was: original.hardware, is: device.hardware))
    }
    if device.keys != original.keys {
      let lost = original.keys.subtracting(device.keys).sorted()
      changes.append(.keys(lost: lost, gained: device.keys.subtracting(original.keys).sorted()))
    }
    return changes
  }
}
