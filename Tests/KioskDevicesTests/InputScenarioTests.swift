import InputScenarioSupport
import KioskDevices
import KioskInput
import RatingModel
import Testing

/// Every file of `Tests/Fixtures/InputScenarios`, by the interpreters alone, in no time.
@Suite struct InputScenarioTests {
  /// After the last step, so that silences and short taps are over.
  private static let rest: Int64 = 700

  @Test func everyBehaviourHasItsFileAndSaysWhatItShows() throws {
    let scenarios = try InputScenario.all()
    #expect(scenarios.count >= 40)
    for scenario in scenarios {
      #expect(!scenario.about.isEmpty && !scenario.expected.isEmpty && !scenario.steps.isEmpty, "\(scenario.name)")
    }
  }

  @Test(arguments: try InputScenario.all().map(\.name))
  func scenarioHolds(_ name: String) throws {
    let scenario = try #require(try InputScenario.all().first { $0.name == name })
    var interpreter = try Self.interpreter(of: scenario, held: scenario.held, at: 0)
    var told: [NodeInterpreter.Told] = []
    for (milliseconds, step) in scenario.steps {
      let time = Instant(milliseconds: milliseconds)
      // As a reader does that wakes at every deadline.
      told += Self.settle(&interpreter, before: time)
      switch step {
      case .frame(let events): told += interpreter.handle(InputFrame(time: time, events: events))
      case .lost(let keysDown): told += interpreter.resync(keysDown: keysDown, fingers: TouchState(), at: time)
      case .unplug: told += interpreter.vanished(at: time)
      case .plug: interpreter = try Self.interpreter(of: scenario, held: [], at: milliseconds)
      }
    }
    let last = try #require(scenario.steps.last).milliseconds
    told += Self.settle(&interpreter, before: Instant(milliseconds: last + Self.rest))
    #expect(scenario.differences(from: told) { interpreter.bare($0) } == [])
  }

  /// What may be wrong in a file is named with its line.
  @Test(arguments: [
    "0 KEY_NOTHING=1", "soon KEY_1=1", "read pedals", "device colour=red", "device keys=KEY_1,KEY_EINS",
    "device keys=KEY_1 held=KEY_EINS",
    "device axes=ABS_X:9..1",
  ])
  func lineThatSaysNothingIsNamed(line: String) throws {
    #expect(throws: InputScenario.Wrong.self) { try InputScenario(name: "wrong", text: "# about\n\(line)\n") }
  }

  private static func settle(_ interpreter: inout NodeInterpreter, before time: Instant) -> [NodeInterpreter.Told] {
    var told: [NodeInterpreter.Told] = []
    while let due = interpreter.nextDeadline, due < time { told += interpreter.settle(at: due) }
    return told
  }

  private static func interpreter(
    of scenario: InputScenario, held: Set<UInt16>, at milliseconds: Int64
  ) throws -> NodeInterpreter {
    let unit = try #require(UnitCode("H56.14"))
    let rules = try #require(ScanRules(unit: unit))
    let axes = Set(scenario.axes.keys)
    let spoken = TouchProtocol(keys: scenario.keys, axes: axes)
    let screen = spoken.flatMap { spoken -> NodeInterpreter.Screen? in
      guard let across = scenario.axes[spoken.axes.x], let down = scenario.axes[spoken.axes.y],
        let x = TouchSurface.Axis(minimum: across.lowerBound, maximum: across.upperBound),
        let y = TouchSurface.Axis(minimum: down.lowerBound, maximum: down.upperBound)
      else { return nil }
      return NodeInterpreter.Screen(touchProtocol: spoken, x: x, y: y, state: TouchState())
    }
    return NodeInterpreter(
      scenario.reading, keys: scenario.keys, keysDown: held, screen: screen, rules: rules,
      at: Instant(milliseconds: milliseconds))
  }
}
