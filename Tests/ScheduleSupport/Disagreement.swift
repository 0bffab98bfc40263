import KioskSession
import RatingModel

/// Machine and model tell the same step differently.
package struct Disagreement: Sendable, CustomStringConvertible {
  package let schedule: Schedule
  package let step: Int
  package let machine: Model.Account
  package let model: Model.Account
  /// The model's rules, wrong ones in tests of this comparison.
  package let rules: ModelRules

  /// The shortest and plainest schedule found that still disagrees.
  package func minimised() -> Disagreement {
    var found = cut
    var length: Int
    repeat {
      length = found.schedule.steps.count
      for index in (0..<length).reversed() { found = found.trying(at: index) { $0.steps.remove(at: index) } }
    } while found.schedule.steps.count < length
    for index in found.schedule.steps.indices {
      for plainer in Schedule.Step.plainer {
        found = found.trying(at: index) { $0.steps[index] = plainer($0.steps[index]) }
      }
    }
    return found
  }

  /// Without what came after it.
  private var cut: Disagreement {
    var schedule = schedule
    schedule.steps = Array(schedule.steps.prefix(step + 1))
    return Disagreement(schedule: schedule, step: step, machine: machine, model: model, rules: rules)
  }

  /// The disagreement of the changed schedule, if it still has one.
  private func trying(at index: Int, _ change: (inout Schedule) -> Void) -> Disagreement {
    var candidate = schedule
    guard index < candidate.steps.count else { return self }
    change(&candidate)
    return ScheduleRun.disagreement(in: candidate, rules: rules)?.cut ?? self
  }

  package var description: String {
    let text = ScheduleText(self)
    return """
      # Seed \(schedule.seed): the model expects what is written behind the steps.
      \(text)
      # The last step as the machine tells it:
      #   \(text.told(machine))
      # and as the model does:
      #   \(text.told(model))
      """
  }
}

extension Schedule.Step {
  /// Ways to make a step easier to read, and to write in the language of scenarios.
  fileprivate static let plainer: [@Sendable (Self) -> Self] = [
    { Self(heard: $0.heard, action: $0.action, endsTurn: true) },
    { step in
      guard case .press(let press) = step.action else { return step }
      let now = Press(
        meaning: press.meaning, down: press.down, decided: step.heard, channel: press.channel, device: press.device,
        simultaneous: false, painted: press.painted)
      return Self(heard: step.heard, action: .press(now), endsTurn: step.endsTurn)
    },
    { step in
      guard case .open(let request, let source) = step.action else { return step }
      let bare = SessionRequest(id: request.id, clerk: nil, dossiers: [], ticket: nil)
      return Self(heard: step.heard, action: .open(bare, source: source), endsTurn: step.endsTurn)
    },
  ]
}
