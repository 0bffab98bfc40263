/// A place in a sheet, as `C7` or `$C$7`; both counted from 1.
struct CellReference: Hashable {
  let column: Int
  let line: Int

  static let mostLines = 1_048_576
  static let mostColumns = 16_384

  init?(_ text: some StringProtocol) {
    var column = 0
    var line = 0
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where line == 0: column = 26 * column + Int(byte) - 64
      case UInt8(ascii: "a")...UInt8(ascii: "z") where line == 0: column = 26 * column + Int(byte) - 96
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: line = 10 * line + Int(byte) - 48
      default: return nil
      }
      guard column <= Self.mostColumns, line <= Self.mostLines else { return nil }
    }
    guard column > 0, line > 0 else { return nil }
    (self.column, self.line) = (column, line)
  }
}
