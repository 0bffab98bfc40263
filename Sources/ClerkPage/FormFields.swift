import Foundation
import RatingModel

/// The fields of a form as a browser sends them (`application/x-www-form-urlencoded`), in their order.
package struct FormFields: Hashable, Sendable {
  package static let mostFields = 200
  /// What a server has to read of a form: as many dossiers as a session may have, each code of the longest, of characters
  /// that a browser writes as twelve, and what is being typed beside them.
  package static let longestBytes = SessionOpening.mostDossiers * bytesPerDossier + 8 * 1024
  private static let bytesPerDossier = DossierCode.longest * 12 + 160

  private let fields: [(name: String, value: String)]

  /// `nil` for what is no such form: too many fields, broken escapes, bytes that are no UTF-8.
  package init?(_ body: Data) {
    let pairs = body.split(separator: UInt8(ascii: "&"))
    guard pairs.count <= Self.mostFields else { return nil }
    var fields: [(name: String, value: String)] = []
    for pair in pairs {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.text(parts[0]), let value = Self.text(parts.count == 2 ? parts[1] : Data()) else {
        return nil
      }
      fields.append((name, value))
    }
    self.fields = fields
  }

  /// The first of this name.
  package func first(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All of this name.
  package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  private static func text(_ escaped: Data) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(escaped)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.fields.elementsEqual(right.fields) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for field in fields {
      hasher.combine(field.name)
      hasher.combine(field.value)
    }
  }
}

/// The names of the fields of every form.
enum FieldName {
  static let token = "token"
  static let language = "lang"
  static let staff = "staff"
  static let secret = "secret"
  static let session = "session"
  static let code = "code"
  static let dossier = "dossier"
  static let stage = "stage"
  static let timeliness = "timeliness"
  static let procedure = "procedure"
  static let several = "several"
  static let wish = "wish"
  static let drop = "drop"
}

extension FormFields {
  /// What proves that the form was made for this browser.
  package var token: String { first(FieldName.token) ?? "" }
  package var language: ClerkLanguage { ClerkLanguage(asked: first(FieldName.language)) }
}
