/// A short text in which digits stand at known places, as in `2026-11-21`. Read by hand: such texts are read by the million.
package struct FixedDigits {
  private let bytes: [UInt8]

  /// `nil` unless the text has the shape: a digit for each `0`, every other character as it is.
  package init?(_ text: String, shape: StaticString) {
    let bytes = Array(text.utf8)
    guard bytes.count == shape.utf8CodeUnitCount else { return nil }
    let zero = UInt8(ascii: "0")
    for (place, byte) in bytes.enumerated() {
      let expected = shape.utf8Start[place]
      guard expected == zero ? (zero...zero + 9).contains(byte) : byte == expected else { return nil }
    }
    self.bytes = bytes
  }

  /// The number that the digits at these places write.
  package subscript(places: Range<Int>) -> Int {
    bytes[places].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
