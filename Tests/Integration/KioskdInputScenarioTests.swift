import InputScenarioSupport
import KioskDevices
import KioskInput
import KioskJournal
import KioskScreen
import RatingModel
import TestSupport
import Testing

/// Every input scenario by the real kioskd, on devices that do not exist: all devices of a kind at one kiosk, played one after
/// the other. What is told is what its journal keeps.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KioskdInputScenarioTests {
  /// After the last step, so that silences and short taps are over.
  private static let restMicroseconds: Int64 = 700_000

  private static func scenarios(_ kind: NodeReading.Kind) throws -> [InputScenario] {
    try InputScenario.all().filter { $0.reading.kind == kind }
  }

  private static func with(
    _ kind: NodeReading.Kind, _ change: (inout KioskFile) -> Void = { _ in },
    _ body: (RunningKiosk, ScreenWatch, InputScenario) async throws -> Void
  ) async throws {
    let scenarios = try scenarios(kind)
    try #require(scenarios.count > 5)
    var file = KioskFile()
    file.others = scenarios.map(OtherDevice.init)
    file.promptSeconds = 600
    change(&file)
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      for scenario in scenarios { try await body(kiosk, screen, scenario) }
    }
  }

  /// Plays it, and returns what was pressed and touched meanwhile, once the kiosk has read and decided all of it.
  private static func play(
    _ scenario: InputScenario, _ kiosk: RunningKiosk, _ screen: ScreenWatch
  ) async throws -> [Taken] {
    let seen = try StoredEntries(kiosk.journal).newest
    let begin = MonotonicClock.microseconds()
    try await kiosk.devices.perform(try scenario.command(to: scenario.name))
    let last = try #require(scenario.steps.last).milliseconds * 1000
    try await screen.passes(max(begin + last, MonotonicClock.microseconds()) + restMicroseconds)
    // Answered once everything until now has been read.
    _ = try await kiosk.caller.state()
    return try StoredEntries(kiosk.journal).entries.filter { $0.sequence > seen }.compactMap(Taken.init)
  }

  @Test func pressesAreTaken() async throws {
    try await Self.with(.buttons) { kiosk, screen, scenario in
      let taken = try await Self.play(scenario, kiosk, screen)
      #expect(taken.allSatisfy { $0.device == scenario.name }, "\(scenario.name)")
      #expect(scenario.differences(from: taken, levels: scenario.levelOfKey) == [])
    }
  }

  /// What is painted is nothing but a small rectangle around each place at which a finger is expected to leave: a touch that was
  /// somewhere else is missing.
  @Test func touchesAreTakenWhereTheyWere() async throws {
    try await Self.with(.touch) { kiosk, screen, scenario in
      try await kiosk.caller.open(scenario.name)
      try await kiosk.caller.invite(scenario.name)
      let view = try await screen.view(.pleaseRate)
      #expect(try await PaintingPage(kiosk).report(scenario.painted(view.revision)) == 204)
      try await screen.passes(MonotonicClock.microseconds() + 300_000)

      let taken = try await Self.play(scenario, kiosk, screen)
      #expect(taken.allSatisfy { $0.device == scenario.name }, "\(scenario.name)")
      #expect(scenario.differences(from: taken, levels: scenario.levelOfTouch) == [])
      try await kiosk.caller.close(scenario.name)
    }
  }

  /// A receipt begins a session, a badge says whose the next one is, and everything else does nothing at all.
  @Test func scansDoWhatTheyAreFor() async throws {
    let unit = try #require(UnitCode("H56.14"))
    let rules = try #require(ScanRules(unit: unit))
    // Something to rate on, and another clerk at the counter until a badge is scanned.
    func change(_ file: inout KioskFile) { (file.panels, file.defaultClerk) = (["panel"], "H56.14/CB018") }
    try await Self.with(.scanner, change) { kiosk, screen, scenario in
      let before = try StoredEntries(kiosk.journal).opened.count
      _ = try await Self.play(scenario, kiosk, screen)
      let opened = try StoredEntries(kiosk.journal).opened.dropFirst(before)
      let scans = scenario.expected.filter { $0.hasPrefix("scan ") }.map { rules.scan(String($0.dropFirst(5))) }
      let codes = scans.compactMap { if case .dossier(let code) = $0 { code } else { nil } }
      #expect(scans.count == scenario.expected.count { $0 != "nothing" }, "\(scenario.name)")
      #expect(opened.map(\.source) == codes.map { _ in .scan }, "\(scenario.name)")
      #expect(
        try await ScreenWatch.look(at: kiosk).dossiers?.first == codes.last?.masked, "\(scenario.name)")
      if !opened.isEmpty { try await Self.cancelNewestSession(kiosk) }

      for case .badge(let clerk) in scans {
        try await kiosk.devices.perform(
          #"{"type":"000.00.14.H99-261121-0001","end":"KEY_ENTER","device":"\#(scenario.name)"}"#)
        try await screen.view(.serving)
        #expect(try StoredEntries(kiosk.journal).opened.last?.clerk == clerk, "\(scenario.name)")
        try await Self.cancelNewestSession(kiosk)
      }
    }
  }

  private static func cancelNewestSession(_ kiosk: RunningKiosk) async throws {
    let stored = try StoredEntries(kiosk.journal)
    guard let newest = stored.opened.last, let id = stored.names[newest.session] else { return }
    let answer = try await kiosk.caller.cancel(id)
    #expect(answer.status == 200, "\(id): \(answer.text)")
  }
}

