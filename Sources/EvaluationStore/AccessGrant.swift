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

/// One event of the trail of sign-ins. Holds no password, and no name that is no account's: people type passwords there.
package struct AccessEvent: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case signedIn, signedOut
    case wrongPassword
    /// The name is no account's.
    case unknownName
    case accountDisabled
    /// The first attempt that a limit turned away; those that follow at once are not recorded.
    case limited
  }

  package let kind: Kind
  package let account: AccountName?
  /// Network address as the transport knows it, at most 64 characters.
  package let address: String
  package let time: WallTime

  package init(kind: Kind, account: AccountName?, address: String, time: WallTime) {
    self.kind = kind
    self.account = account
    self.address = address
    self.time = time
  }
}
