/// Characters that XML cannot hold, as workbooks write them (ECMA-376 part 1, 22.9.2.19, `ST_Xstring`): `_x000D_` is a
/// carriage return, `_x005F_` the underscore of a text that only looks like one of these.
enum EscapedText {
  private static let length = 7

  static func read(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let units = Array(text.utf16)
    var read: [UInt16] = []
    var position = 0
    while position < units.count {
      if let unit = unit(in: units, at: position) {
        read.append(unit)
        position += length
      } else {
        read.append(units[position])
        position += 1
      }
    }
    return String(decoding: read, as: UTF16.self)
  }

  /// The text in which nothing looks like such a character.
  static func written(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let units = Array(text.utf16)
    var written: [UInt16] = []
    for position in units.indices {
      if unit(in: units, at: position) != nil { written += Array("_x005F".utf16) }
      written.append(units[position])
    }
    return String(decoding: written, as: UTF16.self)
  }

  private static func unit(in units: [UInt16], at position: Int) -> UInt16? {
    guard position + length <= units.count, units[position] == 0x5F, units[position + 1] == 0x78,
      units[position + length - 1] == 0x5F
    else { return nil }
    let digits = String(decoding: units[(position + 2)..<(position + 6)], as: UTF16.self)
    guard digits.utf8.count == 4, digits.allSatisfy({ $0.isHexDigit && $0.isASCII }) else { return nil }
    return UInt16(digits, radix: 16)
  }
}
