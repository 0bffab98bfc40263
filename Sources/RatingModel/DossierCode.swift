import Foundation

/// A dossier's code, kept exactly as received (TT 01/2018/TT-VPCP Art. 19; formats vary by province).
///
/// Opaque: neither the office nor the counter is ever derived from it. Personal: the code leads to a citizen in the
/// one-stop software, so it is never logged, never a tally's dimension, and kept only encrypted.
package struct DossierCode: Hashable, Sendable, Codable {
  /// NFC text of 1 to 50 characters without control characters or surrounding blanks.
  package let text: String

  package static let longest = 50

  package init?(_ text: String) {
    let normalised = text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !normalised.isEmpty, normalised.count <= Self.longest, normalised.utf8.count <= 4 * Self.longest,
      !normalised.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    self.text = normalised
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = DossierCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a dossier code: 1 to \(Self.longest) printable characters")
    }
    self = code
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// What a screen may show: the last four characters, for the citizen to know their own by. `nil` for a code so short
  /// that they would be most of it.
  package var masked: String? { text.count >= 8 ? "•••• " + text.suffix(4) : nil }

  /// Whether the code has neither of the shapes of TT 01/2018 Art. 19 and TT 04/2025 Art. 23, or names a day that the
  /// calendar does not have. An odd code counts; the session is marked `oddDossierCode`.
  package var isOdd: Bool {
    guard let match = text.wholeMatch(of: /[A-Z0-9]{1,4}(?:\.[A-Z0-9]{1,4}){0,8}-([0-9]{6})-[A-Z]{0,2}[0-9]{4,12}/)
    else { return true }
    let digits = match.1.compactMap(\.wholeNumberValue)
    let year = 2000 + digits[0] * 10 + digits[1]
    return CivilDate(year: year, month: digits[2] * 10 + digits[3], day: digits[4] * 10 + digits[5]) == nil
  }
}
