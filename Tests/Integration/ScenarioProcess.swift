import Foundation
import KioskScreen
import RatingModel
import ScenarioSupport
import TestSupport

/// Runs a scenario against the real kioskd: commands over HTTP, fingers and time through the demo's channel, records from
/// the journal's file.
final class ScenarioProcess {
  private let scenario: Scenario
  private let file: KioskFile
  private var kiosk: RunningKiosk
  private var downs: [ScenarioKey: Int64] = [:]
  private var isPlugged = true
  private var hasKeys = true
  private var seen: Int64

  /// Everything that was not as the scenario expects; empty when it holds.
  static func differences(_ scenario: Scenario) async throws -> [String] {
    let process = try await ScenarioProcess(scenario)
    var differences: [String] = []
    for step in scenario.steps {
      differences += try await process.differences(step.asInJournal(channel: Channel.demo.rawValue))
    }
    await process.kiosk.stop()
    return differences
  }

  private init(_ scenario: Scenario) async throws {
    self.scenario = scenario
    file = KioskFile(scenario.settings)
    let clock = DemoFinger.clock(0, isDated: scenario.settings.isDated)
    kiosk = try await RunningKiosk(file, input: .channel(isSimulated: true, waiting: [clock]))
    seen = try StoredEntries(kiosk.journal).newest
  }

  private func differences(_ step: ScenarioStep) async throws -> [String] {
    try await move(to: step.timeMilliseconds)
    let answer = try await perform(step.action, at: step.timeMilliseconds)
    // Answered once all that came before is done.
    try await move(to: step.timeMilliseconds)
    let stored = try StoredEntries(kiosk.journal)
    let records = stored.entries.filter { $0.sequence > seen }.compactMap { RecordLine($0, names: stored) }
    seen = stored.newest
    return step.differences(answer: answer, records: records).map { "\(scenario.name).scenario:\(step.line): \($0)" }
  }

  private func move(to time: Int64) async throws {
    try await kiosk.finger.move(to: time, isDated: scenario.settings.isDated)
  }

  private func perform(_ action: ScenarioAction, at time: Int64) async throws -> String? {
    switch action {
    case .open(let opening):
      try kiosk.finger.comesFrom(opening.source)
      // Answered once the channel has been read: the command comes another way, and may not overtake.
      try await move(to: time)
      return Self.text(try await kiosk.caller.open(opening.id.text, opening.body(at: time)))
    case .invite(let id): return Self.text(try await kiosk.caller.invite(id.text))
    case .close(let id): return Self.text(try await kiosk.caller.close(id.text))
    case .cancel(let id): return Self.text(try await kiosk.caller.cancel(id.text))
    case .press(let key, let held): try await press([key], at: time, heldMilliseconds: held)
    case .both(let one, let other):
      try await press([one, other], at: time, heldMilliseconds: ScenarioAction.tapMilliseconds)
    case .down(let key): try lower(key, at: time)
    case .up(let key): try await lift(key, isSimultaneous: false)
    case .touch(let meaning, let held):
      let key = ScenarioKey(meaning: meaning, device: ScenarioAction.screen, channel: .demo)
      try kiosk.finger.touch()
      try lower(key, at: time)
      try await move(to: time + held)
      try await lift(key, isSimultaneous: false, isOnPainted: true)
    case .poke(let onControl): try kiosk.finger.touch(onControl: onControl)
    case .badge(let clerk): try kiosk.finger.scan(badge: clerk)
    case .button: try kiosk.finger.pressButton()
    case .receipt(let code): try kiosk.finger.scan(receipt: code)
    case .feed(let isConnected): try kiosk.finger.feed(isConnected: isConnected)
    case .keys(let areThere):
      hasKeys = areThere
      try kiosk.finger.keys(areThere: areThere)
    case .paint: try kiosk.finger.paint()
    case .slide(let device):
      downs = downs.filter { $0.key.device != device }
      try kiosk.finger.slide(off: device)
    case .lose(.maintenance): try kiosk.finger.maintain(true)
    case .regain(.maintenance): try kiosk.finger.maintain(false)
    case .lose(let cause), .regain(let cause):
      precondition(cause == .input, "the process cannot be told that \(cause) comes and goes")
      isPlugged = action == .regain(.input)
      try kiosk.finger.plug(isPlugged)
    case .restart: try await restart(at: time)
    case .ask: return Self.text(try await kiosk.caller.state())
    case .look: return Self.text(try await ScreenWatch.look(at: kiosk))
    case .wait: break
    }
    return nil
  }

