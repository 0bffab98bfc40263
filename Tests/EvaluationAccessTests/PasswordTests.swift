import EvaluationAccess
import EvaluationStore
import RatingModel
import Testing

@Suite("Passwords")
struct PasswordTests {
  @Test func aHashHasItsOwnSaltAndTodaysParameters() async throws {
    let work = PasswordWork()
    let one = try #require(await work.hash("một câu dễ nhớ"))
    let other = try #require(await work.hash("một câu dễ nhớ"))

    #expect(one.salt != other.salt)
    #expect(one.key != other.key)
    #expect((one.salt.count, one.key.count) == (16, 32))
    #expect((one.rounds, one.blockSize, one.parallelism) == (32_768, 8, 1))
  }

  /// RFC 7914, section 12, the third vector, cut to our length of key: what we make is scrypt.
  @Test func aHashOfKnownParametersMatchesTheStandardsVector() async throws {
    let hash = PasswordHash(
      salt: Array("SodiumChloride".utf8), rounds: 16_384, blockSize: 8, parallelism: 1,
      key: [
        0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb, 0xfd, 0xa8,
        0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
      ])

    #expect(await AccessDesk.work.matches("pleaseletmein", hash) == true)
    #expect(await AccessDesk.work.matches("pleaseletmeout", hash) == false)
  }

  @Test func nothingMatchesAStranger() async {
    #expect(await AccessDesk.work.matches("một câu dễ nhớ", nil) == false)
  }

  @Test func parametersThatNoOneOfUsWroteMatchNothingAndCostNothing() async {
    let endless = PasswordHash(
      salt: [1], rounds: 1 << 40, blockSize: 8, parallelism: 1, key: [UInt8](repeating: 0, count: 32))

    #expect(await AccessDesk.work.matches("một câu dễ nhớ", endless) == false)
  }

  @Test(arguments: [
    ("ngắn quá", PasswordRules.Refusal.tooShort), ("mười một kt", .tooShort), ("aaaaaaaaaaaaaaaa", .tooPlain),
    ("xuan.nguyen.1", .tooPlain), ("XUAN.NGUYEN.1", .tooPlain), ("một câu dễ nhớ\n", .unprintable),
    (String(repeating: "ab cd", count: 300), .tooLong),
  ])
  func aPoorPasswordIsRefusedWithItsReason(password: String, refusal: PasswordRules.Refusal) throws {
    #expect(PasswordRules.refusal(of: password, for: try AccessDesk.name("xuan.nguyen.1")) == refusal)
    #expect(refusal.hint.hasSuffix("."))
    #expect(refusal.code.hasPrefix("password-"))
  }

  @Test func aNewAccountSignsInWithItsPassword() async throws {
    try await AccessDesk.run { desk in
      let account = try await AccessDesk.work.account(
        named: try AccessDesk.name("binh.tran"), password: "bốn con ngựa và một chiếc ghim", role: .head,
        roots: [try AccessDesk.unit("H57")], at: AccessDesk.morning
      ).get()
      #expect(try await desk.store.add(account) == nil)

      #expect(try await desk.signIn("binh.tran", "bốn con ngựa và một chiếc ghim").isSuccess)
    }
  }

  @Test func anAccountWithAPoorPasswordIsNotMade() async throws {
    let answer = await AccessDesk.work.account(
      named: try AccessDesk.name("binh.tran"), password: "123456", role: .head, roots: [], at: AccessDesk.morning)

    #expect(answer == .failure(.tooShort))
  }
}
