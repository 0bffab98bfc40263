import KioskAccess
import Testing

struct SecretHashTests {
  @Test func hashReadsBackFromItsText() throws {
    let hash = try #require(SecretHash(of: "246813", logarithm: 10))
    #expect(SecretHash(hash.text) == hash)
    #expect(hash.text.hasPrefix("scrypt$10$8$1$") && !hash.text.contains("246813"))
  }

  @Test func sameSecretHasAnotherHashEachTime() throws {
    #expect(SecretHash(of: "246813", logarithm: 10) != SecretHash(of: "246813", logarithm: 10))
  }

  private static let salt = String(repeating: "0f", count: 16)
  private static let key = String(repeating: "a7", count: 32)

  @Test(arguments: [
    "", "246813", "scrypt$13$8$1$\(salt)", "scrypt$9$8$1$\(salt)$\(key)", "scrypt$15$8$1$\(salt)$\(key)",
    "scrypt$13$16$1$\(salt)$\(key)", "scrypt$13$8$2$\(salt)$\(key)", "scrypt$13$8$1$\(salt)0$\(key)",
    "scrypt$13$8$1$\(salt)$\(key)$", "scrypt$13$8$1$\(salt)$\(key.uppercased())", "bcrypt$13$8$1$\(salt)$\(key)",
  ])
  func textThatIsNoHashIsNone(text: String) {
    #expect(SecretHash(text) == nil)
  }

  @Test func workIsBoundedWhateverTheConfigurationSays() throws {
    // 128 bytes × r × N: 16 MiB at most.
    #expect(128 * 8 * (1 << SecretHash.logarithms.upperBound) == 16 << 20)
    #expect(SecretHash.logarithms.contains(SecretHash.standardLogarithm))
    #expect(SecretHash(of: "246813", logarithm: SecretHash.logarithms.upperBound) != nil)
  }
}
