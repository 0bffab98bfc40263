import RatingModel

/// What a PIN and a badge must be.
package enum SecretRules {
  package static let pinDigits = 6...12
  package static let badgeCharacters = 6...64

  /// Why a secret is not taken.
  package enum Refusal: String, Error, Hashable, Sendable, CaseIterable {
    case pinLength = "pin-length"
    case pinNotDigits = "pin-not-digits"
    /// One digit again and again, or digits in a row: what is tried first.
    case pinPlain = "pin-plain"
    case badgeLength = "badge-length"
    case badgeUnprintable = "badge-unprintable"
    /// It holds the staff code, or begins as the badges do that the kiosk's own scanner reads: whoever knows the code,
    /// which is no secret, can type it.
    case badgeGuessable = "badge-guessable"

    package var code: String { rawValue }

    package var hint: String {
      switch self {
      case .pinLength: "Take \(pinDigits.lowerBound) to \(pinDigits.upperBound) digits."
      case .pinNotDigits: "Use the digits 0 to 9 only."
      case .pinPlain: "Take something other than one digit repeated or digits in a row."
      case .badgeLength:
        "A badge's text has \(badgeCharacters.lowerBound) to \(badgeCharacters.upperBound) characters; show it again."
      case .badgeUnprintable: "Set the reader to send letters and digits, and Enter at the end."
      case .badgeGuessable:
        "Take a card whose number nobody can guess, or a PIN: a badge made of the staff code proves nothing."
      }
    }
  }

  /// `nil` when the PIN may be taken.
  package static func refusal(ofPIN pin: String) -> Refusal? {
    let digits = Array(pin.utf8)
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return .pinNotDigits }
    guard pinDigits.contains(digits.count) else { return .pinLength }
    let steps = Set(zip(digits, digits.dropFirst()).map { Int($1) - Int($0) })
    return steps.count == 1 && steps.isSubset(of: [-1, 0, 1]) ? .pinPlain : nil
  }

  /// `nil` when the badge's text may be taken for this clerk.
  package static func refusal(ofBadge badge: String, of staff: StaffCode) -> Refusal? {
    guard badge.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return .badgeUnprintable }
    guard badgeCharacters.contains(badge.utf8.count) else { return .badgeLength }
    let text = badge.lowercased()
    let isGuessable = text.contains(staff.text.lowercased()) || text.hasPrefix(ClerkID.badgePrefix.lowercased())
    return isGuessable ? .badgeGuessable : nil
  }
}
