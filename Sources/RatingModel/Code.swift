/// What a kind of identifier may look like.
package protocol CodeRule: Sendable {
  /// The name used in messages: "unit code", "session id".
  static var noun: String { get }
  /// The longest permitted text, in Unicode scalars.
  static var longest: Int { get }
  /// Whether one scalar may stand in the text.
  static func permits(_ scalar: Unicode.Scalar) -> Bool
  /// What the characters do not tell: a shape of the whole text.
  static func permits(whole text: String) -> Bool
}

extension CodeRule {
  /// A letter or digit stands in every code: `-` alone means "none" in tally keys.
  package static func permits(whole text: String) -> Bool { text.utf8.contains { isLetterOrDigit($0) } }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"):
    true
  default: false
  }
}

/// A bounded, validated identifier. `Rule` tells kinds apart, so that a unit code never stands where a staff code should.
package struct Code<Rule: CodeRule>: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// `nil` when the text is empty, too long, without a letter or digit, or holds a character that the rule does not permit.
  package init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard !scalars.isEmpty, scalars.count <= Rule.longest,
      scalars.allSatisfy(Rule.permits), Rule.permits(whole: text)
    else { return nil }
    self.text = text
  }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension Code: CodedAsText {
  package static var form: String { "\(Rule.noun): at most \(Rule.longest) permitted characters" }
}
