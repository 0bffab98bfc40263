import EvaluationStore
import RatingModel

extension PasswordWork {
  /// An account ready to be added to the store, or why its password is not taken.
  package func account(
    named name: AccountName, password: String, role: AccountRole, roots: Set<UnitCode>, at time: WallTime
  ) async -> Result<Account, PasswordRules.Refusal> {
    await account(named: name, password: password, rights: AccountRights(role: role, roots: roots), at: time)
  }

  /// An account with these rights, ready to be added, or why its password is not taken.
  package func account(
    named name: AccountName, password: String, rights: AccountRights, at time: WallTime
  ) async -> Result<Account, PasswordRules.Refusal> {
    await hash(password, for: name).map {
      Account(
        name: name, password: $0, role: rights.role, roots: rights.roots, clerk: rights.clerk, disabled: false,
        createdAt: time)
    }
  }

  /// A password ready to be kept for the account, or why it is not taken.
  package func hash(
    _ password: String, for name: AccountName
  ) async -> Result<PasswordHash, PasswordRules.Refusal> {
    if let refusal = PasswordRules.refusal(of: password, for: name) { return .failure(refusal) }
    guard let hash = await hash(password) else { return .failure(.busy) }
    return .success(hash)
  }
}
