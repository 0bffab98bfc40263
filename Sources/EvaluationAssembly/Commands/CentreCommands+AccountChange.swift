import EvaluationAccess
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// Shuts an account out, or lets it in again. Whoever is signed in with it is signed out at once.
  package static func setDisabled(
    _ disabled: Bool, configuration path: String, name: String, asJSON: Bool
  ) async -> CommandOutcome {
    guard let name = AccountName(name) else { return malformed("name", AccountNameRule.noun) }
    return await with(configuration: path) { centre in
      if let refusal = try await centre.store.setDisabled(
        disabled, account: name, by: centre.actor, at: centre.clock.now())
      {
        return unchanged(refusal)
      }
      return outcome(
        name, disabled ? "disabled" : "enabled",
        disabled ? "\(name) may not sign in any more." : "\(name) may sign in again.", asJSON)
    }
  }

  /// Puts another password in place. Whoever is signed in with the old one is signed out at once.
  /// - Parameter password: `nil` when none could be read.
  package static func replacePassword(
    configuration path: String, name: String, password: String?, asJSON: Bool
  ) async -> CommandOutcome {
    guard let name = AccountName(name) else { return malformed("name", AccountNameRule.noun) }
    guard let password else { return passwordMissing }
    return await with(configuration: path) { centre in
      switch await PasswordWork().hash(password, for: name) {
      case .failure(let refusal): return badInput(refusal.code, "The password is not taken.", hint: refusal.hint)
      case .success(let hash):
        if let refusal = try await centre.store.replacePassword(
          of: name, with: hash, by: centre.actor, at: centre.clock.now())
        {
          return unchanged(refusal)
        }
        return outcome(name, "password-replaced", "\(name) has another password.", asJSON)
      }
    }
  }

  /// Gives an account another role, other units or another clerk; at once, also where it is signed in.
  package static func replaceRights(
    configuration path: String, name: String, role: String, units: [String], clerk: String?, asJSON: Bool
  ) async -> CommandOutcome {
    guard let name = AccountName(name) else { return malformed("name", AccountNameRule.noun) }
    switch rights(role: role, units: units, clerk: clerk) {
    case .failure(let refusal): return refusal.outcome
    case .success(let rights):
      return await with(configuration: path) { centre in
        let refusal = try await centre.store.replaceRights(
          of: name, with: rights, by: centre.actor, at: centre.clock.now())
        if let refusal { return unchanged(refusal) }
        return outcome(name, "rights-replaced", "\(name) is now \(rights.text).", asJSON)
      }
    }
  }

  private static func unchanged(_ refusal: AccountRefusal) -> CommandOutcome {
    badInput(refusal.code, "The account was not changed.", hint: refusal.hint)
  }

  private static func outcome(
    _ name: AccountName, _ status: String, _ text: String, _ asJSON: Bool
  ) -> CommandOutcome {
    struct Answer: Encodable {
      let account: String
      let status: String
    }
    return asJSON ? CommandOutcome(json: Answer(account: name.text, status: status)) : CommandOutcome(text: text)
  }
}
