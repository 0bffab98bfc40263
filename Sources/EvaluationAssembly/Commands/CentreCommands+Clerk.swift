import ClerkPage
import EvaluationAccess
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// Puts a PIN or a badge in place with which a clerk signs in on the centre's page of a counter.
  /// - Parameter typed: The secret, twice; empty where the input ended.
  package static func keepClerkSecret(
    configuration path: String, unit: String, staff: String, isBadge: Bool, typed: [String], asJSON: Bool
  ) async -> CommandOutcome {
    guard let unit = UnitCode(unit) else { return malformed("unit", UnitRule.noun) }
    guard let staff = StaffCode(staff) else { return malformed("staff", StaffRule.noun) }
    guard typed.count == 2 else {
      return badInput("input-ended", "No secret was kept.", hint: "Type it twice, each time followed by Enter.")
    }
    let refusal =
      isBadge ? SecretRules.refusal(ofBadge: typed[0], of: staff) : SecretRules.refusal(ofPIN: typed[0])
    if let refusal {
      return badInput(refusal.code, "It is not taken.", hint: refusal.hint)
    }
    guard typed[0] == typed[1] else {
      return badInput("input-differs", "The two were not the same.", hint: "Begin again.")
    }
    return await with(configuration: path) { centre in
      guard let hash = await PasswordWork().hash(typed[0]) else {
        let busy = PasswordRules.Refusal.busy
        return badInput(busy.code, "It was not kept.", hint: busy.hint)
      }
      let (clerk, kind) = (ClerkID(unit: unit, staff: staff), kind(isBadge))
      if let refusal = try await centre.store.keep(
        hash, as: kind, of: clerk, by: centre.actor, at: centre.clock.now())
      {
        return badInput(refusal.code, "It was not kept.", hint: refusal.hint)
      }
      return outcome(clerk, kind, "kept", "now signs in with this \(noun(kind)) at the counters of \(unit).", asJSON)
    }
  }

  /// Takes a PIN or a badge away. Whoever is signed in with it can do nothing more.
  package static func removeClerkSecret(
    configuration path: String, unit: String, staff: String, isBadge: Bool, asJSON: Bool
  ) async -> CommandOutcome {
    guard let unit = UnitCode(unit) else { return malformed("unit", UnitRule.noun) }
    guard let staff = StaffCode(staff) else { return malformed("staff", StaffRule.noun) }
    return await with(configuration: path) { centre in
      let (clerk, kind) = (ClerkID(unit: unit, staff: staff), kind(isBadge))
      if let refusal = try await centre.store.removeSecret(
        kind, of: clerk, by: centre.actor, at: centre.clock.now())
      {
        return badInput(refusal.code, "Nothing was removed.", hint: refusal.hint)
      }
      return outcome(clerk, kind, "removed", "has no \(noun(kind)) any more.", asJSON)
    }
  }

  private static func kind(_ isBadge: Bool) -> ClerkSecretKind { isBadge ? .badge : .pin }

  private static func noun(_ kind: ClerkSecretKind) -> String { kind == .pin ? "PIN" : "badge" }

  private static func outcome(
    _ clerk: ClerkID, _ kind: ClerkSecretKind, _ status: String, _ text: String, _ asJSON: Bool
  ) -> CommandOutcome {
    struct Answer: Encodable {
      let clerk: String
      let kind: String
      let status: String
    }
    return asJSON
      ? CommandOutcome(json: Answer(clerk: clerk.description, kind: kind.rawValue, status: status))
      : CommandOutcome(text: "\(clerk) \(text)")
  }
}
