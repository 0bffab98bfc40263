import EvaluationStore
import RatingModel

extension CentreCommands {
  /// Makes a new epoch after the store was put back to a backup: every kiosk sends everything again.
  package static func restored(configuration path: String, asJSON: Bool) async -> CommandOutcome {
    await with(configuration: path) { centre in
      try await centre.store.renewEpoch(by: centre.actor, at: centre.clock.now())
      struct Answer: Encodable {
        let epoch: String
        let status = "renewed"
      }
      return asJSON
        ? CommandOutcome(json: Answer(epoch: centre.store.epoch))
        : CommandOutcome(
          text: "Every kiosk sends everything again with its next batches.",
          notes:
            "Watch evaluationd integrity: what was lost is named there, and ends by itself once kiosk and centre agree."
        )
    }
  }
}
