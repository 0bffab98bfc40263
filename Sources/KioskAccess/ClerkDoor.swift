import ClerkPage
import NetworkAddresses
import RatingModel

/// Why somebody was not signed in. Says nothing of whether there is such a clerk.
package enum SignInRefusal: String, Error, Hashable, Sendable, CaseIterable {
  /// The clerk is unknown or has no PIN, or the PIN is wrong.
  case wrong = "sign-in-wrong"
  /// Too many failures for this code or from this address.
  case limited = "sign-in-limited"
  /// Too many sign in at this moment.
  case busy = "sign-in-busy"

  package var code: String { rawValue }
}

/// Signs clerks in and out at one counter: one at a time.
package actor ClerkDoor {
  /// Without use.
  package static let idleSeconds = 30 * 60
  /// In any case.
  package static let longestSeconds = 12 * 3600

  /// Who is signed in.
  package struct Holder: Sendable {
    package let clerk: ClerkID
    package let token: ClerkToken
  }

  private struct Grant {
    let holder: Holder
    let issuedAt: Instant
    var usedAt: Instant
  }

  private let keys: [ClerkID: ClerkKey]
  private let work: SecretWork
  private var codes = SignInLimiter()
  private var addresses = SignInLimiter()
  private var grant: Grant?

  /// - Parameter logarithm: The work that a clerk who is unknown costs; less than the standard only where a test must be
  ///   quick.
  package init(keys: [ClerkKey], logarithm: Int = SecretHash.standardLogarithm) {
    self.keys = Dictionary(keys.map { ($0.clerk, $0) }, uniquingKeysWith: { first, _ in first })
    work = SecretWork(logarithm: logarithm)
  }

  /// Looks at what somebody typed. Who was signed in before is so no longer.
  ///
  /// - Parameters:
  ///   - clerk: Whom the typed code names; `nil` for what can be no clerk.
  ///   - address: Of the browser, as the transport knows it.
  package func signIn(
    _ clerk: ClerkID?, secret: String, from address: String, at now: Instant
  ) async -> Result<ClerkToken, SignInRefusal> {
    let (code, place) = (clerk?.description ?? "-", AddressKey.text(address))
    guard addresses.admits(place, at: now), codes.admits(code, at: now) else { return .failure(.limited) }
    guard let isRight = await work.matches(secret, clerk.flatMap { keys[$0] }) else {
      addresses.forgive(place)
      codes.forgive(code)
      return .failure(.busy)
    }
    guard isRight, let clerk else { return .failure(.wrong) }
    addresses.forgive(place)
    codes.forget(code)
    let token = ClerkToken.random()
    grant = Grant(holder: Holder(clerk: clerk, token: token), issuedAt: now, usedAt: now)
    return .success(token)
  }

  /// Who shows the token, if it still grants anything.
  ///
  /// - Parameters:
  ///   - text: As the browser sent it; anything may stand in it.
  ///   - isUse: Whether it keeps the clerk signed in. What a page asks for by itself is none.
  package func holder(showing text: String, at now: Instant, isUse: Bool) -> Holder? {
    guard let grant, grant.holder.token.isShown(by: text) else { return nil }
    guard now < grant.usedAt.adding(seconds: Self.idleSeconds),
      now < grant.issuedAt.adding(seconds: Self.longestSeconds)
    else {
      self.grant = nil
      return nil
    }
    if isUse { self.grant?.usedAt = now }
    return grant.holder
  }

  /// Ends what the token grants.
  package func signOut(showing text: String) {
    if grant?.holder.token.isShown(by: text) == true { grant = nil }
  }
}
