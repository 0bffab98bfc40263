/// The codes that a device advertises, as sysfs writes them in `capabilities/key` and `capabilities/abs`.
package enum CapabilityBitmap {
  /// The highest code there is (KEY_MAX); axes have lower ones.
  package static let highestCode = 0x2ff

  /// Hexadecimal words of 64 bits, the highest first, leading zero words left out. What is no such text has no codes.
  package static func codes(_ text: String) -> Set<UInt16> {
    let words = text.split(whereSeparator: \.isWhitespace).map { UInt64($0, radix: 16) }
    guard words.count <= (highestCode + 1) / UInt64.bitWidth else { return [] }
    var codes: Set<UInt16> = []
    for (position, word) in words.reversed().enumerated() {
      guard let word else { return [] }
      for bit in 0..<UInt64.bitWidth where word >> UInt64(bit) & 1 == 1 {
        codes.insert(UInt16(position * UInt64.bitWidth + bit))
      }
    }
    return codes
  }
}
