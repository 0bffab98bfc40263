import RatingModel

/// Who may sign in, who is signed in, and, in the audit, what became of each attempt. The rules are EvaluationAccess's; here it is kept.
package protocol AccountStore: AuditStore {
  /// Every account, ordered by name.
  func accounts() async throws(StoreFailure) -> [Account]
  func account(named name: AccountName) async throws(StoreFailure) -> Account?

  /// - Returns: `nil` when done; ``AccountRefusal/exists``, ``AccountRefusal/unitUnknown`` when the registry never named
  ///   one of the root units, or ``AccountRefusal/clerkUnknown``.
  func add(_ account: Account, by actor: AuditActor) async throws(StoreFailure) -> AccountRefusal?

  /// Puts another password in place and ends every grant of the account. An account that the actor does not reach is
  /// unknown to it, here and below.
  func replacePassword(
    of name: AccountName, with password: PasswordHash, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> AccountRefusal?

  /// A disabled account keeps its name and its trail; its grants end at once. Nobody does it to the own account, nor to the
  /// last administrator that may sign in.
  func setDisabled(
    _ disabled: Bool, account name: AccountName, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> AccountRefusal?

  /// Gives the account another role, other units or another clerk; at once, also where it is signed in. Nobody does it to the
  /// own account, nor takes the role from the last administrator that may sign in.
  func replaceRights(
    of name: AccountName, with rights: AccountRights, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> AccountRefusal?

  /// Keeps a new grant. At most ``AccessGrant/mostPerAccount`` stand; the oldest makes room.
  func keep(_ grant: AccessGrant) async throws(StoreFailure)
  /// The grant with its account; `nil` when there is none, or the account is disabled.
  func grant(tokenHash: String) async throws(StoreFailure) -> GrantedAccount?
  /// Moves the grant's last use forward, never back.
  func touchGrant(tokenHash: String, at time: WallTime) async throws(StoreFailure)
  func endGrant(tokenHash: String) async throws(StoreFailure)
  /// Ends the grants issued before `issued` or not used since `used`.
  func endGrants(issuedBefore issued: WallTime, unusedSince used: WallTime) async throws(StoreFailure)
}

/// Why an account was not changed.
package enum AccountRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case exists = "account-exists"
  case unknown = "account-unknown"
  case unitUnknown = "account-unit-unknown"
  case clerkUnknown = "account-clerk-unknown"
  /// The actor's own.
  case own = "account-own"
  case lastAdministrator = "account-last-administrator"

  package var code: String { rawValue }

  package var hint: String {
    switch self {
    case .exists: "Choose another name, or change the password of the present account."
    case .unknown: "Check the name for typing errors."
    case .unitUnknown: "Import the unit first, or check its code for typing errors."
    case .clerkUnknown: "Import the clerk first, or check unit and staff code for typing errors."
    case .own: "Let another administrator do it."
    case .lastAdministrator: "Add another administrator first."
    }
  }
}
