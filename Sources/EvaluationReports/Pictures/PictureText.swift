import Foundation

/// Text that somebody wrote, made fit to stand in a picture: in NFC, on one line, of a bounded length, escaped.
enum PictureText {
  /// The longest that is kept of a name.
  static let mostCharacters = 200
  /// A letter with more marks than any script needs is cut, so that none climbs over its neighbours.
  private static let mostScalarsInCharacter = 8

  /// One line in NFC: control characters become spaces, invisible ones go, and what is too long ends with an ellipsis.
  static func clean(_ text: String, most: Int = mostCharacters) -> String {
    // Bounded before anything else, so that a name of a gigabyte costs no more than a name.
    let bounded = text.unicodeScalars.prefix(most * mostScalarsInCharacter)
    var kept = String.UnicodeScalarView()
    for scalar in bounded { if let visible = visible(scalar) { kept.append(visible) } }
    let line = String(kept).precomposedStringWithCanonicalMapping
      .split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    let isWhole = line.count <= most && bounded.count == text.unicodeScalars.prefix(bounded.count + 1).count
    let characters = line.prefix(isWhole ? most : most - 1).map { character in
      String(String.UnicodeScalarView(character.unicodeScalars.prefix(mostScalarsInCharacter)))
    }
    return characters.joined() + (isWhole ? "" : "…")
  }

  /// As it may stand between tags and within quotes.
  static func escaped(_ text: String) -> String {
    var markup = MarkupText()
    markup.addEscaped(text)
    return markup.text
  }

  /// `nil` for what has no width or turns the direction of writing; a space for what ends lines.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    // The last two of every plane, and a block of 32, are no characters and stand in no XML.
    if scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value) { return nil }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return " "
    case .format, .surrogate: return nil
    default: return scalar
    }
  }
}
