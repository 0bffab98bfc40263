import ClerkPage
import EvaluationStore
import NetworkAddresses
import RatingModel

/// Signs clerks in and out on the centre's page of a counter: one at a time at each counter.
///
/// Times are monotonic, the day is the civil one. What is granted lives in memory alone: a restart ends it.
package actor ClerkAccess {
  /// A counter, by whose page somebody comes.
  package struct Place: Hashable, Sendable {
    package let unit: UnitCode
    package let counter: CounterCode

    package init(unit: UnitCode, counter: CounterCode) {
      self.unit = unit
      self.counter = counter
    }
  }

  /// Who is signed in.
  package struct Holder: Sendable {
    package let clerk: ClerkID
    /// As it was when the clerk last did something.
    package let standing: ClerkStanding
    package let token: AccessToken

    /// To be put into every form.
    package var formToken: String { token.formToken }

    /// Compares in constant time.
    package func made(formToken text: String) -> Bool { token.isFormToken(text) }
  }

  private struct Grant {
    var holder: Holder
    let issuedAt: Instant
    var usedAt: Instant

    func stands(at now: Instant) -> Bool {
      now < usedAt.adding(seconds: GrantLimits.idleSeconds)
        && now < issuedAt.adding(seconds: GrantLimits.longestSeconds)
    }
  }

  /// Behind one address a whole office may sit.
  package static let freeFailuresOfAddress = 30
  private static let mostKeys = 10_000

  private let clerks: any ClerkStore
  private let trail: any AccountStore
  private let secrets: PasswordWork
  private var codes = SignInLimiter(mostKeys: mostKeys)
  private var addresses = SignInLimiter(freeFailures: freeFailuresOfAddress, mostKeys: mostKeys)
  /// No more than there are counters.
  private var grants: [Place: Grant] = [:]

  package init(clerks: any ClerkStore, trail: any AccountStore, secrets: PasswordWork = PasswordWork()) {
    self.clerks = clerks
    self.trail = trail
    self.secrets = secrets
  }

  /// When somebody tries to sign in.
  package struct Moment: Sendable {
    package let now: Instant
    package let time: WallTime
    package let day: CivilDate

    package init(now: Instant, time: WallTime, day: CivilDate) {
      self.now = now
      self.time = time
      self.day = day
    }
  }

  /// Looks at what somebody typed. Who was signed in at this counter before is so no longer.
  ///
  /// A clerk is let in whom the registry names on that day, at a counter that it names, of the unit that issued the clerk's
  /// code or of one below it. Everybody else gets the answer of a wrong PIN, after the same work.
  /// - Parameters:
  ///   - clerk: Whom the typed code names; `nil` for what can be no clerk.
  ///   - address: Of the browser, as the transport knows it.
  package func signIn(
    _ clerk: ClerkID?, secret: String, at place: Place, from address: String, _ moment: Moment
  ) async throws(StoreFailure) -> Result<AccessToken, SignInRefusal> {
    let (code, network) = (clerk?.description ?? "-", AddressKey.text(address))
    guard addresses.admits(network, at: moment.now), codes.admits(code, at: moment.now) else {
      return .failure(.limited)
    }
    let standing: ClerkStanding? =
      if let clerk { try await standing(of: clerk, at: place, on: moment.day) } else { nil }
    // Both are looked at in any case: the time tells neither which of them fitted nor which there is.
    let isPIN = await secrets.matches(secret, standing?.pin)
    let isBadge = await secrets.matches(secret, standing?.badge)
    guard let isPIN, let isBadge else {
      addresses.forgive(network)
      codes.forgive(code)
      return .failure(.busy)
    }
    let kind = Self.event(standing, isRight: isPIN || isBadge)
    let known = standing?.clerkName == nil ? nil : clerk
    try await trail.record(
      AccessEvent(kind: kind, account: nil, clerk: known, address: address, time: moment.time))
    guard kind == .clerkSignedIn, let clerk, let standing else { return .failure(.wrong) }
    addresses.forgive(network)
    codes.forget(code)
    let token = AccessToken.random()
    grants = grants.filter { $0.value.stands(at: moment.now) }
    grants[place] = Grant(
      holder: Holder(clerk: clerk, standing: standing, token: token), issuedAt: moment.now, usedAt: moment.now)
    return .success(token)
  }

  /// Who shows the token at this counter, if it still grants anything.
  ///
  /// - Parameters:
  ///   - text: As the browser sent it; anything may stand in it.
  ///   - isUse: Whether it keeps the clerk signed in: then it is looked at anew whether the clerk may be. What a page asks
  ///     for by itself is none.
  package func holder(
    showing text: String, at place: Place, isUse: Bool, now: Instant, day: CivilDate
  ) async throws(StoreFailure) -> Holder? {
    guard let grant = grants[place], grant.holder.token.isShown(by: text) else { return nil }
    guard grant.stands(at: now) else {
      grants[place] = nil
      return nil
    }
    guard isUse else { return grant.holder }
    let (before, clerk) = (grant.holder.standing, grant.holder.clerk)
    let standing = try await standing(of: clerk, at: place, on: day)
    // Somebody else may have signed in meanwhile.
    guard grants[place]?.holder.token == grant.holder.token else { return nil }
    guard standing.isPermitted, (standing.pin, standing.badge) == (before.pin, before.badge) else {
      grants[place] = nil
      return nil
    }
    let holder = Holder(clerk: clerk, standing: standing, token: grant.holder.token)
    grants[place]?.holder = holder
    grants[place]?.usedAt = now
    return holder
  }

  /// Ends what the holder was granted.
  package func signOut(
    _ holder: Holder, at place: Place, from address: String, time: WallTime
  ) async throws(StoreFailure) {
    guard grants[place]?.holder.token == holder.token else { return }
    grants[place] = nil
    try await trail.record(
      AccessEvent(kind: .clerkSignedOut, account: nil, clerk: holder.clerk, address: address, time: time))
  }

  private func standing(
    of clerk: ClerkID, at place: Place, on day: CivilDate
  ) async throws(StoreFailure) -> ClerkStanding {
    try await clerks.clerkStanding(of: clerk, unit: place.unit, counter: place.counter, on: day)
  }

  private static func event(_ standing: ClerkStanding?, isRight: Bool) -> AccessEvent.Kind {
    guard let standing, standing.clerkName != nil else { return .clerkUnknown }
    guard standing.isPermitted else { return .clerkElsewhere }
    return isRight ? .clerkSignedIn : .clerkWrongSecret
  }
}

extension ClerkStanding {
  /// Whether the clerk may run sessions at the counter.
  fileprivate var isPermitted: Bool { clerkName != nil && counter.isWithin && counter.isNamed }
}
