import Foundation

/// Whether two texts are the same name, however each was typed. For finding only: what is kept and shown stays as written.
package enum VietnameseKey {
  /// A text that is equal for two names which differ in nothing but
  /// - how their marks are encoded (NFC, NFD, a mix);
  /// - where the tone stands: `hòa` and `hoà`, `thủy` and `thuỷ`;
  /// - capitals;
  /// - blanks: runs of them, line ends, at the ends, those without width;
  /// - a `đ` that is another letter of the same shape, as converters from older encodings leave it.
  ///
  /// Names that differ in a letter, a tone or another mark stay different.
  package static func comparable(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    var tones: [Unicode.Scalar] = []
    var hasBlank = false
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if widthless.contains(scalar) { continue }
      if self.tones.contains(scalar) {
        tones.append(scalar)
        continue
      }
      if !isOfWord(scalar) { end(&key, &tones) }
      if scalar.properties.isWhitespace {
        hasBlank = true
        continue
      }
      if hasBlank, !key.isEmpty { key.append(" ") }
      hasBlank = false
      key.append(sameLetters[scalar] ?? scalar)
    }
    end(&key, &tones)
    return String(key)
  }

  /// The tone of a syllable stands behind it, wherever it was.
  private static func end(_ key: inout String.UnicodeScalarView, _ tones: inout [Unicode.Scalar]) {
    key.append(contentsOf: tones)
    tones = []
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Huyền, sắc, ngã, hỏi, nặng.
  private static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
  /// Soft hyphen, zero-width space, joiners and non-joiners, word joiner, byte order mark.
  private static let widthless: Set<Unicode.Scalar> = [
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}",
  ]
  /// The small letters eth and d with a tail.
  private static let sameLetters: [Unicode.Scalar: Unicode.Scalar] = ["\u{F0}": "đ", "\u{256}": "đ"]
}
