import Foundation

/// The case handlers' public key as its file holds it: X25519, 32 bytes as 64 hexadecimal digits, on one line.
package struct CasePublicKey: Hashable, Sendable {
  /// The raw 32 bytes.
  package let bytes: Data

  package static let hint =
    "Put the 64 hexadecimal digits of an X25519 key there, as from: openssl pkey -in case.pem -pubout -outform DER"
    + " | tail -c 32 | od -An -v -tx1 | tr -d ' \\n'."

  /// `nil` for any other content; blanks around the digits do not count.
  package init?(_ content: Data) {
    let words = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 1, words[0].utf8.count == 64 else { return nil }
    let digits = words[0].utf8.map { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt8.init) }
    guard !digits.contains(nil) else { return nil }
    let values = digits.compactMap(\.self)
    bytes = Data(stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] })
  }
}
