import KioskScreen
import KioskSession
import RatingModel

/// Runs a scenario against the pure machine. No time passes.
package struct ScenarioRunner {
  private let scenario: Scenario
  private var shell: MachineShell
  private var causes: Set<Unavailability> = []
  private var downs: [ScenarioKey: Instant] = [:]
  /// The revision that the screen has painted last.
  private var painted: Int64?

  /// Everything that was not as the scenario expects; empty when it holds.
  package static func differences(_ scenario: Scenario) -> [String] {
    guard let rules = scenario.settings.rules else { return ["\(scenario.name): the levels make no scale"] }
    var runner = ScenarioRunner(scenario: scenario, rules: rules)
    return scenario.steps.flatMap { runner.differences($0) }
  }

  private init(scenario: Scenario, rules: SessionRules) {
    self.scenario = scenario
    shell = MachineShell(rules: rules, isDated: scenario.settings.isDated)
  }

  private mutating func differences(_ step: ScenarioStep) -> [String] {
    let before = shell.records.count
    let answer = perform(step.action, at: Instant(milliseconds: step.timeMilliseconds))
    let records = shell.records[before...].map { record in RecordLine(record, name: { shell.name($0) }) }
    return step.differences(answer: answer, records: records).map { "\(scenario.name).scenario:\(step.line): \($0)" }
  }

  private mutating func perform(_ action: ScenarioAction, at time: Instant) -> String? {
    switch action {
    case .open(let opening):
      let request = opening.request(wall: MachineShell.wall(at: time))
      let event = shell.opening(request, source: opening.source, at: time)
      return shell.turn(event, at: time).map(\.inWords)
    case .invite(let id): return shell.turn(.invite(id), at: time).map(\.inWords)
    case .close(let id): return shell.turn(.close(id), at: time).map(\.inWords)
    case .cancel(let id): return shell.turn(.cancel(id), at: time).map(\.inWords)
    case .press(let key, let held): press([key], at: time, heldMilliseconds: held)
    case .both(let one, let other): press([one, other], at: time, heldMilliseconds: ScenarioAction.tapMilliseconds)
    case .touch(let meaning, let held): touch(meaning, at: time, heldMilliseconds: held)
    case .poke(let onControl): _ = shell.turn(.touched(time, onControl: onControl), at: time)
    case .badge(let clerk): shell.turn(.badge(clerk), at: time)
    case .button: ownID("button", at: time).map { shell.turn(.button($0), at: time) }
    case .receipt(let code): ownID("scan", at: time).map { shell.turn(.receipt(code, $0), at: time) }
    case .feed(let isConnected): shell.feed(isConnected: isConnected)
    case .keys(let areThere): shell.keys(areThere: areThere, at: time)
    case .paint:
      painted = shell.machine.offer.revision
      _ = shell.turn(.painted(shell.machine.offer.revision), at: time)
    case .down(let key): lower(key, at: time)
    case .up(let key): lift(key, at: time, simultaneous: false)
    case .slide(let device):
      downs = downs.filter { $0.key.device != device }
      _ = shell.turn(.fingerGone(device: device), at: time)
    case .lose(let cause): change(causes.union([cause]), at: time)
    case .regain(let cause): change(causes.subtracting([cause]), at: time)
    case .restart: shell.restart(at: time, unavailable: causes)
    case .ask: return atRest(time) { text($0.machine.status) }
    case .look: return atRest(time) { Self.screen($0.machine.offer) }
    case .wait: return atRest(time) { _ in nil }
    }
    return nil
  }

  private func ownID(_ word: String, at time: Instant) -> SessionID? {
    SessionID("\(word)-pure-\(time.microseconds)")
  }

  /// The state, and what is asked there with what is chosen.
  private static func screen(_ offer: Offer) -> String {
    let state = ScreenView.State(of: offer).rawValue
    guard case .asking(let asking, _) = offer.phase else { return state }
    return ScenarioAction.screen(state, chosen: asking.options.map(\.isChosen))
  }

  private mutating func atRest(_ time: Instant, _ read: (MachineShell) -> String?) -> String? {
    _ = shell.turn(.readThrough, at: time)
    return read(shell)
  }

  private mutating func press(_ keys: [ScenarioKey], at time: Instant, heldMilliseconds: Int64) {
    for key in keys { lower(key, at: time) }
    for key in keys { lift(key, at: time.adding(milliseconds: heldMilliseconds), simultaneous: keys.count > 1) }
  }

  private mutating func touch(_ meaning: KeyMeaning, at time: Instant, heldMilliseconds: Int64) {
    let underTheFinger = painted
    _ = shell.turn(.touched(time), at: time)
    _ = shell.turn(.fingerDown(meaning, device: ScenarioAction.screen), at: time)
    let up = time.adding(milliseconds: heldMilliseconds)
    let press = Press(
      meaning: meaning, down: time, decided: up, channel: .touch, device: ScenarioAction.screen, simultaneous: false,
      painted: underTheFinger)
    _ = shell.turn(.press(press), at: up)
  }

  private mutating func lower(_ key: ScenarioKey, at time: Instant) {
    downs[key] = time
    _ = shell.turn(.fingerDown(key.meaning, device: key.device), at: time)
  }

  private mutating func lift(_ key: ScenarioKey, at time: Instant, simultaneous: Bool) {
    guard let down = downs.removeValue(forKey: key) else { return }
    let press = Press(
      meaning: key.meaning, down: down, decided: time, channel: key.channel, device: key.device,
      simultaneous: simultaneous)
    _ = shell.turn(.press(press), at: time)
  }

  private mutating func change(_ causes: Set<Unavailability>, at time: Instant) {
    self.causes = causes
    _ = shell.turn(.availability(causes), at: time)
  }
}

extension ScenarioStep {
  /// What of this step was not as expected. Shared by everything that runs scenarios.
  package func differences(answer actual: String?, records actualRecords: [RecordLine]) -> [String] {
    var differences: [String] = []
    if let answer, answer != actual {
      differences.append("expected the answer “\(answer)”, got “\(actual ?? "none")”")
    }
    let matches =
      records.count == actualRecords.count && zip(records, actualRecords).allSatisfy { $0.matches($1) }
    if !matches {
      differences.append("expected the records \(records), got \(actualRecords)")
    }
    return differences
  }
}

extension SessionReply {
  /// As scenarios write it.
  package var inWords: String {
    switch self {
    case .done(let status): text(status)
    case .refused(let refusal): "refused \(refusal.rawValue)"
    }
  }
}

private func text(_ status: SessionStatus) -> String {
  ([status.state.rawValue] + (status.id.map { [$0.inScenarios] } ?? [])).joined(separator: " ")
}
