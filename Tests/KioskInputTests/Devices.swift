import KioskInput
import RatingModel

/// Described devices for rules to be tried on.
enum Devices {
  static func panel(
    name: String = "Rating Panel", version: UInt16 = 0x0111, path: String = "usb-0000:00:14.0-2/input0",
    properties: [String: String] = ["ID_INPUT": "1"], keys: Set<UInt16> = [2, 3, 4]
  ) -> DeviceDescription {
    DeviceDescription(
      name: name, hardware: HardwareID(vendor: 0x1209, product: 0x2303, version: version), physicalPath: path,
      serial: "", properties: properties, keys: keys)
  }
}
