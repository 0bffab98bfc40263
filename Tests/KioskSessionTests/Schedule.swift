import KioskSession
import RatingModel

/// A random stretch of a counter's life, at most one happening per tick of 100 ms.
struct Schedule: Sendable {
  enum Happening: Hashable, Sendable {
    /// Sessions are named by their place in order of first mention, from 0.
    case open(Int)
    case invite(Int)
    case close(Int)
    case cancel(Int)
    case down(device: Int, key: Key)
    case up(device: Int, simultaneous: Bool)
    case slide(device: Int)
    case available(Bool)
    case restart
  }

  /// 0 to 2 are levels, the best first; 3 declines.
  typealias Key = Int

  static let tickMilliseconds: Int64 = 100
  static let devices = 2
  static let declineKey: Key = 3

  let happenings: [Happening?]

  /// Dense on purpose: sessions of a few seconds, so that fingers, deadlines and commands meet.
  init(seed: UInt64, ticks: Int) {
    var generator = SeededGenerator(seed: seed)
    var writer = Writer()
    happenings = (0..<ticks).map { _ in writer.next(&generator) }
  }

  /// The same life with other answers: each key stands for another level, and what was the same key still is.
  func exchangingLevels() -> Schedule {
    Schedule(
      happenings: happenings.map { happening in
        guard case .down(let device, let key) = happening, key != Self.declineKey else { return happening }
        return .down(device: device, key: Self.declineKey - 1 - key)
      })
  }

  private init(happenings: [Happening?]) { self.happenings = happenings }

  /// Keeps a schedule possible: a finger comes up only after it went down.
  private struct Writer {
    var opened = 0
    var isDown = Array(repeating: false, count: Schedule.devices)
    var isAvailable = true

    mutating func next(_ generator: inout SeededGenerator) -> Happening? {
      let device = Int.random(in: 0..<Schedule.devices, using: &generator)
      let session = max(0, opened - (Int.random(in: 0..<10, using: &generator) == 0 ? 2 : 1))
      switch Int.random(in: 0..<100, using: &generator) {
      case 0..<2:
        opened += 1
        return .open(opened - 1)
      case 2: return .open(session)
      case 3..<7: return .invite(session)
      case 7: return .close(session)
      case 8: return .cancel(session)
      case 9 where Int.random(in: 0..<4, using: &generator) == 0: return .restart
      case 10 where !isAvailable || Int.random(in: 0..<3, using: &generator) == 0:
        isAvailable.toggle()
        return .available(isAvailable)
      case 11..<35: return finger(device, &generator)
      default: return nil
      }
    }

    private mutating func finger(_ device: Int, _ generator: inout SeededGenerator) -> Happening {
      isDown[device].toggle()
      if isDown[device] {
        return .down(device: device, key: Int.random(in: 0...Schedule.declineKey, using: &generator))
      }
      let kind = Int.random(in: 0..<12, using: &generator)
      return kind == 0 ? .slide(device: device) : .up(device: device, simultaneous: kind == 1)
    }
  }
}
