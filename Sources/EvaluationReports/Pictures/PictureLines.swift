/// How wide text is, and where it is broken. There is no font here, so widths are on the safe side.
enum PictureLines {
  /// The width of a line in the picture's units.
  static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + ems(of: $1) } * size
  }

  /// At most so many lines, broken between words, or within a word that fits no line; the last ends with an ellipsis where
  /// something is left out.
  static func broken(_ text: String, width: Double, size: Double, most: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").flatMap({ pieces(of: String($0), width: width, size: size) }) {
      let longer = line.isEmpty ? word : "\(line) \(word)"
      if Self.width(longer, size: size) <= width || line.isEmpty {
        line = longer
      } else if lines.count + 1 == most {
        return lines + [shortened("\(line) \(word)", width: width, size: size)]
      } else {
        lines.append(line)
        line = word
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }

  /// The text, or its beginning and an ellipsis.
  static func shortened(_ text: String, width: Double, size: Double) -> String {
    guard Self.width(text, size: size) > width else { return text }
    var kept = text
    while !kept.isEmpty, Self.width(kept + "…", size: size) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  private static func pieces(of word: String, width: Double, size: Double) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, Self.width(piece + String(character), size: size) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + (piece.isEmpty ? [] : [piece])
  }

  private static func ems(of character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if "iljtfrI.,:;'|!()/ ".unicodeScalars.contains(scalar) { return 0.36 }
    if "mwMW%@".unicodeScalars.contains(scalar) { return 0.92 }
    // Beyond the Latin, Greek and Cyrillic blocks letters are as wide as they are high.
    if scalar.value >= 0x2E80 || character.unicodeScalars.count > 4 { return 1.05 }
    return scalar.properties.isUppercase ? 0.72 : 0.59
  }
}
