import KioskSession
import RatingModel
import ScenarioSupport

/// A schedule, lived by the machine and told by the model.
package struct ScheduleRun {
  package private(set) var shell: MachineShell
  private var hasEndedTurn = true
  /// The revision of each paint.
  private var painted: [Int64] = []
  /// What was shown after each step.
  private var shown: [Int64] = []

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

  /// Before which steps the screen offered something else than levels, or may have.
  package static func stepsWhileAsked(_ schedule: Schedule) -> Set<Int> {
    guard let rules = schedule.rules else { return [] }
    var run = ScheduleRun(rules: rules)
    var found: Set<Int> = []
    for (index, step) in schedule.steps.enumerated() {
      switch run.shell.machine.offer.phase {
      case .asking, .unavailable: found.insert(index)
      default: break
      }
      _ = run.live(step)
    }
    return found
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
    shown.append(offer.revision)
    return Model.Account(
      records: Array(shell.records[before...]), reply: reply, phase: offer.phase, session: offer.session,
      // A notice goes away by the clock, when the kiosk looks at it.
      notice: step.endsTurn ? offer.notice : nil)
  }

  private mutating func perform(_ action: Schedule.Action, at time: Instant) -> SessionReply? {
    switch action {
    case .open(let request, let source):
      return shell.handle(shell.opening(request, source: source, at: time), at: time)
    case .invite(let id): return shell.handle(.invite(id), at: time)
    case .close(let id): return shell.handle(.close(id), at: time)
    case .cancel(let id): return shell.handle(.cancel(id), at: time)
    case .fingerDown(let key, let device, let down): return shell.handle(.fingerDown(key, device: device), at: down)
    case .fingerGone(let device): return shell.handle(.fingerGone(device: device), at: time)
    case .press(let press): return shell.handle(.press(press.on(painted)), at: time)
    case .paint(let at, let back):
      let newest = shell.machine.offer.revision
      let revision = back == 0 ? newest : back <= shown.count ? shown[shown.count - back] : newest
      painted.append(revision)
      return shell.handle(.painted(revision), at: at)
    case .touched(let down, let onControl): return shell.handle(.touched(down, onControl: onControl), at: time)
    case .badge, .button, .receipt, .feed, .keys:
      performAtTheDesk(action, at: time)
      return nil
    case .clock(let offset):
      shell.clockOffset = offset
      return nil
    case .availability(let causes): return shell.handle(.availability(causes), at: time)
    case .restart(let causes):
      shell.restart(at: time, unavailable: causes)
      return nil
    case .wait: return nil
    }
  }
}

extension ScheduleRun {
  private mutating func performAtTheDesk(_ action: Schedule.Action, at time: Instant) {
    switch action {
    case .badge(let clerk, let happened): shell.take(.badge(clerk), happened: happened, at: time)
    case .button(let id, let happened): shell.take(.button(id), happened: happened, at: time)
    case .receipt(let code, let id, let happened): shell.take(.receipt(code, id), happened: happened, at: time)
    case .feed(let isConnected): shell.feed(isConnected: isConnected)
    case .keys(let areThere): shell.keys(areThere: areThere, at: time)
    default: break
    }
  }
}

extension Press {
  /// With the revision in place of the number of the paint.
  fileprivate func on(_ paints: [Int64]) -> Press {
    let revision = painted.map { paints.indices.contains(Int($0)) ? paints[Int($0)] : -1 }
    return Press(
      meaning: meaning, down: down, decided: decided, channel: channel, device: device, simultaneous: simultaneous,
      painted: revision)
  }
}
