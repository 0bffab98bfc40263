/// How a cell shows a number, as far as it changes what a person reads: days, times, and codes that are filled with zeros.
enum NumberFormat: Hashable {
  case general
  /// Filled with zeros to so many digits: `00000` shows 123 as 00123.
  case padded(Int)
  case day
  case moment
  case time
  /// Hours that may be more than a day has.
  case elapsed

  /// The formats that every program knows by number (ECMA-376 part 1, 18.8.30), those of East Asia included.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
    case 22: self = .moment
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 46: self = .elapsed
    default: self = .general
    }
  }

  /// A format by its own code, as `dd/mm/yyyy` or `[$-42A]d mmmm yyyy;@`.
  init(code: String) {
    let section = Self.letters(of: code)
    if section.isElapsed {
      self = .elapsed
    } else {
      self = Self.told(by: section.letters.lowercased())
    }
  }

  private static func told(by letters: String) -> NumberFormat {
    // The word is no format of days, though other words of its letters are.
    guard letters != "general", letters != "@" else { return .general }
    if letters.count > 1, letters.count <= mostZeros, letters.allSatisfy({ $0 == "0" }) {
      return .padded(letters.count)
    }
    let hasTime = letters.contains { "hs".contains($0) }
    let hasDay = letters.contains { "yd".contains($0) } || (letters.contains("m") && !hasTime)
    switch (hasDay, hasTime) {
    case (true, true): return .moment
    case (true, false): return .day
    case (false, true): return .time
    case (false, false): return .general
    }
  }

  private static let mostZeros = 15

  /// The part of a format that holds for numbers that are not negative, without what is only text: quoted, escaped, colours,
  /// languages, blanks of a width.
  private static func letters(of code: String) -> (letters: String, isElapsed: Bool) {
    var letters = ""
    var isElapsed = false
    var rest = code.prefix(mostCharacters)
    while let first = rest.popFirst(), first != ";" {
      switch first {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let content = rest.prefix { $0 != "]" }.lowercased()
        if !content.isEmpty, ["h", "m", "s"].contains(where: { letter in content.allSatisfy { String($0) == letter } })
        {
          isElapsed = true
        }
        rest = rest.drop { $0 != "]" }.dropFirst()
      default: letters.append(first)
      }
    }
    return (letters, isElapsed)
  }

  /// Excel permits 255.
  private static let mostCharacters = 512
}
