/// Walks over the scalars of a TOML document and knows the line and column where it stands.
///
/// Knows only as much of TOML as finding keys needs: blanks, comments, keys, the four kinds of string, and where any
/// other value ends. Every step advances, so that the walk ends on any text.
struct TOMLScanner {
  private let scalars: [Unicode.Scalar]
  /// How many scalars lie behind.
  private(set) var offset = 0
  private(set) var position = SourcePosition(line: 1, column: 1)

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { offset = 1 }
  }

  var isAtEnd: Bool { offset >= scalars.count }
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[offset] }

  func isNext(_ text: String) -> Bool {
    let wanted = text.unicodeScalars
    return offset + wanted.count <= scalars.count && zip(scalars[offset...], wanted).allSatisfy { $0 == $1 }
  }

  @discardableResult
  mutating func advance() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    offset += 1
    position =
      scalar == "\n"
      ? SourcePosition(line: position.line + 1, column: 1)
      : SourcePosition(line: position.line, column: position.column + 1)
    return scalar
  }

  /// Goes past `text` when it comes next.
  mutating func skip(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    for _ in text.unicodeScalars { advance() }
    return true
  }

  /// Goes past blanks within a line.
  mutating func skipBlanks() {
    while let scalar = next, scalar == " " || scalar == "\t" { advance() }
  }

  /// Goes past blanks, line breaks and comments.
  mutating func skipBlanksAndComments() {
    while let scalar = next {
      if scalar == "#" {
        skipLine()
      } else if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
        advance()
      } else {
        return
      }
    }
  }

  mutating func skipLine() {
    while let scalar = next, scalar != "\n" { advance() }
  }

  /// Whether a key can begin here.
  var isAtKey: Bool {
    next.map { $0 == "\"" || $0 == "'" || $0.isBareKeyCharacter } ?? false
  }

  /// A key's parts with the place of each: `a."b c".d`.
  mutating func key() -> [(name: String, position: SourcePosition)] {
    var parts: [(name: String, position: SourcePosition)] = []
    repeat {
      skipBlanks()
      let start = position
      parts.append((next == "\"" || next == "'" ? string() : bareKey(), start))
      skipBlanks()
    } while skip(".")
    return parts
  }

  private mutating func bareKey() -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next, !".=]}, \t\r\n#\"'".unicodeScalars.contains(scalar) {
      name.append(scalar)
      advance()
    }
    return String(name)
  }

  /// Goes past a string of any kind; gives what it stands for.
  mutating func string() -> String {
    if skip("\"\"\"") { return longString(end: "\"\"\"") }
    if skip("'''") { return longString(end: "'''") }
    let quote = advance()
    var text = String.UnicodeScalarView()
    while let scalar = next, scalar != "\n" {
      advance()
      if scalar == quote { break }
      text.append(scalar == "\\" && quote == "\"" ? escaped() : scalar)
    }
    return String(text)
  }

  /// The content of a multi-line string is no key, so its escapes are passed over unread.
  private mutating func longString(end: String) -> String {
    while !isAtEnd {
      if skip(end) {
        // Up to two more quotes belong to the text: `""""a""""` holds a quote at each end.
        for _ in 0..<2 where next == end.unicodeScalars.first { advance() }
        return ""
      }
      if advance() == "\\" && end == "\"\"\"" { advance() }
    }
    return ""
  }

  private mutating func escaped() -> Unicode.Scalar {
    switch advance() {
    case "b": "\u{8}"
    case "t": "\t"
    case "n": "\n"
    case "f": "\u{C}"
    case "r": "\r"
    case "u": numbered(digits: 4)
    case "U": numbered(digits: 8)
    case let other?: other
    case nil: "\u{FFFD}"
    }
  }

  private mutating func numbered(digits: Int) -> Unicode.Scalar {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let scalar = next, let digit = Character(scalar).hexDigitValue else { break }
      value = value &* 16 &+ UInt32(digit)
      advance()
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Goes past a number, a date or a word; `false` when something else stands there or follows it.
  mutating func skipPlainValue() -> Bool {
    let start = offset
    while let scalar = next, scalar.isBareKeyCharacter || "+.:".unicodeScalars.contains(scalar) {
      advance()
    }
    guard offset > start else { return false }
    skipBlanks()
    return next.map { ",]}#\r\n".unicodeScalars.contains($0) } ?? true
  }
}

extension Unicode.Scalar {
  /// What may stand in a key without quotation marks.
  fileprivate var isBareKeyCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }
}
