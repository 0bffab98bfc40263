import KioskSession
import RatingModel
import ScenarioSupport

/// A schedule, lived by the machine and told by the model.
package struct ScheduleRun {
  package private(set) var shell: MachineShell
  private var hasEndedTurn = true

  package init(rules: SessionRules) { shell = MachineShell(rules: rules) }

  /// Where and how machine and model disagree first; `nil` when they tell the same life.
  package static func disagreement(
    in schedule: Schedule, rules: ModelRules = ModelRules(), coverage: inout Coverage
  ) -> Disagreement? {
    guard let configured = schedule.rules else { return nil }
    var run = ScheduleRun(rules: configured)
    var model = Model(configured: configured, rules: rules)
    for (index, step) in schedule.steps.enumerated() {
      let (machineSays, modelSays) = (run.live(step), model.hear(step))
      guard machineSays == modelSays else {
        return Disagreement(schedule: schedule, step: index, machine: machineSays, model: modelSays, rules: rules)
      }
      coverage.count(step, machineSays)
    }
    return nil
  }

  package static func disagreement(in schedule: Schedule, rules: ModelRules = ModelRules()) -> Disagreement? {
    var coverage = Coverage()
    return disagreement(in: schedule, rules: rules, coverage: &coverage)
  }

  /// The machine's side of a whole schedule.
  package static func lived(_ schedule: Schedule) -> MachineShell? {
    guard let rules = schedule.rules else { return nil }
    var run = ScheduleRun(rules: rules)
    for step in schedule.steps { _ = run.live(step) }
    return run.shell
  }

  private mutating func live(_ step: Schedule.Step) -> Model.Account {
    let before = shell.records.count
    if hasEndedTurn { shell.advance(to: step.heard) }
    let reply = perform(step.action, at: step.heard)
    if step.endsTurn { shell.handle(.readThrough, at: step.heard) }
    hasEndedTurn = step.endsTurn
    let offer = shell.machine.offer
    return Model.Account(
      records: Array(shell.records[before...]), reply: reply, phase: offer.phase, session: offer.session)
  }

  private mutating func perform(_ action: Schedule.Action, at time: Instant) -> SessionReply? {
    switch action {
    case .open(let request): return shell.handle(shell.opening(request, at: time), at: time)
    case .invite(let id): return shell.handle(.invite(id), at: time)
    case .close(let id): return shell.handle(.close(id), at: time)
    case .cancel(let id): return shell.handle(.cancel(id), at: time)
    case .fingerDown(let key, let device, let down): return shell.handle(.fingerDown(key, device: device), at: down)
    case .fingerGone(let device): return shell.handle(.fingerGone(device: device), at: time)
    case .press(let press): return shell.handle(.press(press), at: time)
    case .availability(let causes): return shell.handle(.availability(causes), at: time)
    case .restart(let causes):
      shell.restart(at: time, unavailable: causes)
      return nil
    case .wait: return nil
    }
  }
}
