/// What separates the fields of a text: the one of comma, semicolon and tab that its first line has most of, outside of
/// quotation marks; or what Excel's own line `sep=;` says.
struct Separator: Equatable {
  let byte: UInt8
  /// Length of the line `sep=;`, which is no row.
  let bytesBefore: Int

  /// In the order of preference, should two be as frequent.
  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  init(of bytes: [UInt8]) {
    if let told = Self.told(bytes) {
      self = told
      return
    }
    let header = Self.firstRow(of: bytes)
    let counts = Self.candidates.map { candidate in header.count { $0 == candidate } }
    let most = counts.max() ?? 0
    byte = Self.candidates[counts.firstIndex(of: most) ?? 0]
    bytesBefore = 0
  }

  private init(byte: UInt8, bytesBefore: Int) {
    self.byte = byte
    self.bytesBefore = bytesBefore
  }

  private static func told(_ bytes: [UInt8]) -> Separator? {
    guard bytes.count >= 5, bytes.starts(with: Array("sep=".utf8)), candidates.contains(bytes[4]) else { return nil }
    for end in ["\r\n", "\n"] where bytes.dropFirst(5).starts(with: Array(end.utf8)) {
      return Separator(byte: bytes[4], bytesBefore: 5 + end.utf8.count)
    }
    return nil
  }

  /// The first row that is not blank, without what stands in quotation marks.
  private static func firstRow(of bytes: [UInt8]) -> [UInt8] {
    var row: [UInt8] = []
    var isQuoted = false
    var isBlank = true
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted || byte == UInt8(ascii: "\"") {
        isBlank = false
        continue
      }
      if byte == UInt8(ascii: "\n") {
        guard isBlank else { break }
        row = []
        continue
      }
      if byte > 0x20, !candidates.contains(byte) { isBlank = false }
      row.append(byte)
    }
    return row
  }
}
