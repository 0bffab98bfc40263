/// Reads comma-separated values as RFC 4180 has them: fields may be quoted, quoted ones may hold commas, line ends and
/// doubled quotation marks; lines end in CR LF or LF. A byte-order mark at the beginning is passed over.
///
/// Pure and strict: what the rules do not permit is a problem with its line, never guessed at.
struct CSVReader {
  struct Row: Equatable {
    /// Line of the file on which the row begins, from 1.
    let line: Int
    var fields: [String]
  }

  enum Problem: Error, Equatable {
    case notUTF8
    /// A quoted field begins on that line and does not end.
    case quoteUnclosed(line: Int)
    /// A quotation mark within an unquoted field, or text after a closing one.
    case quoteMisplaced(line: Int)
    /// A carriage return that ends no line.
    case strayReturn(line: Int)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  private static let (comma, quote, lineFeed, carriageReturn) = (UInt8(0x2C), UInt8(0x22), UInt8(0x0A), UInt8(0x0D))

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Fields of a row that are kept; the rest is read and forgotten. No list has nearly so many columns.
  static let mostFields = 64

  /// The rows of the file, in order; an empty line is a row of one empty field.
  /// - Parameters:
  ///   - most: one row more is read, which tells that there are more, and then no further.
  ///   - keeps: whether a row counts; the others are forgotten at once.
  static func rows(
    of bytes: some Sequence<UInt8>, most: Int = .max, where keeps: (Row) -> Bool = { _ in true }
  ) throws(Problem) -> [Row] {
    var reader = CSVReader(Array(bytes))
    guard String(validating: reader.bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    var rows: [Row] = []
    while !reader.isAtEnd, rows.count <= most {
      let row = try reader.row()
      if keeps(row) { rows.append(row) }
    }
    return rows
  }

  private var isAtEnd: Bool { position == bytes.count }

  private mutating func row() throws(Problem) -> Row {
    var row = Row(line: line, fields: [])
    while true {
      let field = try field()
      if row.fields.count < Self.mostFields { row.fields.append(field) }
      guard !isAtEnd else { return row }
      if bytes[position] == Self.comma {
        position += 1
      } else {
        try endLine()
        return row
      }
    }
  }

  private mutating func endLine() throws(Problem) {
    if bytes[position] == Self.carriageReturn {
      position += 1
      guard !isAtEnd, bytes[position] == Self.lineFeed else { throw .strayReturn(line: line) }
    }
    position += 1
    line += 1
  }

  private var isAtFieldEnd: Bool {
    isAtEnd || bytes[position] == Self.comma || bytes[position] == Self.lineFeed
      || bytes[position] == Self.carriageReturn
  }

  /// One field, up to the comma, line end or end of file behind it.
  private mutating func field() throws(Problem) -> String {
    if !isAtEnd, bytes[position] == Self.quote { return try quotedField() }
    let start = position
    while !isAtFieldEnd {
      guard bytes[position] != Self.quote else { throw .quoteMisplaced(line: line) }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField() throws(Problem) -> String {
    let begin = line
    var text: [UInt8] = []
    position += 1
    while !isAtEnd {
      let byte = bytes[position]
      position += 1
      if byte == Self.quote {
        if !isAtEnd, bytes[position] == Self.quote {
          position += 1
        } else {
          guard isAtFieldEnd else { throw .quoteMisplaced(line: line) }
          return String(decoding: text, as: UTF8.self)
        }
      }
      if byte == Self.lineFeed { line += 1 }
      text.append(byte)
    }
    throw .quoteUnclosed(line: begin)
  }
}
