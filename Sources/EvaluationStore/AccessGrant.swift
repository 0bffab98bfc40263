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
