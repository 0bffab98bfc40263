import EvaluationAccess
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// Adds an account.
  /// - Parameters:
  ///   - clerk: for the role `clerk` alone, as `UNIT/STAFF`.
  ///   - password: `nil` when none could be read.
  package static func addAccount(
    configuration path: String, name: String, role: String = AccountRole.head.rawValue, units: [String],
    clerk: String? = nil, password: String?, asJSON: Bool
  ) async -> CommandOutcome {
    guard let name = AccountName(name) else { return malformed("name", AccountNameRule.noun) }
    let rights: AccountRights
    switch self.rights(role: role, units: units, clerk: clerk) {
    case .failure(let refusal): return refusal.outcome
    case .success(let made): rights = made
    }
    guard let password else { return passwordMissing }
    return await with(configuration: path) { centre in
      switch await PasswordWork().account(named: name, password: password, rights: rights, at: centre.clock.now()) {
      case .failure(let refusal): return badInput(refusal.code, "The password is not taken.", hint: refusal.hint)
      case .success(let account):
        if let refusal = try await centre.store.add(account, by: centre.actor) {
          return badInput(refusal.code, "The account was not added.", hint: refusal.hint)
        }
        return asJSON
          ? CommandOutcome(json: AccountLine(account)) : CommandOutcome(text: "\(name) is now \(rights.text).")
      }
    }
  }

  /// Every account with its role and what it is for.
  package static func listAccounts(configuration path: String, asJSON: Bool) async -> CommandOutcome {
    await with(configuration: path) { centre in
      let accounts = try await centre.store.accounts()
      guard !asJSON else { return CommandOutcome(json: accounts.map(AccountLine.init)) }
      return accounts.isEmpty
        ? CommandOutcome(notes: "There is no account yet.")
        : CommandOutcome(
          text: accounts.map { "\($0.name)  \($0.rights.text)\($0.disabled ? "  disabled" : "")" }.joined(
            separator: "\n"))
    }
  }

  static var passwordMissing: CommandOutcome {
    badInput("password-missing", "No password came on standard input.", hint: "Give it as one line.")
  }

  /// What was given for an account's rights.
  static func rights(role: String, units: [String], clerk: String?) -> Result<AccountRights, RightsRefused> {
    guard let role = AccountRole(rawValue: role) else {
      let roles = AccountRole.allCases.map(\.rawValue).joined(separator: ", ")
      return .failure(RightsRefused(malformed("role", "role (\(roles))")))
    }
    let roots = units.compactMap(UnitCode.init)
    guard roots.count == units.count else { return .failure(RightsRefused(malformed("unit", UnitRule.noun))) }
    let named = clerk.map { ClerkID($0) }
    if let named, named == nil { return .failure(RightsRefused(malformed("clerk", "clerk, as UNIT/STAFF"))) }
    let rights = AccountRights(role: role, roots: Set(roots), clerk: named.flatMap(\.self))
    if let refusal = AccountRules.refusal(of: rights) {
      return .failure(RightsRefused(badInput(refusal.code, "The rights do not fit together.", hint: refusal.hint)))
    }
    return .success(rights)
  }

  struct RightsRefused: Error {
    let outcome: CommandOutcome
    init(_ outcome: CommandOutcome) { self.outcome = outcome }
  }
}

extension AccountRights {
  /// `head of H56.14 and all units below`, for a terminal.
  fileprivate func reach() -> String {
    clerk.map(\.description) ?? "\(roots.sorted().map(\.text).joined(separator: ", ")) and all units below"
  }

  var text: String { "\(role.rawValue) of \(reach())" }
}

/// An account, as it is printed.
private struct AccountLine: Encodable {
  let account: String
  let role: String
  let units: [UnitCode]
  /// Absent but for a clerk's account.
  let clerk: String?
  /// Absent for an account that may sign in.
  let disabled: Bool?

  init(_ account: Account) {
    self.account = account.name.text
    role = account.role.rawValue
    units = account.roots.sorted()
    clerk = account.clerk?.description
    disabled = account.disabled ? true : nil
  }
}
