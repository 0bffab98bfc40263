/// How a device that types what it scans is to be read.
package struct ScannerProfile: Hashable, Sendable {
  package static let longestAffix = 16

  /// The configured name, which stands in health.
  package let device: String
  package let rules: ScanRules
  /// What the scanner is set up to type before and after each code; empty where it types nothing.
  package let prefix: String
  package let suffix: String

  /// `nil` without a name, and for a prefix or suffix that is neither empty nor an affix.
  package init?(device: String, rules: ScanRules, prefix: String = "", suffix: String = "") {
    guard !device.isEmpty, [prefix, suffix].allSatisfy({ $0.isEmpty || Self.isAffix($0) }) else { return nil }
    self.device = device
    self.rules = rules
    self.prefix = prefix
    self.suffix = suffix
  }

  /// 1 to 16 printable ASCII characters without a blank at either end.
  package static func isAffix(_ text: String) -> Bool {
    (1...longestAffix).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      && text.first != " " && text.last != " "
  }

  /// KEY_1 to KEY_0: a device without digits types no codes.
  package static let neededKeys: Set<UInt16> = Set(2...11)

  /// What a typed text is, without what the scanner puts around it; `unknown` where that is missing. A citizen's card is one
  /// either way.
  package func scan(_ text: String) -> Scan {
    let scan = bare(text).map(rules.scan) ?? .unknown
    return scan == .unknown && ScanRules.isIdentityCard(text) ? .identityCard : scan
  }

  /// The code without what the scanner puts around it; `nil` where that is missing: it was not this scanner's.
  package func bare(_ text: String) -> String? {
    guard text.hasPrefix(prefix), text.hasSuffix(suffix), text.count >= prefix.count + suffix.count else { return nil }
    return String(text.dropFirst(prefix.count).dropLast(suffix.count))
  }
}
