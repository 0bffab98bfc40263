import Crypto
import EvaluationStore
import RatingModel

/// What an administrator may do to accounts: within the own units, and never more than the own rights.
package struct AccountDesk: Sendable {
  private let accounts: any AccountStore
  private let registry: any RegistryStore
  private let passwords: PasswordWork

  package init(accounts: any AccountStore, registry: any RegistryStore, passwords: PasswordWork = PasswordWork()) {
    self.accounts = accounts
    self.registry = registry
    self.passwords = passwords
  }

  /// Whose eyes and hands, from where, and when.
  package struct Visit: Sendable {
    package let reader: Reader
    package let address: String
    package let time: WallTime
    package let day: CivilDate

    package init(_ reader: Reader, from address: String, at time: WallTime, on day: CivilDate) {
      self.reader = reader
      self.address = address
      self.time = time
      self.day = day
    }
  }

  /// The accounts within the visitor's units, ordered by name; the visitor's own among them.
  package func accounts(for visit: Visit) async throws(StoreFailure) -> [Account] {
    guard visit.reader.may(.manageAccounts) else { return [] }
    let reach = try await reach(of: visit)
    return try await accounts.accounts().filter { Self.belongs($0, to: visit.reader, reach) }
  }

  /// `nil` also for an account elsewhere: whether there is one is not the visitor's business.
  package func account(named name: AccountName, for visit: Visit) async throws(StoreFailure) -> Account? {
    guard visit.reader.may(.manageAccounts), let account = try await accounts.account(named: name) else { return nil }
    return Self.belongs(account, to: visit.reader, try await reach(of: visit)) ? account : nil
  }

  /// Adds an account.
  /// - Returns: its password, to be shown once.
  package func add(
    _ name: AccountName, _ rights: AccountRights, by visit: Visit
  ) async throws(StoreFailure) -> Result<String, AccountProblem> {
    let reach = try await reach(of: visit)
    if let refusal = AccountRules.refusal(of: rights, by: visit.reader.role, within: reach) {
      return .failure(.rights(refusal))
    }
    let password = GeneratedPassword.random()
    guard let hash = await passwords.hash(password) else { return .failure(.busy) }
    let account = Account(
      name: name, password: hash, role: rights.role, roots: rights.roots, clerk: rights.clerk, disabled: false,
      createdAt: visit.time)
    return try await accounts.add(account, by: Self.actor(visit, reach)).map { .failure(.store($0)) }
      ?? .success(password)
  }

  /// - Returns: `nil` when done.
  package func replaceRights(
    of name: AccountName, with rights: AccountRights, by visit: Visit
  ) async throws(StoreFailure) -> AccountProblem? {
    let reach = try await reach(of: visit)
    if let refusal = AccountRules.refusal(of: rights, by: visit.reader.role, within: reach) { return .rights(refusal) }
    return try await accounts.replaceRights(of: name, with: rights, by: Self.actor(visit, reach), at: visit.time)
      .map(AccountProblem.store)
  }

  /// - Returns: `nil` when done.
  package func setDisabled(
    _ disabled: Bool, _ name: AccountName, by visit: Visit
  ) async throws(StoreFailure) -> AccountProblem? {
    guard visit.reader.may(.manageAccounts) else { return .store(.unknown) }
    let actor = Self.actor(visit, try await reach(of: visit))
    return try await accounts.setDisabled(disabled, account: name, by: actor, at: visit.time).map(AccountProblem.store)
  }

  /// Gives an account another password, which is shown once; whoever is signed in with it is signed out. For the own one there is
  /// another way, which asks for the present password.
  package func newPassword(
    for name: AccountName, by visit: Visit
  ) async throws(StoreFailure) -> Result<String, AccountProblem> {
    guard visit.reader.may(.manageAccounts) else { return .failure(.store(.unknown)) }
    guard visit.reader.account != name else { return .failure(.store(.own)) }
    let password = GeneratedPassword.random()
    guard let hash = await passwords.hash(password) else { return .failure(.busy) }
    let actor = Self.actor(visit, try await reach(of: visit))
    return try await accounts.replacePassword(of: name, with: hash, by: actor, at: visit.time)
      .map { .failure(.store($0)) } ?? .success(password)
  }

  /// Whose events the visitor may read in the audit; everything where the visitor's units are all there are.
  package func auditScope(for visit: Visit) async throws(StoreFailure) -> AuditQuery.Scope {
    let reach = try await reach(of: visit)
    let present = try await registry.registry().units.filter { $0.validity.contains(visit.day) }.map(\.code)
    if Set(present).isSubset(of: reach), !present.isEmpty { return .everything }
    let own = try await accounts.accounts().filter { Self.belongs($0, to: visit.reader, reach) }.map(\.name)
    return .within(accounts: Set(own), units: reach)
  }

  /// The visitor's units and all below them, as they stand on the day.
  private func reach(of visit: Visit) async throws(StoreFailure) -> Set<UnitCode> {
    try await registry.subtree(of: visit.reader.roots).units(on: visit.day)
  }

  private static func belongs(_ account: Account, to reader: Reader, _ reach: Set<UnitCode>) -> Bool {
    let anchors = account.rights.anchors
    return account.name == reader.account || (!anchors.isEmpty && anchors.isSubset(of: reach))
  }

  private static func actor(_ visit: Visit, _ reach: Set<UnitCode>) -> AuditActor {
    AuditActor(account: visit.reader.account, address: visit.address, reach: reach)
  }
}

/// Why an account was not changed.
package enum AccountProblem: Error, Hashable, Sendable {
  case rights(AccountRules.Refusal)
  case store(AccountRefusal)
  /// Too many passwords are being worked on.
  case busy

  package var code: String {
    switch self {
    case .rights(let refusal): refusal.code
    case .store(let refusal): refusal.code
    case .busy: PasswordRules.Refusal.busy.code
    }
  }
}

/// A password that nobody chose: 100 random bits, in groups that can be read out.
enum GeneratedPassword {
  static func random() -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    let letters = SymmetricKey(size: .init(bitCount: 160)).withUnsafeBytes { $0.map { alphabet[Int($0 & 31)] } }
    return stride(from: 0, to: letters.count, by: 5).map { String(letters[$0..<$0 + 5]) }.joined(separator: "-")
  }
}
