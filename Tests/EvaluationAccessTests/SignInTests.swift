import EvaluationStore
import Foundation
import NetworkAddresses
import RatingModel
import Testing

@testable import EvaluationAccess

@Suite("Signing in")
struct SignInTests {
  @Test func theRightPasswordGrantsATokenThatReads() async throws {
    try await AccessDesk.run { desk in
      let signedIn = try await desk.signIn().get()

      let reader = try #require(try await desk.reader(signedIn))
      #expect(reader.account == signedIn.account)
      #expect(reader.role == .head)
      #expect(try reader.roots == [AccessDesk.unit("H56")])
      #expect(try await desk.trail() == [.signedIn])
    }
  }

  @Test func everyKindOfWrongIsAnsweredInTheSameWords() async throws {
    try await AccessDesk.run { desk in
      let wrongPassword = try await desk.signIn("ha.nguyen", "một câu khác hẳn")
      let unknownName = try await desk.signIn("khong.co", AccessDesk.password)
      let noName = try await desk.signIn("Không phải tên!", AccessDesk.password)
      _ = try await desk.store.setDisabled(
        true, account: try AccessDesk.name("ha.nguyen"), by: .commandLine(claimedBy: nil), at: AccessDesk.morning)
      let disabled = try await desk.signIn()

      #expect([wrongPassword, unknownName, noName, disabled].allSatisfy { $0 == .failure(.wrong) })
      #expect(try await desk.trail() == [.wrongPassword, .unknownName, .unknownName, .accountDisabled])
    }
  }

  @Test func theTrailHoldsNoNameThatIsNoAccounts() async throws {
    try await AccessDesk.run { desk in
      _ = try await desk.signIn("mat.khau.cua.toi", "x")

      let event = try #require(try await desk.store.accessEvents(limit: 1).first)
      #expect(event.account == nil)
      #expect(event.address == "10.0.0.7")
    }
  }

  @Test func aNameIsTakenWithoutRegardToCaseAndBlanks() async throws {
    try await AccessDesk.run { desk async throws in
      #expect(try await desk.signIn(" Ha.Nguyen ").get().account.text == "ha.nguyen")
    }
  }

  @Test func thePasswordIsTheSameInEveryUnicodeForm() async throws {
    try await AccessDesk.run { desk async throws in
      let decomposed = AccessDesk.password.decomposedStringWithCanonicalMapping

      #expect(Array(decomposed.utf8) != Array(AccessDesk.password.utf8))
      #expect(try await desk.signIn("ha.nguyen", decomposed).get().account.text == "ha.nguyen")
    }
  }

  @Test func tooManyAttemptsForOneNameAreTurnedAwayWhereverTheyComeFrom() async throws {
    let limits = SignInLimits(
      perAccount: RateLimit(attempts: 2, secondsPerAttempt: 60, keys: 10),
      perAddress: RateLimit(attempts: 100, secondsPerAttempt: 60, keys: 10))
    try await AccessDesk.run(limits: limits) { desk in
      for number in 0..<2 { _ = try await desk.signIn("ha.nguyen", "sai", from: "10.0.0.\(number)") }

      let right = try await desk.signIn(from: "10.0.0.9")
      let again = try await desk.signIn(from: "10.0.0.9")
      let later = try await desk.signIn(at: AccessDesk.minutes(1))

      #expect(right == .failure(.limited))
      #expect(again == .failure(.limited))
      #expect(later.isSuccess)
      #expect(try await desk.trail() == [.wrongPassword, .wrongPassword, .limited, .signedIn])
    }
  }

  @Test func aNameThatIsNoAccountsIsLimitedLikeAnyOther() async throws {
    let limits = SignInLimits(
      perAccount: RateLimit(attempts: 1, secondsPerAttempt: 60, keys: 10),
      perAddress: RateLimit(attempts: 100, secondsPerAttempt: 60, keys: 10))
    try await AccessDesk.run(limits: limits) { desk in
      _ = try await desk.signIn("khong.co", "sai")

      #expect(try await desk.signIn("khong.co", "sai") == .failure(.limited))
      #expect(try await desk.store.accessEvents(limit: 1).first?.account == nil)
    }
  }