  private func press(_ keys: [ScenarioKey], at time: Int64, heldMilliseconds: Int64) async throws {
    for key in keys { try lower(key, at: time) }
    try await move(to: time + heldMilliseconds)
    for key in keys { try await lift(key, isSimultaneous: keys.count > 1) }
  }

  private func lower(_ key: ScenarioKey, at time: Int64) throws {
    downs[key] = time
    try kiosk.finger.lower(name(of: key), device: key.device)
  }

  private func lift(_ key: ScenarioKey, isSimultaneous: Bool, isOnPainted: Bool = false) async throws {
    guard let down = downs.removeValue(forKey: key) else { return }
    _ = try await kiosk.finger.press(
      name(of: key), device: key.device, down: down, isSimultaneous: isSimultaneous, isOnPainted: isOnPainted)
  }

  private func name(of key: ScenarioKey) -> DemoFinger.Key {
    switch key.meaning {
    case .level(let name): .number((file.levels.firstIndex(of: name.text) ?? -1) + 1)
    case .decline: .number(0)
    case .option, .proceed: .target(ScreenTarget.press(key.meaning).description)
    }
  }

  /// What a scenario calls what the screen shows.
  private static func text(_ view: ScreenView) -> String {
    ScenarioAction.screen(view.state.rawValue, chosen: view.options.map(\.isChosen))
  }

  /// Ends the process as a power cut would, and starts another on its journal.
  private func restart(at time: Int64) async throws {
    await kiosk.kill()
    let waiting = [
      DemoFinger.plugged(isPlugged), DemoFinger.keys(areThere: hasKeys),
      DemoFinger.clock(time, isDated: scenario.settings.isDated),
    ]
    kiosk = try await RunningKiosk(
      file, in: kiosk.folder, input: .channel(isSimulated: true, waiting: waiting))
  }

  /// What a scenario calls the answers of the sessions listener.
  private static func text(_ answer: Caller.Answer) -> String {
    if let code = answer.code { return "refused \(refusals[code] ?? code)" }
    return ([answer.state ?? "?"] + (answer.member("session").map { [SessionID($0)?.inScenarios ?? $0] } ?? [])).joined(
      separator: " ")
  }

  private static let refusals = [
    "session-conflict": "sessionConflict", "session-unknown": "sessionUnknown", "session-ended": "sessionEnded",
    "session-invited": "sessionInvited",
    "clerk-missing": "clerkMissing", "dossiers-too-many": "tooManyDossiers",
    "timeliness-without-return": "timelinessWithoutReturn", "kiosk-unavailable": "unavailable",
  ]
}

extension KioskFile {
  init(_ settings: ScenarioSettings) {
    levels = settings.levels
    roster = settings.roster.map(\.description).sorted()
    defaultClerk = settings.defaultClerk?.description
    shifts = settings.shifts
    week = settings.week
    exceptions = settings.exceptions
    promptSeconds = settings.promptSeconds
    correctionSeconds = settings.correctionSeconds
    burstRatings = settings.burstRatings
    burstMinutes = settings.burstMinutes
    questions = settings.questions
    asksForContact = settings.asksForContact
    stepSeconds = settings.stepSeconds
    usualSource = settings.usualSource
  }
}

extension ScenarioOpening {
  /// The request's body as a caller sends it.
  ///
  /// - Parameter time: Of the open, in the clock's milliseconds.
  fileprivate func body(at time: Int64) throws -> String {
    var body: [String: Any] = [:]
    if let clerk { body["clerk"] = ["unit": clerk.unit.text, "staff": clerk.staff.text] }
    body["dossiers"] = dossiers.map { dossier in
      var fields = ["code": dossier.code.text, "stage": dossier.stage.rawValue]
      fields["timeliness"] = dossier.timeliness?.rawValue
      return fields
    }
    if let ticket {
      var fields = ["number": ticket.text]
      fields["drawn_at"] = drawnMilliseconds.map { drawn in
        Date(timeIntervalSince1970: Double(DemoFinger.wallAtStart + time - drawn) / 1000)
          .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
      }
      body["ticket"] = fields
    }
    return String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
  }
}
