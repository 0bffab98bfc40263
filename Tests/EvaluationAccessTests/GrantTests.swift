import EvaluationAccess
import EvaluationStore
import RatingModel
import Testing

@Suite("Grants")
struct GrantTests {
  @Test func aGrantEndsAfterThirtyMinutesWithoutUse() async throws {
    try await AccessDesk.run { desk in
      let signedIn = try await desk.signIn().get()

      #expect(try await desk.reader(signedIn, at: AccessDesk.minutes(29)) != nil)
      #expect(try await desk.reader(signedIn, at: AccessDesk.minutes(58)) != nil)
      #expect(try await desk.reader(signedIn, at: AccessDesk.minutes(88)) == nil)
      #expect(try await desk.reader(signedIn, at: AccessDesk.minutes(58)) == nil)
    }
  }

  @Test func aGrantEndsAfterTwelveHoursHoweverBusy() async throws {
    try await AccessDesk.run { desk in
      let signedIn = try await desk.signIn().get()

      for quarter in 1..<48 {
        #expect(try await desk.reader(signedIn, at: AccessDesk.minutes(quarter * 15)) != nil)
      }
      #expect(try await desk.reader(signedIn, at: AccessDesk.minutes(48 * 15)) == nil)
    }
  }

  @Test func manyRequestsWithinAMinuteAreOneWrite() async throws {
    try await AccessDesk.run { desk in
      let signedIn = try await desk.signIn().get()
      let soon = WallTime(milliseconds: AccessDesk.morning.milliseconds + 59_000)
      let reader = try #require(try await desk.reader(signedIn, at: soon))

      // What the store was told of: the sign-in alone, so that thirty minutes after it the grant is over.
      try await desk.access.endExpiredGrants(at: WallTime(milliseconds: AccessDesk.minutes(30).milliseconds + 1))

      #expect(reader.account == signedIn.account)
      #expect(try await desk.reader(signedIn, at: soon) == nil)
    }
  }

  @Test func signingOutEndsTheGrantAndIsInTheTrail() async throws {
    try await AccessDesk.run { desk in
      let (one, other) = (try await desk.signIn().get(), try await desk.signIn().get())
      let reader = try #require(try await desk.reader(one))

      try await desk.access.signOut(reader, from: "10.0.0.7", at: AccessDesk.morning)

      #expect(try await desk.reader(one) == nil)
      #expect(try await desk.reader(other) != nil)
      #expect(try await desk.trail() == [.signedIn, .signedIn, .signedOut])
    }
  }

  @Test func aDisabledAccountReadsNothingMore() async throws {
    try await AccessDesk.run { desk in
      let signedIn = try await desk.signIn().get()

      _ = try await desk.store.setDisabled(
        true, account: signedIn.account, by: .commandLine(claimedBy: nil), at: AccessDesk.morning)

      #expect(try await desk.reader(signedIn) == nil)
    }
  }

  @Test(arguments: ["", "x", String(repeating: "A", count: 64), String(repeating: "0", count: 64), "' OR 1=1 --"])
  func whatIsNoTokenGrantsNothing(text: String) async throws {
    try await AccessDesk.run { desk in
      _ = try await desk.signIn()

      #expect(try await desk.access.reader(token: text, at: AccessDesk.morning) == nil)
    }
  }

  @Test func expiredGrantsAreForgottenAndTheOthersStand() async throws {
    try await AccessDesk.run { desk in
      let old = try await desk.signIn().get()
      let new = try await desk.signIn(at: AccessDesk.minutes(20)).get()

      try await desk.access.endExpiredGrants(at: AccessDesk.minutes(31))

      #expect(try await desk.reader(old, at: AccessDesk.minutes(1)) == nil)
      #expect(try await desk.reader(new, at: AccessDesk.minutes(31)) != nil)
    }
  }

  @Test func aFormTokenIsOfItsOwnGrantAlone() async throws {
    try await AccessDesk.run { desk in
      let (first, second) = (try await desk.signIn().get(), try await desk.signIn().get())
      let one = try #require(try await desk.reader(first))
      let other = try #require(try await desk.reader(second))

      #expect(one.made(formToken: one.formToken))
      #expect(!one.made(formToken: other.formToken))
      #expect(!one.made(formToken: ""))
      #expect(!one.made(formToken: String(one.formToken.dropLast(2))))
      #expect(one.formToken != first.token.text)
    }
  }
}
