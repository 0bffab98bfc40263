import EvaluationStore
import RatingModel

extension CentreCommands {
  /// From now on nothing that the kiosk signs is taken. What was taken stays.
  package static func revoke(configuration path: String, kiosk: String, asJSON: Bool) async -> CommandOutcome {
    guard let kiosk = KioskID(kiosk) else { return malformed("kiosk", KioskRule.noun) }
    return await with(configuration: path) { centre in
      guard try await centre.store.revoke(kiosk, by: centre.actor, at: centre.clock.now()) else {
        return badInput(
          "kiosk-unknown", "No such kiosk was ever enrolled.", hint: "Look its id up in the report of its unit.")
      }
      return outcome(kiosk, asJSON)
    }
  }

  private static func outcome(_ kiosk: KioskID, _ asJSON: Bool) -> CommandOutcome {
    struct Answer: Encodable {
      let kiosk: KioskID
      let status = "revoked"
    }
    guard !asJSON else { return CommandOutcome(json: Answer(kiosk: kiosk)) }
    return CommandOutcome(
      text: "\(kiosk) is revoked: nothing that it signs is taken any more.",
      notes: "Its counter is free for another kiosk: ask for a one-time code with evaluationd enrol.")
  }
}
