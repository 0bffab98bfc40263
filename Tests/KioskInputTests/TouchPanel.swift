import KioskInput
import RatingModel

/// A touch panel of 1000 × 500 points: what it sends is written as codes and values, times in milliseconds.
struct TouchPanel {
  static let absolute: UInt16 = 3
  static let key: UInt16 = 1
  static let touchKey: UInt16 = 0x14a

  var interpreter: TouchInterpreter

  init(
    _ touchProtocol: TouchProtocol = .slots, turn: TouchTurn = TouchTurn(), state: TouchState = TouchState()
  ) throws {
    guard let profile = TouchProfile(device: "screen", turn: turn),
      let x = TouchSurface.Axis(minimum: 0, maximum: 1000), let y = TouchSurface.Axis(minimum: 0, maximum: 500)
    else { throw Panel.Unfit() }
    interpreter = TouchInterpreter(
      profile: profile, surface: TouchSurface(x: x, y: y, turn: turn), protocol: touchProtocol, state: state,
      at: Instant(milliseconds: 0))
  }

  /// One event of an axis.
  enum Sent {
    case slot(Int32)
    case finger(Int32)
    case x(Int32)
    case y(Int32)
    case singleX(Int32)
    case singleY(Int32)
    case touch(Int32)
    case tool(Int32)
    case pressure(Int32)
    case report

    var raw: (type: UInt16, code: UInt16, value: Int32) {
      switch self {
      case .slot(let value): (TouchPanel.absolute, 0x2f, value)
      case .finger(let value): (TouchPanel.absolute, 0x39, value)
      case .x(let value): (TouchPanel.absolute, 0x35, value)
      case .y(let value): (TouchPanel.absolute, 0x36, value)
      case .singleX(let value): (TouchPanel.absolute, 0x00, value)
      case .singleY(let value): (TouchPanel.absolute, 0x01, value)
      case .touch(let value): (TouchPanel.key, TouchPanel.touchKey, value)
      case .tool(let value): (TouchPanel.absolute, 0x37, value)
      case .pressure(let value): (TouchPanel.absolute, 0x18, value)
      case .report: (RawEvent.synchronisation, 2, 0)
      }
    }
  }

  /// One frame.
  mutating func sends(_ events: Sent..., at milliseconds: Int64) -> [InputEvent] { sends(events, at: milliseconds) }

  mutating func sends(_ events: [Sent], at milliseconds: Int64) -> [InputEvent] {
    let time = Instant(milliseconds: milliseconds)
    let raw = events.map { RawEvent(time: time, type: $0.raw.type, code: $0.raw.code, value: $0.raw.value) }
    return interpreter.handle(InputFrame(time: time, events: raw))
  }

  mutating func resync(_ slots: [Int: TouchState.Slot], current: Int = 0, at milliseconds: Int64) -> [InputEvent] {
    interpreter.resync(TouchState(slots: slots, current: current), at: Instant(milliseconds: milliseconds))
  }

  static func slot(_ finger: Int32?, _ x: Int32, _ y: Int32) -> TouchState.Slot {
    TouchState.Slot(finger: finger, point: RawPoint(x: x, y: y))
  }

  static func down(_ number: Int64, _ x: Double, _ y: Double, at milliseconds: Int64) -> TouchDown {
    TouchDown(
      number: number, device: "screen", point: ScreenPoint(x: x, y: y), at: Instant(milliseconds: milliseconds))
  }
}

extension Touch {
  init(_ down: TouchDown, to x: Double, _ y: Double, at milliseconds: Int64, simultaneous: Bool = false) {
    self.init(
      down: down, up: ScreenPoint(x: x, y: y), decided: Instant(milliseconds: milliseconds),
      simultaneous: simultaneous)
  }
}
