import RatingModel

/// Who may sign in, who is signed in, and what became of each attempt. The rules are EvaluationAccess's; here it is kept.
package protocol AccountStore: Sendable {
  /// Every account, ordered by name.
  func accounts() async throws(StoreFailure) -> [Account]
  func account(named name: AccountName) async throws(StoreFailure) -> Account?

  /// - Returns: `nil` when done; ``AccountRefusal/exists``, or ``AccountRefusal/unitUnknown`` when the registry never
  ///   named one of the root units.
  func add(_ account: Account) async throws(StoreFailure) -> AccountRefusal?

  /// Puts another password in place and ends every grant of the account.
  func replacePassword(
    of name: AccountName, with password: PasswordHash
  ) async throws(StoreFailure) -> AccountRefusal?

  /// A disabled account keeps its name and its trail; its grants end at once.
  func setDisabled(_ disabled: Bool, account name: AccountName) async throws(StoreFailure) -> AccountRefusal?

  /// Keeps a new grant. At most ``AccessGrant/mostPerAccount`` stand; the oldest makes room.
  func keep(_ grant: AccessGrant) async throws(StoreFailure)
  /// The grant with its account; `nil` when there is none, or the account is disabled.
  func grant(tokenHash: String) async throws(StoreFailure) -> GrantedAccount?
  /// Moves the grant's last use forward, never back.
  func touchGrant(tokenHash: String, at time: WallTime) async throws(StoreFailure)
  func endGrant(tokenHash: String) async throws(StoreFailure)
  /// Ends the grants issued before `issued` or not used since `used`.
  func endGrants(issuedBefore issued: WallTime, unusedSince used: WallTime) async throws(StoreFailure)

  /// Adds to the trail of sign-ins and tokens, which is never changed.
  func record(_ event: AccessEvent) async throws(StoreFailure)
  /// The trail, newest first, at most `limit` events.
  func accessEvents(limit: Int) async throws(StoreFailure) -> [AccessEvent]
}

/// Why an account was not changed.
package enum AccountRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case exists = "account-exists"
  case unknown = "account-unknown"
  case unitUnknown = "account-unit-unknown"

  package var code: String { rawValue }

  package var hint: String {
    switch self {
    case .exists: "Choose another name, or change the password of the present account."
    case .unknown: "Check the name for typing errors."
    case .unitUnknown: "Import the unit first, or check its code for typing errors."
    }
  }
}