  @Test func addressesOfOneNetworkOfASubscriberAreLimitedTogether() async throws {
    let limits = SignInLimits(
      perAccount: RateLimit(attempts: 100, secondsPerAttempt: 60, keys: 10),
      perAddress: RateLimit(attempts: 2, secondsPerAttempt: 60, keys: 10))
    try await AccessDesk.run(limits: limits) { desk in
      for number in 1...2 { _ = try await desk.signIn("ha.nguyen", "sai", from: "2001:db8:0:1::\(number)") }

      #expect(try await desk.signIn(from: "2001:db8:0:1:ffff:ffff:ffff:ffff") == .failure(.limited))
      #expect(try await desk.store.accessEvents(limit: 1).first?.address == "2001:db8:0:1:ffff:ffff:ffff:ffff")
      #expect(try await desk.signIn(from: "2001:db8:0:2::1").isSuccess)
    }
  }

  @Test(arguments: [
    ("10.0.0.7", "10.0.0.7"), ("::ffff:10.0.0.7", "10.0.0.7"), ("2001:db8:0:1::7", "20:1:d:b8:0:0:0:1/64"),
    ("fe80::1%eth0", "fe:80:0:0:0:0:0:0/64"), ("unknown", "unknown"),
  ])
  func anAddressIsLimitedByWhatItsSubscriberHas(address: String, key: String) {
    #expect(AddressKey.text(address) == key)
  }

  @Test func tooManyAttemptsFromOneAddressAreTurnedAwayWhateverTheName() async throws {
    let limits = SignInLimits(
      perAccount: RateLimit(attempts: 100, secondsPerAttempt: 60, keys: 10),
      perAddress: RateLimit(attempts: 2, secondsPerAttempt: 60, keys: 10))
    try await AccessDesk.run(limits: limits) { desk in
      for name in ["a", "b"] { _ = try await desk.signIn(name, "sai") }

      #expect(try await desk.signIn() == .failure(.limited))
      #expect(try await desk.signIn(from: "10.0.0.8").isSuccess)
    }
  }

  @Test func aSignInThatSucceedsGivesTheNameItsAttemptsBack() async throws {
    let limits = SignInLimits(
      perAccount: RateLimit(attempts: 2, secondsPerAttempt: 60, keys: 10),
      perAddress: RateLimit(attempts: 100, secondsPerAttempt: 60, keys: 10))
    try await AccessDesk.run(limits: limits) { desk in
      _ = try await desk.signIn("ha.nguyen", "sai")
      #expect(try await desk.signIn().isSuccess)

      _ = try await desk.signIn("ha.nguyen", "sai")
      #expect(try await desk.signIn().isSuccess)
    }
  }

  @Test func whereNoOneCanBeServedTheAnswerIsToTryAgainAndNothingIsGranted() async throws {
    try await AccessDesk.run(passwords: PasswordWork(mostWaiting: 0)) { desk async throws in
      #expect(try await desk.signIn() == .failure(.busy))
      #expect(try await desk.trail().isEmpty)
    }
  }

  @Test func onlyTheHashOfATokenIsKept() async throws {
    try await AccessDesk.run { desk in
      let token = try await desk.signIn().get().token

      #expect(token.text.count == 64)
      #expect(try await desk.store.grant(tokenHash: token.text) == nil)
    }
  }

  @Test func everyRefusalHasACodeAndOnlyAWrongPasswordIsNotWorthRepeating() {
    #expect(SignInRefusal.allCases.map(\.code) == ["sign-in-wrong", "sign-in-limited", "sign-in-busy"])
    #expect(SignInRefusal.allCases.filter { !$0.retry } == [.wrong])
  }
}

extension Result {
  var isSuccess: Bool { if case .success = self { true } else { false } }
}
