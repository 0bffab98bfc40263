import KioskSession
import RatingModel
import ScenarioSupport
import Testing

/// Plays a schedule to the machine and writes down what came of it in the words of `CounterModel`.
struct SchedulePlayer {
  private static let levels = ["level-0", "level-1", "level-2"]

  private(set) var shell: MachineShell
  private(set) var replies = 0
  private(set) var commands = 0
  private(set) var presses = 0
  private var isAvailable = true
  private var downs: [Int: (key: Schedule.Key, at: Instant)] = [:]

  init(rules: CounterModel.Rules) throws {
    var settings = ScenarioSettings()
    settings.levels = Self.levels
    settings.promptSeconds = rules.promptTicks / 10
    settings.correctionSeconds = rules.correctionTicks / 10
    shell = MachineShell(rules: try #require(settings.rules))
  }

  static func time(_ tick: Int) -> Instant { Instant(milliseconds: Int64(tick) * Schedule.tickMilliseconds) }

  mutating func play(_ happening: Schedule.Happening?, tick: Int) throws {
    let time = Self.time(tick)
    shell.advance(to: time)
    switch happening {
    case .open(let name): command(shell.open(try request(name), at: time))
    case .invite(let name): command(shell.turn(.invite(try id(name)), at: time))
    case .close(let name): command(shell.turn(.close(try id(name)), at: time))
    case .cancel(let name): command(shell.turn(.cancel(try id(name)), at: time))
    case .down(let device, let key):
      downs[device] = (key, time)
      _ = shell.turn(.fingerDown(try meaning(key), device: "\(device)"), at: time)
    case .up(let device, let simultaneous): try lift(device, simultaneous, at: time)
    case .slide(let device):
      downs[device] = nil
      _ = shell.turn(.fingerGone(device: "\(device)"), at: time)
    case .available(let available):
      isAvailable = available
      _ = shell.turn(.availability(available ? [] : [.input]), at: time)
    case .restart: shell.restart(at: time, unavailable: isAvailable ? [] : [.input])
    case nil: break
    }
  }

  /// The records in the model's words.
  var lines: [String] {
    shell.records.map { record in
      RecordLine(record, name: { shell.name($0) }).words.joined(separator: " ").replacing("level-", with: "")
    }
  }

  private mutating func command(_ reply: SessionReply?) {
    commands += 1
    replies += reply == nil ? 0 : 1
  }

  private mutating func lift(_ device: Int, _ simultaneous: Bool, at time: Instant) throws {
    guard let finger = downs.removeValue(forKey: device) else { return }
    presses += 1
    let press = Press(
      meaning: try meaning(finger.key), down: finger.at, decided: time, channel: .button, device: "\(device)",
      simultaneous: simultaneous)
    _ = shell.turn(.press(press), at: time)
  }

  private func id(_ name: Int) throws -> SessionID { try #require(SessionID("\(name)")) }

  private func request(_ name: Int) throws -> SessionRequest {
    SessionRequest(id: try id(name), clerk: nil, dossiers: [], ticket: nil)
  }

  private func meaning(_ key: Schedule.Key) throws -> KeyMeaning {
    key == Schedule.declineKey ? .decline : .level(try #require(LevelName(Self.levels[key])))
  }
}
