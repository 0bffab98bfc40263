import RatingModel

/// What a code that was held before a scanner is. Holds nothing of what it is not.
package enum Scan: Hashable, Sendable {
  /// A clerk's badge.
  case badge(ClerkID)
  /// The receipt of a dossier.
  case dossier(DossierCode)
  /// The code of a procedure, as on the notices of an office.
  case procedure(ProcedureCode)
  /// A citizen's identity card: thrown away where it was read.
  case identityCard
  case unknown
}

/// By what scanned texts are told from each other.
package struct ScanRules: Hashable, Sendable {
  package static let standardBadgePrefix = ClerkID.badgePrefix
  package static let longestPrefix = 16

  /// What every badge begins with: `CB:` for `CB:H56.14/CB017`.
  package let badgePrefix: String
  /// The unit of badges that name none: `CB:CB017`.
  package let unit: UnitCode
  /// Forms of dossiers' codes beside the statutory ones: provinces have their own.
  package let dossiers: [ScanPattern]
  package let procedures: [ScanPattern]

  /// `nil` unless the prefix is 1 to 16 printable ASCII characters.
  package init?(
    badgePrefix: String = standardBadgePrefix, unit: UnitCode, dossiers: [ScanPattern] = [],
    procedures: [ScanPattern] = ScanPattern.standardProcedures
  ) {
    guard Self.isPrefix(badgePrefix) else { return nil }
    self.badgePrefix = badgePrefix
    self.unit = unit
    self.dossiers = dossiers
    self.procedures = procedures
  }

  package static func isPrefix(_ text: String) -> Bool {
    (1...longestPrefix).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// What a text is. A dossier's code is one only in the forms of TT 01/2018/TT-VPCP Art. 19 and TT 04/2025/TT-VPCP Art. 23, and
  /// in those that are configured: what else may be scanned at a counter is nobody's business.
  package func scan(_ text: String) -> Scan {
    if text.hasPrefix(badgePrefix) {
      let name = String(text.dropFirst(badgePrefix.count))
      let clerk = ClerkID(name) ?? StaffCode(name).map { ClerkID(unit: unit, staff: $0) }
      return clerk.map(Scan.badge) ?? .unknown
    }
    if Self.isIdentityCard(text) { return .identityCard }
    if let code = DossierCode(text), !code.isOdd || dossiers.contains(where: { $0.matches(text) }) {
      return .dossier(code)
    }
    if procedures.contains(where: { $0.matches(text) }), let code = ProcedureCode(text) { return .procedure(code) }
    return Self.isPartOfIdentityCard(text) ? .identityCard : .unknown
  }

  /// The QR code of a citizen's card: fields between upright strokes, the first its number of twelve digits; older cards
  /// have nine.
  static func isIdentityCard(_ text: String) -> Bool {
    text.prefixMatch(of: /\s*(?:[0-9]{12}|[0-9]{9})\|/) != nil || text.count { $0 == "|" } >= 4
  }

  /// What arrives of one where the scanner's keyboard has no such stroke, or pauses amid the code; and the number alone, which is
  /// on the card as a bar code, whatever the scanner types around it. Nothing that is recognised is one.
  private static func isPartOfIdentityCard(_ text: String) -> Bool {
    // The three characters by which scanners can say which kind of code it was.
    let text = text.replacing(/^\][A-Za-z][0-9A-Za-z]/, with: "")
    return text.contains("|") || text.wholeMatch(of: /\s*[0-9]{9}\s*/) != nil
      || text.firstMatch(of: /(?:^|[^0-9])[0-9]{12}(?:[^0-9]|$)/) != nil
      || text.prefixMatch(of: /\s*[0-9]{12,}[^0-9\s]/) != nil
  }
}
