/// The secret that callers of the sessions listener show.
package struct BearerToken: Sendable {
  private let bytes: [UInt8]

  /// Takes what stands in the token file; blanks around it do not count.
  /// - Throws: ``ListenerError/tokenMalformed`` unless that is 32 to 256 visible ASCII characters.
  package init(_ content: some Sequence<UInt8>) throws(ListenerError) {
    let text = String(decoding: Array(content), as: UTF8.self)
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, (32...256).contains(words[0].utf8.count),
      words[0].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw .tokenMalformed }
    bytes = Array(words[0].utf8)
  }

  /// Whether an `Authorization` header carries the token. Takes the same time wherever the first difference is.
  func isCarried(by header: String) -> Bool {
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
    let shown = Array(parts[1].utf8)
    var difference = UInt8(truncatingIfNeeded: shown.count == bytes.count ? 0 : 1)
    for (index, byte) in bytes.enumerated() { difference |= byte ^ (index < shown.count ? shown[index] : ~byte) }
    return difference == 0
  }
}
