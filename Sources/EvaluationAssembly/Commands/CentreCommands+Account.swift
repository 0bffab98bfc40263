import EvaluationAccess
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// Adds a manager's account that reads the subtrees of some units.
  /// - Parameter password: `nil` when none could be read.
  package static func addAccount(
    configuration path: String, name: String, units: [String], password: String?, asJSON: Bool
  ) async -> CommandOutcome {
    guard let name = AccountName(name) else { return malformed("name", AccountNameRule.noun) }
    let roots = units.compactMap(UnitCode.init)
    guard roots.count == units.count, !roots.isEmpty else { return malformed("unit", UnitRule.noun) }
    guard let password else { return passwordMissing }
    return await with(configuration: path) { centre in
      let made = await PasswordWork().account(
        named: name, password: password, role: .manager, roots: Set(roots), at: centre.clock.now())
      switch made {
      case .failure(let refusal): return badInput(refusal.code, "The password is not taken.", hint: refusal.hint)
      case .success(let account):
        if let refusal = try await centre.store.add(account) {
          return badInput(refusal.code, "The account was not added.", hint: refusal.hint)
        }
        return outcome(account, asJSON)
      }
    }
  }

  static var passwordMissing: CommandOutcome {
    badInput("password-missing", "No password came on standard input.", hint: "Give it as one line.")
  }

  private static func outcome(_ account: Account, _ asJSON: Bool) -> CommandOutcome {
    struct Answer: Encodable {
      let account: String
      let role: String
      let units: [UnitCode]
    }
    let units = account.roots.sorted()
    guard !asJSON else {
      return CommandOutcome(json: Answer(account: account.name.text, role: account.role.rawValue, units: units))
    }
    return CommandOutcome(
      text: "\(account.name) now reads the reports of \(units.map(\.text).joined(separator: ", ")) and all units below."
    )
  }
}
