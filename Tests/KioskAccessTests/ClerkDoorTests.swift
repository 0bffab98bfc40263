import KioskAccess
import RatingModel
import Testing

struct ClerkDoorTests {
  private let hoa = ClerkID("H56.14/CB017")
  private let minh = ClerkID("H56.14/CB018")
  private let stranger = ClerkID("H56.14/CB099")
  private let start = Instant(milliseconds: 0)

  private func door() throws -> ClerkDoor {
    let (hoa, minh) = (try #require(hoa), try #require(minh))
    return ClerkDoor(
      keys: [
        ClerkKey(
          clerk: hoa, pin: SecretHash(of: "246813", logarithm: 10), badge: SecretHash(of: "0004711223", logarithm: 10)),
        ClerkKey(clerk: minh, pin: SecretHash(of: "975310", logarithm: 10), badge: nil),
      ], logarithm: 10)
  }

  private func signIn(
    _ door: ClerkDoor, _ clerk: ClerkID?, _ secret: String, from address: String = "10.0.0.7", at now: Instant? = nil
  ) async -> Result<ClerkToken, SignInRefusal> {
    await door.signIn(clerk, secret: secret, from: address, at: now ?? start)
  }

  private func refusal(_ result: Result<ClerkToken, SignInRefusal>) -> SignInRefusal? {
    if case .failure(let refusal) = result { refusal } else { nil }
  }

  @Test func pinOrBadgeOpensTheDoor() async throws {
    for secret in ["246813", "0004711223"] {
      let door = try door()
      let token = try await signIn(door, hoa, secret).get()
      #expect(await door.holder(showing: token.text, at: start, isUse: true)?.clerk == hoa)
      #expect(token.text.count == 64)
    }
  }

  @Test func unknownClerkAndWrongPINGetTheSameAnswer() async throws {
    let door = try door()
    #expect(refusal(await signIn(door, stranger, "246813", from: "10.0.0.1")) == .wrong)
    #expect(refusal(await signIn(door, hoa, "975310", from: "10.0.0.2")) == .wrong)
    #expect(refusal(await signIn(door, nil, "246813", from: "10.0.0.3")) == .wrong)
    #expect(refusal(await signIn(door, minh, "", from: "10.0.0.4")) == .wrong)
  }

  @Test func fiveWrongPINsLockTheCodeWhereverTheyCameFrom() async throws {
    let door = try door()
    for number in 0..<5 { #expect(refusal(await signIn(door, hoa, "111222", from: "10.0.0.\(number)")) == .wrong) }
    #expect(refusal(await signIn(door, hoa, "246813", from: "10.0.1.1")) == .limited)
    #expect(refusal(await signIn(door, minh, "975310", from: "10.0.1.1")) == nil)
    #expect(refusal(await signIn(door, hoa, "246813", at: start.adding(seconds: 30))) == nil)
  }

  @Test func fiveWrongCodesLockTheAddressOrItsNetwork() async throws {
    let door = try door()
    for number in 0..<5 {
      let clerk = ClerkID("H56.14/X\(number)")
      #expect(refusal(await signIn(door, clerk, "246813", from: "2001:db8::\(number)")) == .wrong)
    }
    #expect(refusal(await signIn(door, hoa, "246813", from: "2001:db8::ffff")) == .limited)
    #expect(refusal(await signIn(door, hoa, "246813", from: "2001:db8:1::1")) == nil)
  }

  @Test func oneClerkAtATime() async throws {
    let door = try door()
    let first = try await signIn(door, hoa, "246813").get()
    let second = try await signIn(door, minh, "975310").get()
    #expect(await door.holder(showing: first.text, at: start, isUse: true) == nil)
    #expect(await door.holder(showing: second.text, at: start, isUse: true)?.clerk == minh)
    await door.signOut(showing: first.text)
    #expect(await door.holder(showing: second.text, at: start, isUse: true) != nil)
    await door.signOut(showing: second.text)
    #expect(await door.holder(showing: second.text, at: start, isUse: true) == nil)
  }

  @Test func aPageThatAsksByItselfKeepsNobodySignedIn() async throws {
    let door = try door()
    let token = try await signIn(door, hoa, "246813").get()
    let late = start.adding(seconds: ClerkDoor.idleSeconds - 1)
    #expect(await door.holder(showing: token.text, at: late, isUse: false) != nil)
    #expect(await door.holder(showing: token.text, at: late.adding(seconds: 1), isUse: true) == nil)
  }

  @Test func twelveHoursAreTheEndHoweverBusyTheDayIs() async throws {
    let door = try door()
    let token = try await signIn(door, hoa, "246813").get()
    for minute in stride(from: 0, to: ClerkDoor.longestSeconds / 60, by: 20) {
      #expect(await door.holder(showing: token.text, at: start.adding(seconds: minute * 60), isUse: true) != nil)
    }
    let end = start.adding(seconds: ClerkDoor.longestSeconds)
    #expect(await door.holder(showing: token.text, at: end, isUse: true) == nil)
  }

  @Test func formOfAnotherSignInIsNotTaken() async throws {
    let door = try door()
    let (first, second) = (try await signIn(door, hoa, "246813").get(), try await signIn(door, hoa, "246813").get())
    #expect(second.made(formToken: second.formToken))
    #expect(!second.made(formToken: first.formToken) && !second.made(formToken: "") && second.formToken != second.text)
    let browsers = BrowserTokens()
    let (one, other) = (BrowserTokens.browser(), BrowserTokens.browser())
    #expect(browsers.made(browsers.token(for: one), for: one))
    #expect(!browsers.made(browsers.token(for: one), for: other))
    #expect(!BrowserTokens().made(browsers.token(for: one), for: one))
  }
}
