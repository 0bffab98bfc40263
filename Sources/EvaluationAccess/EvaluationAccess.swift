// EvaluationAccess: who may sign in, what a reader may see, which program may call the centre's API, and which clerk may
// run sessions on its page of a counter.
//
// What comes in: names, passwords and tokens as a browser sent them, its address, and the time. What goes out: grants,
// refusals with a stable code, and the units that may be read.
//
// What is promised:
// - A sign-in does the same work and answers the same for a name that is no account's, or a disabled one, as for a wrong
//   password: nobody learns who has an account.
// - A password is kept as scrypt with a salt of its own; a token as its SHA-256; a form's token is bound to the grant.
// - A grant ends after 30 minutes without use, after 12 hours in any case, at sign-out, with another password, and when
//   the account is disabled.
// - Attempts are limited per account and per address (of IPv6 per network of 64 bits) before a password is looked at, in
//   bounded memory.
// - Every attempt that was looked at, and the first of those that were turned away, is in the audit. No password is, and
//   no name that is no account's.
// - What each role may do is one table (`AccountRole.permissions`). An administrator changes accounts within the own units
//   alone, gives nobody more than the own role and units have, and changes neither the own role nor the last administrator's.
// - A program shows a token that was printed once and is kept as the SHA-256 of its secret, which is compared in constant
//   time. It reaches its unit and those below it on that day, with their counters, and has scopes, none of which grants another's
//   but the one of sessions their state; a revoked one, or one whose time is over, opens nothing. Wrong ones are limited per name and address; a right one is never locked out by wrong ones of another name.
// - A clerk runs sessions at a counter of the unit that issued the clerk's code, or of one below it, on days on which the
//   registry names both; an unknown clerk, one of another unit and a wrong PIN get the same answer after the same work.
//   Failures lock a clerk's code and an address, for longer each time. One clerk at a time at a counter; removed from the
//   registry or given another PIN, a clerk does nothing more there.
// - Whoever reads reports reads the subtrees of the own root units as they stood day by day: of a unit that went over
//   the days on which it belonged, whatever period is asked for. Beside that the pasts of units that were merged into one of them,
//   with all below these then (`UnitReach`); the past of a unit that was split stays with whoever stood above it. Nothing else.
//
// Limits: `SignInLimits`, `GrantLimits`, `PasswordRules`. One password is worked on at a time (32 MiB of memory), a few
// wait; the next is refused with a hint to try again. Of clerks likewise, on a thread of
// its own. `ClerkAccess` holds one grant per counter in memory.
//
// Faults survived: a restart forgets the attempts counted so far and the clerks who are signed in, not the managers' grants. A clock that is set back gives back
// no attempts and locks nobody out; a grant lasts longer by as much.
import EvaluationStore
import Foundation
import NetworkAddresses
import RatingModel

/// Signs people in and out, and answers what the holder of a token may read.
///
/// Times come from the caller; the store keeps everything but the counted attempts.
package actor EvaluationAccess {
  let accounts: any AccountStore
  let registry: any RegistryStore
  let passwords: PasswordWork
  var accountLimiter: RateLimiter
  private var addressLimiter: RateLimiter
  var refusalLimiter = RateLimiter(EvaluationAccess.refusals)

  package init(
    accounts: any AccountStore, registry: any RegistryStore, limits: SignInLimits = .standard,
    passwords: PasswordWork = PasswordWork()
  ) {
    self.accounts = accounts
    self.registry = registry
    self.passwords = passwords
    accountLimiter = RateLimiter(limits.perAccount)
    addressLimiter = RateLimiter(limits.perAddress)
  }

  /// Looks at a name and password as they were typed.
  /// - Parameter address: of the browser, as the transport knows it.
  /// - Returns: a fresh token to give to the browser, or why not: in the same words for an unknown name, a disabled
  ///   account and a wrong password.
  package func signIn(
    name: String, password: String, from address: String, at time: WallTime
  ) async throws(StoreFailure) -> Result<SignedIn, SignInRefusal> {
    let known = AccountName(name.lowercased().trimmingCharacters(in: .whitespaces))
    guard try await admit(known, from: address, at: time) else { return .failure(.limited) }
    let account: Account? = if let known { try await accounts.account(named: known) } else { nil }
    guard let matches = await passwords.matches(password, account?.password) else { return .failure(.busy) }

    let kind: AccessEvent.Kind =
      switch account {
      case nil: .unknownName
      case .some(let account) where account.disabled: .accountDisabled
      case .some: matches ? .signedIn : .wrongPassword
      }
    try await accounts.record(AccessEvent(kind: kind, account: account?.name, address: address, time: time))
    guard kind == .signedIn, let account else { return .failure(.wrong) }

    accountLimiter.forget(account.name.text)
    let token = AccessToken.random()
    try await accounts.keep(
      AccessGrant(tokenHash: token.hash, account: account.name, issuedAt: time, lastUsedAt: time))
    return .success(SignedIn(token: token, account: account.name))
  }

  /// Who holds the token, if it still grants anything; counts as use.
  /// - Parameter token: as the browser sent it; anything may stand in it.
  package func reader(token text: String, at time: WallTime) async throws(StoreFailure) -> Reader? {
    guard let token = AccessToken(text), let granted = try await accounts.grant(tokenHash: token.hash) else {
      return nil
    }
    guard GrantLimits.stands(granted.grant, at: time) else {
      try await accounts.endGrant(tokenHash: token.hash)
      return nil
    }
    if GrantLimits.isWorthTouching(granted.grant, at: time) {
      try await accounts.touchGrant(tokenHash: token.hash, at: time)
    }
    let account = granted.account
    return Reader(account: account.name, role: account.role, roots: account.roots, clerk: account.clerk, token: token)
  }

  /// Ends the grant of this token; whoever held it.
  package func signOut(_ reader: Reader, from address: String, at time: WallTime) async throws(StoreFailure) {
    try await accounts.endGrant(tokenHash: reader.token.hash)
    try await accounts.record(
      AccessEvent(kind: .signedOut, account: reader.account, address: address, time: time))
  }

  /// The units whose figures the reader may see, each for the days on which it stood below one of the reader's own, and
  /// for no others, whatever period is asked for; empty for a role that reads no report.
  package func readableUnits(of reader: Reader) async throws(StoreFailure) -> UnitDays {
    guard reader.may(.readReport) else { return UnitDays() }
    return try await registry.subtree(of: reader.roots)
  }

  /// Forgets grants that have ended; to be called now and then.
  package func endExpiredGrants(at time: WallTime) async throws(StoreFailure) {
    try await accounts.endGrants(
      issuedBefore: time.adding(seconds: -GrantLimits.longestSeconds),
      unusedSince: time.adding(seconds: -GrantLimits.idleSeconds))
  }

  /// Whether both limiters have an attempt left. A name that cannot be an account's counts for the address alone.
  private func admit(_ name: AccountName?, from address: String, at time: WallTime) async throws(StoreFailure) -> Bool {
    var answers = [addressLimiter.attempt(AddressKey.text(address), at: time)]
    if answers[0].isAdmitted, let name { answers.append(accountLimiter.attempt(name.text, at: time)) }
    if answers.contains(.turnedAway(first: true)) {
      let account: Account? = if let name { try await accounts.account(named: name) } else { nil }
      try await accounts.record(AccessEvent(kind: .limited, account: account?.name, address: address, time: time))
    }
    return answers.allSatisfy(\.isAdmitted)
  }
}
