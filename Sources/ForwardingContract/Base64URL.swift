import Foundation

/// Base64url without padding (RFC 4648 section 5), as JWS and the messages of the contract use it.
package enum Base64URL {
  package static func text(_ data: some DataProtocol) -> String { String(decoding: bytes(data), as: UTF8.self) }

  /// `nil` for anything but the one spelling that ``text(_:)`` gives.
  package static func data(_ text: some StringProtocol) -> Data? {
    var standard = Data(text.utf8)
    // Foundation takes the standard's own two characters and its padding.
    let isForeign = standard.withUnsafeBytes { bytes in
      bytes.contains { $0 == Self.standard.0 || $0 == Self.standard.1 || $0 == padding }
    }
    guard !isForeign else { return nil }
    let end = standard.suffix(standard.count % 4)
    exchange(Self.own, for: Self.standard, in: &standard)
    standard.append(contentsOf: repeatElement(padding, count: (4 - standard.count % 4) % 4))
    // It passes over bits that stand for nothing, which only the end can have.
    guard let data = Data(base64Encoded: standard), bytes(data.suffix(data.count % 3)) == end else { return nil }
    return data
  }

  private static let standard = (UInt8(ascii: "+"), UInt8(ascii: "/"))
  private static let own = (UInt8(ascii: "-"), UInt8(ascii: "_"))
  private static let padding = UInt8(ascii: "=")

  private static func bytes(_ data: some DataProtocol) -> Data {
    var text = Data(data).base64EncodedData()
    exchange(Self.standard, for: Self.own, in: &text)
    return text.prefix { $0 != padding }
  }

  /// Byte by byte and in place: a message is half a megabyte.
  private static func exchange(_ two: (UInt8, UInt8), for others: (UInt8, UInt8), in text: inout Data) {
    text.withUnsafeMutableBytes { (bytes: UnsafeMutableRawBufferPointer) in
      for place in bytes.indices {
        if bytes[place] == two.0 { bytes[place] = others.0 } else if bytes[place] == two.1 { bytes[place] = others.1 }
      }
    }
  }
}
