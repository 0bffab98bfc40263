import EvaluationStore

/// A sign-in that was granted.
package struct SignedIn: Hashable, Sendable {
  /// To be given to the browser once, in a secure, http-only, same-site cookie.
  package let token: AccessToken
  package let account: AccountName
}

/// Why somebody was not signed in. Says nothing of whether there is such an account.
package enum SignInRefusal: String, Error, Hashable, Sendable, CaseIterable {
  /// The name is no account's, the account is disabled, or the password is wrong.
  case wrong = "sign-in-wrong"
  /// Too many attempts for this name or from this address.
  case limited = "sign-in-limited"
  /// Too many people sign in at this moment.
  case busy = "sign-in-busy"

  package var code: String { rawValue }

  /// Whether the same attempt may succeed later.
  package var retry: Bool { self != .wrong }
}

/// How many sign-ins are looked at.
package struct SignInLimits: Hashable, Sendable {
  package let perAccount: RateLimit
  package let perAddress: RateLimit

  package init(perAccount: RateLimit, perAddress: RateLimit) {
    self.perAccount = perAccount
    self.perAddress = perAddress
  }

  /// Per account five at once, then one in two minutes; per address, behind which a whole office may sit, thirty at once,
  /// then one in ten seconds.
  package static let standard = SignInLimits(
    perAccount: RateLimit(attempts: 5, secondsPerAttempt: 120, keys: 10_000),
    perAddress: RateLimit(attempts: 30, secondsPerAttempt: 10, keys: 10_000))
}
