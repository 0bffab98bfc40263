import KioskInput

/// A device that is plugged in, as `kioskctl devices` shows it.
package struct InventoryEntry: Hashable, Sendable {
  /// `/dev/input/event3`. Follows the order of plugging in: to be shown, never to be configured.
  package let node: String
  /// The kernel's path of it, which is another one after each plugging in.
  package let systemPath: String
  package let description: DeviceDescription
  /// Whether this process may open it for reading.
  package let isReadable: Bool

  package init(node: String, systemPath: String, description: DeviceDescription, isReadable: Bool) {
    self.node = node
    self.systemPath = systemPath
    self.description = description
    self.isReadable = isReadable
  }
}
