import EvaluationStore
import Foundation
import RatingModel

/// What a password must be. Length is what counts (NIST SP 800-63B 5.1.1); nothing else is asked for.
package enum PasswordRules {
  package static let fewestCharacters = 12
  package static let mostBytes = 1024

  /// Why a password is not taken.
  package enum Refusal: String, Error, Hashable, Sendable, CaseIterable {
    case tooShort = "password-too-short"
    case tooLong = "password-too-long"
    /// It holds a control character: most likely a line end that was not meant.
    case unprintable = "password-unprintable"
    /// It is the account's name, or one character again and again.
    case tooPlain = "password-too-plain"
    /// Too many passwords are being worked on, or memory is short; the same may be taken later.
    case busy = "password-busy"

    package var code: String { rawValue }

    package var hint: String {
      switch self {
      case .tooShort:
        "Take at least \(fewestCharacters) characters; a sentence is easier to keep in mind than a riddle."
      case .tooLong: "Take at most \(mostBytes) bytes."
      case .unprintable: "Type the password on one line, without control characters."
      case .busy: "Try again in a moment."
      case .tooPlain: "Take something that is neither the account's name nor one character repeated."
      }
    }
  }

  /// `nil` when the password may be taken for this account.
  package static func refusal(of password: String, for name: AccountName) -> Refusal? {
    let text = password.precomposedStringWithCanonicalMapping
    guard text.utf8.count <= mostBytes else { return .tooLong }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return .unprintable
    }
    guard text.count >= fewestCharacters else { return .tooShort }
    guard text.lowercased() != name.text, Set(text).count > 2 else { return .tooPlain }
    return nil
  }
}