/// A press or a touch as the journal keeps it, whatever became of it.
private struct Taken {
  let level: String
  let down: Instant
  let device: String
  let isSimultaneous: Bool

  init?(_ entry: Entry) {
    switch entry.payload {
    case .press(let press):
      (level, down, device) = (press.level?.level.text ?? "none", press.down, press.device)
      isSimultaneous = press.disposition == .simultaneous
    case .rating(let rating):
      (level, down, device) = (rating.level.level.text, rating.down, rating.device)
      isSimultaneous = false
    case .correction(let correction):
      (level, down, device) = (correction.level.level.text, correction.down, correction.device)
      isSimultaneous = false
    default: return nil
    }
  }
}

extension InputScenario {
  /// The keys that are listened to, and which level each of them stands for.
  fileprivate var levelOfKey: [String: String] {
    let levels = KioskFile().levels
    return Dictionary(
      uniqueKeysWithValues: (reading.keys ?? keys).sorted().enumerated().map {
        (KeyNames.name(of: $1), levels[$0 % levels.count])
      })
  }

  /// Which level is painted where a touch is expected, by the words of the expectation.
  fileprivate var levelOfTouch: [String: String] {
    Dictionary(zip(places.map { "\($0.x) \($0.y)" }, KioskFile().levels), uniquingKeysWith: { first, _ in first })
  }

  private var places: [(x: Double, y: Double)] {
    expected.compactMap { line in
      let words = line.split(separator: " ")
      guard words.first == "touch", let x = Double(words[1]), let y = Double(words[2]) else { return nil }
      return (x, y)
    }
  }

  fileprivate func painted(_ revision: Int64) -> String {
    let reach = 0.012
    let targets = zip(places, KioskFile().levels).map { place, level in
      let (left, top) = (max(0, place.x - reach), max(0, place.y - reach))
      let (width, height) = (min(2 * reach, 1 - left), min(2 * reach, 1 - top))
      return #"{"target":"level:\#(level)","x":\#(left),"y":\#(top),"width":\#(width),"height":\#(height)}"#
    }
    return #"{"revision":\#(revision),"agoMicroseconds":0,"targets":[\#(targets.joined(separator: ","))]}"#
  }

  /// One line for each thing that is not as expected.
  ///
  /// - Parameter levels: What each expected key or place stands for.
  fileprivate func differences(from taken: [Taken], levels: [String: String]) -> [String] {
    let wanted = expected.filter { $0 != "nothing" }.map { Wanted($0, levels) }
    guard wanted.count == taken.count else { return ["\(name): expected \(expected), taken \(taken)"] }
    // Everything lies as far from the first as it is said to; where a plug was pulled, only the order is known.
    let isTimed = steps.allSatisfy { if case .frame = $0.step { true } else { false } }
    let begin = zip(wanted, taken).compactMap { wanted, taken in
      wanted.downMilliseconds.map { taken.down.adding(milliseconds: -$0) }
    }.first
    return zip(wanted, taken).compactMap { wanted, taken in
      let down = wanted.downMilliseconds.flatMap { milliseconds in begin?.adding(milliseconds: milliseconds) }
      let fits =
        wanted.level == taken.level && wanted.isSimultaneous == taken.isSimultaneous
        && (!isTimed || down == nil || down == taken.down)
      return fits ? nil : "\(name): expected \(wanted), taken \(taken)"
    }
  }

  private struct Wanted {
    let level: String
    let downMilliseconds: Int64?
    let isSimultaneous: Bool

    init(_ line: String, _ levels: [String: String]) {
      let words = line.split(separator: " ").map(String.init)
      level = levels[words[1]] ?? levels[words.dropFirst().prefix(2).joined(separator: " ")] ?? "?"
      downMilliseconds = words.first { $0.hasPrefix("down=") }.flatMap { Int64($0.dropFirst(5)) }
      isSimultaneous = words.contains("simultaneous")
    }
  }
}

extension OtherDevice {
  /// The device of a scenario, read as it says.
  fileprivate init(_ scenario: InputScenario) {
    let reading = scenario.reading
    var lines: [String]
    switch reading.kind {
    case .buttons, .all:
      lines = [
        "acts_on = \"\(reading.actsOn.rawValue)\"", "debounce_milliseconds = \(reading.debounceMilliseconds)",
        "repeat_milliseconds = \(reading.repeatMilliseconds)", "[input.devices.keys]",
      ]
      lines += Dictionary(grouping: scenario.levelOfKey.keys.sorted()) { scenario.levelOfKey[$0] ?? "" }
        .map { level, keys in "\(level) = [\(keys.map { "\"\($0)\"" }.joined(separator: ", "))]" }
    case .touch:
      lines = [
        "kind = \"touch\"", "swap_axes = \(reading.turn.swapsAxes)", "rotation = \(reading.turn.rotation.rawValue)",
      ]
      let words = scenario.words.split(separator: " ")
      if let calibration = words.first(where: { $0.hasPrefix("calibration=") }) {
        lines.append("calibration = \"\(calibration.dropFirst(12).replacing(",", with: " "))\"")
      }
    case .scanner:
      lines = ["kind = \"scanner\""]
      if !reading.prefix.isEmpty { lines.append("prefix = \"\(reading.prefix)\"") }
      if !reading.suffix.isEmpty { lines.append("suffix = \"\(reading.suffix)\"") }
    }
    self.init(lines.joined(separator: "\n"), scenario.device(scenario.name))
  }
}
