/// How a device that types what it scans is to be read.
package struct ScannerProfile: Hashable, Sendable {
  /// The configured name, which stands in health.
  package let device: String
  package let rules: ScanRules

  /// `nil` without a name.
  package init?(device: String, rules: ScanRules) {
    guard !device.isEmpty else { return nil }
    self.device = device
    self.rules = rules
  }

  /// KEY_1 to KEY_0: a device without digits types no codes.
  package static let neededKeys: Set<UInt16> = Set(2...11)
}
