import KioskConfiguration
import KioskInput

/// From what a configuration says of a device to what reads it.
extension DeviceSettings {
  var deviceMatch: DeviceMatch {
    let hardware = match.vendor.flatMap { vendor in
      match.product.map { HardwareID(vendor: vendor, product: $0, version: match.version) }
    }
    let made = DeviceMatch(
      name: match.name, hardware: hardware, physicalPath: match.physicalPath, properties: match.udev)
    guard let made else { preconditionFailure("a checked configuration holds no device without a criterion") }
    return made
  }

  var buttonProfile: ButtonProfile {
    let made = ButtonProfile(
      device: name, keys: meanings, actsOn: actsOn == .release ? .release : .press,
      debounceMilliseconds: debounceMilliseconds)
    guard let made else { preconditionFailure("a checked configuration holds no device without keys") }
    return made
  }
}
