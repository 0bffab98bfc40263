/// How a device is to be read, by its kind.
package enum DeviceProfile: Hashable, Sendable {
  case buttons(ButtonProfile)
  case touch(TouchProfile)
  /// A device that types what it scans.
  case scanner(ScannerProfile)

  /// The configured name.
  package var device: String {
    switch self {
    case .buttons(let profile): profile.device
    case .touch(let profile): profile.device
    case .scanner(let profile): profile.device
    }
  }

  /// Whether citizens rate on it. A touch screen can send every level, for every level is painted.
  package var isForRating: Bool {
    switch self {
    case .buttons(let profile): !profile.keys.isEmpty
    case .touch: true
    case .scanner: false
    }
  }

  /// The LED, by its Linux code, that is lit while a rating is asked for.
  package var lamp: UInt16? {
    guard case .buttons(let profile) = self else { return nil }
    return profile.lamp
  }

  /// The keys that it must have.
  package var neededKeys: Set<UInt16> {
    switch self {
    case .buttons(let profile): profile.codes
    case .touch: []
    case .scanner: ScannerProfile.neededKeys
    }
  }

  /// Whether the device has all that its kind needs.
  package func isServed(by device: DeviceDescription) -> Bool {
    if case .touch = self { return device.touchProtocol != nil }
    return device.keys.isSuperset(of: neededKeys)
  }
}
