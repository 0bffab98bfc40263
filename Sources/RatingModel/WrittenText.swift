/// Text that is made piece by piece, without a text for each piece: a citizen waits for half a dozen keys of some eight
/// fields each.
package struct WrittenText: Sendable {
  private var bytes: [UInt8] = []

  package init() {}

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Room for what is to come.
  package mutating func reserve(_ more: Int) { bytes.reserveCapacity(bytes.count + more) }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  package mutating func add(_ value: some WrittenByPieces) { value.write(to: &self) }

  package mutating func add(_ number: Int) { add(String(number)) }

  /// - Parameters:
  ///   - number: Must not be negative.
  ///   - digits: At least so many, with zeros before the number.
  package mutating func add(_ number: Int, digits: Int) {
    if number >= 10 || digits > 1 { add(number / 10, digits: digits - 1) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}

/// A value whose description is written piece by piece.
package protocol WrittenByPieces: CustomStringConvertible {
  func write(to text: inout WrittenText)
}

extension WrittenByPieces {
  package var description: String {
    var text = WrittenText()
    write(to: &text)
    return text.text
  }
}
