/// What stands before every id of a picture: a small letter, then small letters, digits and hyphens.
package struct PicturePrefix: Hashable, Sendable {
  package static let mostCharacters = 40

  package let text: String

  /// `nil` for anything else, so that it needs no escaping wherever it stands.
  package init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, Self.letters.contains(first), bytes.count <= Self.mostCharacters,
      bytes.allSatisfy({ Self.letters.contains($0) || Self.digits.contains($0) || $0 == UInt8(ascii: "-") })
    else { return nil }
    self.text = text
  }

  private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}
