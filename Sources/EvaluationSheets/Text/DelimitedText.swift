import Foundation

/// Reads separated values as RFC 4180 has them, whichever of comma, semicolon and tab separates them: fields may be quoted,
/// quoted ones may hold separators, line ends and doubled quotation marks; lines end in CR LF or LF.
///
/// Strict: what the rules do not permit is a problem with its line, never guessed at.
struct DelimitedText {
  private let bytes: [UInt8]
  private let limits: SheetLimits
  private let separator: UInt8
  private var position: Int
  private var line: Int

  private static let (quote, lineFeed, carriageReturn) = (UInt8(0x22), UInt8(0x0A), UInt8(0x0D))

  /// The one table of a text in UTF-8.
  static func sheet(of bytes: [UInt8], limits: SheetLimits) throws(SheetProblem) -> Sheet {
    let separator = Separator(of: bytes)
    var text = DelimitedText(bytes, separator, limits)
    return Sheet(name: "", rows: try text.rows())
  }

  private init(_ bytes: [UInt8], _ separator: Separator, _ limits: SheetLimits) {
    self.bytes = bytes
    self.limits = limits
    self.separator = separator.byte
    position = separator.bytesBefore
    line = separator.bytesBefore > 0 ? 2 : 1
  }

  private var isAtEnd: Bool { position == bytes.count }

  private mutating func rows() throws(SheetProblem) -> [SheetRow] {
    var rows: [SheetRow] = []
    var cells = 0
    while !isAtEnd {
      let row = try row()
      guard !row.cells.isEmpty else { continue }
      rows.append(row)
      cells += row.cells.count
      guard rows.count <= limits.rows else { throw SheetProblem(.tooManyRows, "\(limits.rows)") }
      guard cells <= limits.cells else { throw SheetProblem(.tooManyCells, "\(limits.cells)") }
    }
    return rows
  }

  private mutating func row() throws(SheetProblem) -> SheetRow {
    let begin = line
    var cells = RowCells()
    var column = 0
    while true {
      column += 1
      let text = try field()
      if !text.isEmpty {
        guard column <= limits.columns else { throw problem(.tooManyColumns, at: begin, "\(limits.columns)") }
        cells.put(.text(text), in: column)
      }
      guard !isAtEnd else { break }
      let isSeparated = bytes[position] == separator
      guard isSeparated else {
        try endLine()
        break
      }
      position += 1
    }
    return SheetRow(line: begin, cells: cells.list)
  }

  private mutating func endLine() throws(SheetProblem) {
    if bytes[position] == Self.carriageReturn {
      position += 1
      guard !isAtEnd, bytes[position] == Self.lineFeed else { throw problem(.returnStray, at: line) }
    }
    position += 1
    line += 1
  }

  private var isAtFieldEnd: Bool {
    isAtEnd || bytes[position] == separator || bytes[position] == Self.lineFeed
      || bytes[position] == Self.carriageReturn
  }

  /// One field, up to the separator, line end or end of file behind it.
  private mutating func field() throws(SheetProblem) -> String {
    if !isAtEnd, bytes[position] == Self.quote { return try quotedField() }
    let start = position
    while !isAtFieldEnd {
      guard bytes[position] != Self.quote else { throw problem(.quoteMisplaced, at: line) }
      position += 1
    }
    return try text(bytes[start..<position], at: line)
  }

  private mutating func quotedField() throws(SheetProblem) -> String {
    let begin = line
    var content: [UInt8] = []
    position += 1
    while !isAtEnd {
      let byte = bytes[position]
      position += 1
      if byte == Self.quote {
        if !isAtEnd, bytes[position] == Self.quote {
          position += 1
        } else {
          guard isAtFieldEnd else { throw problem(.quoteMisplaced, at: line) }
          return try text(content[...], at: begin)
        }
      }
      if byte == Self.lineFeed { line += 1 }
      content.append(byte)
    }
    throw problem(.quoteUnclosed, at: begin)
  }

  private func text(_ bytes: ArraySlice<UInt8>, at line: Int) throws(SheetProblem) -> String {
    let text = String(decoding: bytes, as: UTF8.self).inOneForm
    guard text.utf16.count <= limits.cellCharacters else {
      throw problem(.cellTooLong, at: line, "\(limits.cellCharacters)")
    }
    return text
  }

  private func problem(_ kind: SheetProblem.Kind, at line: Int, _ subject: String = "") -> SheetProblem {
    SheetProblem(kind, line: line, subject)
  }
}
