import Foundation

extension ContiguousBytes {
  /// Two lower-case hexadecimal digits for each byte.
  var hexadecimal: String {
    withUnsafeBytes { bytes in
      String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
        for (index, byte) in bytes.enumerated() {
          text[2 * index] = digit(byte >> 4)
          text[2 * index + 1] = digit(byte & 15)
        }
        return 2 * bytes.count
      }
    }
  }
}

private func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }

extension Data {
  /// The bytes that hexadecimal digits stand for; stops at the first that is none.
  init(hexadecimal text: String) {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }.prefix { $0 != nil }.compactMap(\.self)
    self.init(
      stride(from: 0, to: digits.count - digits.count % 2, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
