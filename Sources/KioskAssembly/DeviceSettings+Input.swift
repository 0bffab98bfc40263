import KioskConfiguration
import KioskDevices
import KioskInput

extension LinuxNames {
  /// As the kernel's own headers have them.
  package static let kernels = LinuxNames(
    key: KeyNames.code(of:), lamp: LampNames.code(of:), axis: AxisNames.code(of:))
}

/// From what a configuration says of a device to what reads it.
extension DeviceSettings {
  private var deviceMatch: DeviceMatch {
    let hardware = match.vendor.flatMap { vendor in
      match.product.map { HardwareID(vendor: vendor, product: $0, version: match.version) }
    }
    let made = DeviceMatch(
      name: match.name, hardware: hardware, physicalPath: match.physicalPath, properties: match.udev, has: match.has)
    guard let made else { preconditionFailure("a checked configuration holds no device without a criterion") }
    return made
  }

  /// - Parameter scans: By what scanned texts are told from each other.
  func wanted(scans: ScanRules) -> WantedDevice { WantedDevice(match: deviceMatch, profile: profile(scans)) }

  private func profile(_ scans: ScanRules) -> DeviceProfile {
    let made: DeviceProfile? =
      switch kind {
      case .buttons(let buttons):
        ButtonProfile(
          device: name, keys: buttons.meanings, pleaseRate: buttons.pleaseRate, actsOn: buttons.actsOn,
          debounceMilliseconds: buttons.debounceMilliseconds, repeatMilliseconds: buttons.repeatMilliseconds,
          lamp: buttons.lamp
        ).map(DeviceProfile.buttons)
      case .touch(let turn): TouchProfile(device: name, turn: turn).map(DeviceProfile.touch)
      case .scanner(let scanner):
        ScannerProfile(device: name, rules: scans, prefix: scanner.prefix, suffix: scanner.suffix)
          .map(DeviceProfile.scanner)
      }
    guard let made else { preconditionFailure("a checked configuration holds no device without a name or keys") }
    return made
  }
}

extension KioskSettings {
  /// The configured devices, to be read.
  var wantedDevices: [WantedDevice] { devices.map { $0.wanted(scans: scans.rules) } }
}
