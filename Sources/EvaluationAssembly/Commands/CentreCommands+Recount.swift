import EvaluationStore
import RatingModel

extension CentreCommands {
  /// Counts all tallies again, and adds them up again.
  package static func recount(configuration path: String, asJSON: Bool) async -> CommandOutcome {
    await with(configuration: path) { centre in
      let recount = try await centre.store.recount(at: centre.clock.now())
      let sums = try await centre.store.recountRollUps()
      struct Answer: Encodable {
        let groups: Int
        let altered: Int
        let units: Int
        /// Units whose sums were wrong; they are right now.
        let wrongUnits: [UnitCode]
        let status = "recounted"
      }
      guard !asJSON else {
        return CommandOutcome(
          json: Answer(groups: recount.groups, altered: recount.altered, units: sums.units, wrongUnits: sums.wrong))
      }
      return CommandOutcome(
        text: """
          \(recount.groups) groups of tallies were counted again; \(recount.altered) are not what was taken.
          The sums of \(sums.units) units were held against their tallies; \(sums.wrong.count) were wrong and are right now.
          """,
        notes: [
          recount.altered == 0 ? "" : "See evaluationd integrity. The kiosks send theirs again within a day.",
          sums.wrong.isEmpty ? "" : "Wrong were: \(sums.wrong.map(\.text).joined(separator: ", ")).",
        ].filter { !$0.isEmpty }.joined(separator: "\n"))
    }
  }
}
