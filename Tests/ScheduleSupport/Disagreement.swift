import KioskSession
import RatingModel

/// Machine and model tell the same step differently.
package struct Disagreement: Sendable, CustomStringConvertible {
  package let schedule: Schedule
  package let step: Int
  package let machine: Model.Account
  package let model: Model.Account

  /// The shortest schedule found that still disagrees: events are dropped while it does.
  package func minimised(rules: ModelRules = ModelRules()) -> Disagreement {
    var shortest = self
    var index = shortest.step
    while index >= 0 {
      var candidate = shortest.schedule
      candidate.steps = Array(candidate.steps.prefix(shortest.step + 1))
      if index < candidate.steps.count { candidate.steps.remove(at: index) }
      var coverage = Coverage()
      if let found = ScheduleRun.disagreement(in: candidate, rules: rules, coverage: &coverage) { shortest = found }
      index -= 1
    }
    return shortest
  }

  package var description: String {
    """
    # seed \(schedule.seed)
    \(ScheduleText(schedule, upTo: step))
    # the machine says: \(AccountText(machine))
    # the model says:   \(AccountText(model))
    """
  }
}
