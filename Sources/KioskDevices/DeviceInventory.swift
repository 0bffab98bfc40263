import CUdev
import Glibc
import KioskInput

/// What is plugged in, by udev's enumeration. Opens no device.
///
/// Belongs to one thread.
package final class DeviceInventory {
  private let udev: OpaquePointer

  package init() throws(DeviceError) {
    guard let udev = udev_new() else { throw .udevUnavailable(operation: "udev_new", errno: errno) }
    self.udev = udev
  }

  deinit { udev_unref(udev) }

  /// Every evdev device of this machine, by number of its node.
  package static func list() throws(DeviceError) -> [InventoryEntry] {
    guard let entries = try DeviceInventory().scan() else {
      throw .udevUnavailable(operation: "udev_enumerate_scan_devices", errno: errno)
    }
    return entries
  }

  /// `nil` when udev does not answer.
  func scan() -> [InventoryEntry]? {
    guard let enumeration = udev_enumerate_new(udev) else { return nil }
    defer { udev_enumerate_unref(enumeration) }
    guard udev_enumerate_add_match_subsystem(enumeration, "input") >= 0,
      udev_enumerate_add_match_sysname(enumeration, "event*") >= 0,
      udev_enumerate_scan_devices(enumeration) >= 0
    else { return nil }
    let paths = Self.pairs(udev_enumerate_get_list_entry(enumeration)).map(\.name)
    return paths.compactMap(entry(systemPath:)).sorted { ($0.node.count, $0.node) < ($1.node.count, $1.node) }
  }

  private func entry(systemPath: String) -> InventoryEntry? {
    guard let device = udev_device_new_from_syspath(udev, systemPath) else { return nil }
    defer { udev_device_unref(device) }
    // The parent belongs to the device: it is not released here.
    guard let node = udev_device_get_devnode(device), let parent = udev_device_get_parent(device) else { return nil }
    func attribute(_ name: String) -> String { Self.text(udev_device_get_sysattr_value(parent, name)) }
    func number(_ name: String) -> UInt16 { UInt16(attribute(name), radix: 16) ?? 0 }
    let properties = Self.pairs(udev_device_get_properties_list_entry(device))
    let description = DeviceDescription(
      name: attribute("name"),
      hardware: HardwareID(vendor: number("id/vendor"), product: number("id/product"), version: number("id/version")),
      physicalPath: attribute("phys"), serial: attribute("uniq"),
      properties: Dictionary(properties.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
      keys: CapabilityBitmap.codes(attribute("capabilities/key"))
        .union(CapabilityBitmap.codes(attribute("capabilities/sw")).map(SwitchCode.key)),
      axes: CapabilityBitmap.codes(attribute("capabilities/abs")),
      lamps: CapabilityBitmap.codes(attribute("capabilities/led")))
    return InventoryEntry(
      node: String(cString: node), systemPath: systemPath, description: description,
      isReadable: access(node, R_OK) == 0)
  }

  private static func pairs(_ first: OpaquePointer?) -> [(name: String, value: String)] {
    sequence(first: first, next: { udev_list_entry_get_next($0) }).prefix { $0 != nil }.map { entry in
      (text(udev_list_entry_get_name(entry)), text(udev_list_entry_get_value(entry)))
    }
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
