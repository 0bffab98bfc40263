import ClerkPage
import RatingModel
import Testing

struct SecretRulesTests {
  @Test(
    arguments: [
      ("246813", nil), ("000001", nil), ("12345", .pinLength), ("1234567890123", .pinLength), ("24681a", .pinNotDigits),
      ("٢٤٦٨١٣", .pinNotDigits), ("777777", .pinPlain), ("123456", .pinPlain), ("987654", .pinPlain), ("", .pinLength),
    ] as [(String, SecretRules.Refusal?)])
  func pinIsSixToTwelveDigitsThatAreNotInARow(pin: String, refusal: SecretRules.Refusal?) {
    #expect(SecretRules.refusal(ofPIN: pin) == refusal)
  }

  @Test(
    arguments: [
      ("0004711223", nil), ("04A2B91C5D6E80", nil), ("12345", .badgeLength), ("a b c d e", .badgeUnprintable),
      ("CB:H56.14/CB017", .badgeGuessable), ("CB:CB017", .badgeGuessable), ("H56-cb017-x", .badgeGuessable),
      ("cb:0004711223", .badgeGuessable),
    ] as [(String, SecretRules.Refusal?)])
  func badgeIsWhatAReaderTypesAndNobodyGuesses(badge: String, refusal: SecretRules.Refusal?) throws {
    #expect(SecretRules.refusal(ofBadge: badge, of: try #require(StaffCode("CB017"))) == refusal)
  }
}
