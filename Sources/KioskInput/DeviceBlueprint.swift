/// What a device was when it was first taken, to tell whether the one that returned is still the same.
package struct DeviceBlueprint: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case name(was: String, is: String)
    case hardware(was: HardwareID, is: HardwareID)
    case keys(lost: [UInt16], gained: [UInt16])
    case axes(lost: [UInt16], gained: [UInt16])
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
    if let (lost, gained) = Self.difference(original.keys, device.keys) {
      changes.append(.keys(lost: lost, gained: gained))
    }
    if let (lost, gained) = Self.difference(original.axes, device.axes) {
      changes.append(.axes(lost: lost, gained: gained))
    }
    return changes
  }

  private static func difference(_ was: Set<UInt16>, _ now: Set<UInt16>) -> (lost: [UInt16], gained: [UInt16])? {
    was == now ? nil : (was.subtracting(now).sorted(), now.subtracting(was).sorted())
  }
}
