/// Finds where in a TOML text each key and each list element stands, which the parser does not tell.
///
/// Given a text that the parser accepts, it finds a place for every path of the result. Given any other text it ends, finds
/// what it can, and agrees with the parser up to the first place that is no TOML.
struct KeyLocator {
  struct Places {
    /// The place of each key, and of each element of a list. A table that has no header of its own stands where it is
    /// first mentioned.
    var positions: [ConfigurationPath: SourcePosition] = [:]
    /// The first place at which the parser must not arrive.
    var trap: Trap?
  }

  /// What the parser (toml++ 3.4 within TOMLKit) meets with a failed assertion, hence the end of the process, instead of an
  /// error: a header without a key, a list element without a value, a date and a lone digit. None of it is TOML.
  struct Trap {
    /// How many scalars stand before the header or pair that holds it.
    let statement: Int
    let position: SourcePosition
    let reason: String
  }

  /// Lists and inline tables within each other: as many as the parser takes.
  private static let deepest = 256

  private var scanner: TOMLScanner
  private var found = Places()
  private var depth = 0
  private var statement = 0
  /// Elements so far of each list of tables.
  private var tableCounts: [ConfigurationPath: Int] = [:]

  private init(_ text: String) { scanner = TOMLScanner(text) }

  static func places(in text: String) -> Places {
    var locator = KeyLocator(text)
    locator.document()
    return locator.found
  }

  private mutating func document() {
    var table = ConfigurationPath.root
    scanner.skipBlanksAndComments()
    while !scanner.isAtEnd {
      let start = scanner.position
      statement = scanner.offset
      if scanner.skip("[[") {
        table = header(isList: true)
        scanner.skipLine()
      } else if scanner.skip("[") {
        table = header(isList: false)
        scanner.skipLine()
      } else {
        pair(in: table)
      }
      // A text that is no TOML must not hold the walk.
      if scanner.position == start { scanner.advance() }
      scanner.skipBlanksAndComments()
    }
  }

  /// Reads `a.b.c` of a header; names on the way that are lists of tables mean their newest element.
  private mutating func header(isList: Bool) -> ConfigurationPath {
    scanner.skipBlanks()
    if !scanner.isAtKey { noteTrap("a table's header has no name") }
    let parts = scanner.key()
    var path = ConfigurationPath.root
    for (number, part) in parts.enumerated() {
      path = path.name(part.name)
      let isLast = number == parts.count - 1
      if isLast && isList {
        note(path, at: part.position)
        let element = path.index(tableCounts[path, default: 0])
        tableCounts[path, default: 0] += 1
        path = element
      } else if let count = tableCounts[path] {
        path = path.index(count - 1)
      }
      if isLast { found.positions[path] = part.position } else { note(path, at: part.position) }
    }
    return path
  }

  private mutating func pair(in table: ConfigurationPath) {
    var path = table
    for part in scanner.key() {
      path = path.name(part.name)
      note(path, at: part.position)
    }
    scanner.skipBlanks()
    guard scanner.skip("=") else { return scanner.skipLine() }
    value(at: path)
  }

  private mutating func value(at path: ConfigurationPath) {
    scanner.skipBlanks()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return scanner.skipLine() }
    if scanner.next == "\"" || scanner.next == "'" {
      _ = scanner.string()
    } else if scanner.skip("[") {
      list(at: path)
    } else if scanner.skip("{") {
      inlineTable(at: path)
    } else if !scanner.skipPlainValue() {
      noteTrap("this is no value; text belongs in quotation marks")
    }
  }

  private mutating func list(at path: ConfigurationPath) {
    var count = 0
    scanner.skipBlanksAndComments()
    while !scanner.isAtEnd, !scanner.skip("]") {
      let start = scanner.position
      note(path.index(count), at: start)
      value(at: path.index(count))
      count += 1
      endOfItem(startedAt: start)
    }
  }

  private mutating func inlineTable(at path: ConfigurationPath) {
    scanner.skipBlanksAndComments()
    while !scanner.isAtEnd, !scanner.skip("}") {
      let start = scanner.position
      pair(in: path)
      endOfItem(startedAt: start)
    }
  }

  private mutating func endOfItem(startedAt start: SourcePosition) {
    scanner.skipBlanksAndComments()
    _ = scanner.skip(",")
    scanner.skipBlanksAndComments()
    if scanner.position == start { scanner.advance() }
  }

  private mutating func noteTrap(_ reason: String) {
    guard found.trap == nil else { return }
    found.trap = Trap(statement: statement, position: scanner.position, reason: reason)
  }

  private mutating func note(_ path: ConfigurationPath, at position: SourcePosition) {
    if found.positions[path] == nil { found.positions[path] = position }
  }
}
