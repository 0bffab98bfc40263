import RatingModel

/// What stands between a sign-in and its end. The token itself is only in the browser.
package struct AccessGrant: Hashable, Sendable {
  package static let mostPerAccount = 16

  /// SHA-256 of the token, 64 lower-case hexadecimal digits.
  package let tokenHash: String
  package let account: AccountName
  package let issuedAt: WallTime
  package let lastUsedAt: WallTime

  package init(tokenHash: String, account: AccountName, issuedAt: WallTime, lastUsedAt: WallTime) {
    self.tokenHash = tokenHash
    self.account = account
    self.issuedAt = issuedAt
    self.lastUsedAt = lastUsedAt
  }
}

/// A grant with the account as it is now.
package struct GrantedAccount: Hashable, Sendable {
  package let grant: AccessGrant
  package let account: Account

  package init(grant: AccessGrant, account: Account) {
    self.grant = grant
    self.account = account
  }
}

/// One event of the trail of sign-ins, tokens and PINs. Holds no password, and no name that is no account's: people type
/// passwords there.
package struct AccessEvent: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case signedIn, signedOut
    case wrongPassword
    /// The name is no account's.
    case unknownName
    case accountDisabled
    /// The first attempt that a limit turned away; those that follow at once are not recorded.
    case limited
    /// A token of the centre's API was issued, or ended.
    case tokenIssued, tokenRevoked
    /// Somebody showed a wrong secret, or a revoked token, under the name of one.
    case tokenWrong
    /// A clerk on the page of a counter.
    case clerkSignedIn, clerkSignedOut, clerkWrongSecret
    /// The code is no clerk's whom the registry names.
    case clerkUnknown
    /// The counter is none of the clerk's unit or of those below it.
    case clerkElsewhere
    /// A clerk's PIN or badge was put in place, or taken away.
    case clerkSecretSet, clerkSecretRemoved
    /// An integrity event was closed; by whom and why stands with the event.
    case integrityEventClosed
    /// The centre was restored from a backup: every kiosk sends everything again.
    case epochRenewed
    /// The centre signs with another key from then on.
    case centreKeyReplaced
  }

  package let kind: Kind
  package let account: AccountName?
  /// The token's name, where the event is about one.
  package let caller: CallerName?
  /// Where the event is about a clerk whom the registry names.
  package let clerk: ClerkID?
  /// Network address as the transport knows it, at most 64 characters; `command line` for what was done there.
  package let address: String
  package let time: WallTime

  package init(
    kind: Kind, account: AccountName?, caller: CallerName? = nil, clerk: ClerkID? = nil, address: String, time: WallTime
  ) {
    self.kind = kind
    self.account = account
    self.caller = caller
    self.clerk = clerk
    self.address = address
    self.time = time
  }
}
