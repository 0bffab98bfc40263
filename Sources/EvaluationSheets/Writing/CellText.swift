import Foundation

/// Text as it may be written: what cannot be printed, and what turns the direction of writing, is left out, so that a cell
/// says what it shows.
enum CellText {
  /// In NFC, with line feeds as the only line ends.
  static func written(_ text: String) -> String {
    let text = text.inOneForm
    guard text.unicodeScalars.contains(where: isLeftOut) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isLeftOut($0) }))
  }

  private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\t" { return false }
    if scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint { return true }
    return turning.contains { $0.contains(scalar.value) } || scalar.value == 0xFEFF
  }

  /// Marks of embedding, overriding and isolating.
  private static let turning: [ClosedRange<UInt32>] = [0x202A...0x202E, 0x2066...0x2069]
}
