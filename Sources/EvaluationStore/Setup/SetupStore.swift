import RatingModel

/// How far the first day of a centre is.
package enum SetupState: Hashable, Sendable {
  /// There was an account before anybody asked: nothing to set up by a page.
  case never
  /// Open to whoever has the code, while there is no account; then to who signs in with one.
  case open
  /// Over for good.
  case done
}

/// The first day of a centre.
package protocol SetupStore: Sendable {
  /// Opens the page of the first day, where there is no account and it is not over, to whoever has the code of this hash.
  /// - Returns: whether it is open to it.
  func offerSetup(codeHash: String, at time: WallTime) async throws(StoreFailure) -> Bool

  func setupState() async throws(StoreFailure) -> SetupState

  /// Whether a code of that hash opens the page: while there is no account.
  func opensSetup(codeHash: String) async throws(StoreFailure) -> Bool

  /// Adds the first account, as long as there is none, and forgets the codes.
  /// - Returns: `nil` when done; ``AccountRefusal/exists`` where somebody was faster.
  func addFirst(_ account: Account, by actor: AuditActor) async throws(StoreFailure) -> AccountRefusal?

  /// The page is gone for good.
  func endSetup(by actor: AuditActor, at time: WallTime) async throws(StoreFailure)
}
