import Foundation

/// The name of a sheet as Excel accepts it: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end, not
/// `History`.
package struct SheetName: Hashable, Sendable {
  /// In NFC.
  package let text: String

  /// UTF-16 units.
  package static let mostCharacters = 31
  private static let forbidden: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\"]

  /// `nil` when Excel would not accept it.
  package init?(_ text: String) {
    let text = text.precomposedStringWithCanonicalMapping
    let apostrophe = UInt8(ascii: "'")
    guard !text.isEmpty, text.utf16.count <= Self.mostCharacters, CellText.written(text) == text,
      !text.unicodeScalars.contains(where: Self.isForbidden), text.utf8.first != apostrophe,
      text.utf8.last != apostrophe, text.lowercased() != "history"
    else { return nil }
    self.text = text
  }

  /// A name as near to a text as Excel accepts and as is not taken: forbidden characters become a blank, what is too long
  /// is cut, and a second one is numbered.
  package static func fitting(_ text: String, besides taken: [SheetName] = []) -> SheetName {
    let scalars = CellText.written(text).unicodeScalars.map { isForbidden($0) ? " " : $0 }
    let permitted = String(String.UnicodeScalarView(scalars))
    let base = permitted.split(separator: " ").joined(separator: " ").trimmingCharacters(in: ends)
    var number = 1
    while true {
      if let name = SheetName(numbered(base, number)), !taken.contains(where: { $0.isSame(as: name) }) { return name }
      // Of a text that has nothing which can be a name, the number is left.
      if let name = SheetName("(\(number))"), base.isEmpty, !taken.contains(where: { $0.isSame(as: name) }) {
        return name
      }
      number += 1
    }
  }

  /// Excel does not tell capitals from small letters.
  func isSame(as other: SheetName) -> Bool { text.lowercased() == other.text.lowercased() }

  /// A blank alone is permitted of those that make a distance.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    forbidden.contains(scalar) || (scalar.properties.isWhitespace && scalar != " ")
  }

  private static let ends = CharacterSet(charactersIn: " '")

  private static func numbered(_ base: String, _ number: Int) -> String {
    let suffix = number == 1 ? "" : " (\(number))"
    var text = base
    while text.utf16.count + suffix.utf16.count > mostCharacters { text.removeLast() }
    return (text.trimmingCharacters(in: ends) + suffix).trimmingCharacters(in: ends)
  }
}
