import KioskAssembly
import KioskDevices
import KioskInput
import RatingModel

/// What is said of a node that is watched: a line for people, or one JSON object.
struct NodeMonitor {
  /// The shapes of the lines. Times are microseconds of CLOCK_MONOTONIC, places shares of the screen's width and height.
  enum Line: Encodable {
    case ready
    case press(code: String, down: Int64, at: Int64, simultaneous: Bool)
    case touch(x: Double, y: Double, fromX: Double, fromY: Double, down: Int64, at: Int64, simultaneous: Bool)
    /// `text` is `nil` for a citizen's card.
    case scan(text: String?, what: String, at: Int64)
    /// A person typed, or hardly anything was: not shown, for it may be a password.
    case typed(hand: String, at: Int64)
    case lost
    case gone

    private enum Key: String, CodingKey {
      case kind, code, down, at, simultaneous, x, y, fromX, fromY, text, what, hand
    }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(kind, forKey: .kind)
      switch self {
      case .ready, .lost, .gone: break
      case .press(let code, let down, let at, let simultaneous):
        try object.encode(code, forKey: .code)
        try encode(down, at, simultaneous, in: &object)
      case .touch(let x, let y, let fromX, let fromY, let down, let at, let simultaneous):
        for (key, share) in [(Key.x, x), (.y, y), (.fromX, fromX), (.fromY, fromY)] {
          try object.encode(share, forKey: key)
        }
        try encode(down, at, simultaneous, in: &object)
      case .scan(let text, let what, let at):
        try object.encodeIfPresent(text, forKey: .text)
        try object.encode(what, forKey: .what)
        try object.encode(at, forKey: .at)
      case .typed(let hand, let at):
        try object.encode(hand, forKey: .hand)
        try object.encode(at, forKey: .at)
      }
    }

    private func encode(
      _ down: Int64, _ at: Int64, _ simultaneous: Bool, in object: inout KeyedEncodingContainer<Key>
    ) throws {
      try object.encode(down, forKey: .down)
      try object.encode(at, forKey: .at)
      try object.encode(simultaneous, forKey: .simultaneous)
    }

    private var kind: String {
      switch self {
      case .ready: "ready"
      case .press: "press"
      case .touch: "touch"
      case .scan: "scan"
      case .typed: "typed"
      case .lost: "lost"
      case .gone: "gone"
      }
    }

    /// For people.
    func text(node: String) -> String {
      switch self {
      case .ready: "\(node) is read; press, touch or scan."
      case .press(let code, let down, let at, let simultaneous):
        "\(code), held \((at - down) / 1000) ms"
          + (simultaneous ? ", together with another key: counts for neither" : "")
      case .touch(let x, let y, let fromX, let fromY, let down, let at, let simultaneous):
        "touch from \(Self.place(fromX, fromY)) to \(Self.place(x, y)), held \((at - down) / 1000) ms"
          + (simultaneous ? ", together with another finger: counts for neither" : "")
      case .scan(let text, let what, _):
        text.map { $0.isEmpty ? "scan, not whole" : "scan, \(what): \(Output.plain($0))" }
          ?? "scan, \(what): thrown away unread"
      case .typed("slow", _):
        "typed by a person (more than \(TypedTextAssembler.slowestMilliseconds) ms from key to key): no scan"
      case .typed: "fewer than \(TypedTextAssembler.fewestKeys) keys typed: no scan"
      case .lost: "the kernel lost events: what was under way is not made up"
      case .gone: "\(node) has gone."
      }
    }

    private static func place(_ x: Double, _ y: Double) -> String { DeviceWatch.text(ScreenPoint(x: x, y: y)) }
  }

  let node: String
  let isJSON: Bool

  func say(_ line: Line) {
    if isJSON { try? Output.json(line) } else { Output.line(line.text(node: node)) }
  }

  func take(_ word: NodeWatch.Word, _ interpreter: NodeInterpreter) {
    switch word {
    case .told(.press(let code, let press)):
      say(
        .press(
          code: KeyNames.name(of: code), down: press.down.microseconds, at: press.decided.microseconds,
          simultaneous: press.simultaneous))
    case .told(.touch(let touch)):
      let (from, to) = (touch.down.point, touch.up)
      say(
        .touch(
          x: to.x, y: to.y, fromX: from.x, fromY: from.y, down: touch.down.at.microseconds,
          at: touch.decided.microseconds, simultaneous: touch.simultaneous))
    case .told(.typed(let text)): say(Self.line(text, interpreter))
    case .frame: break
    case .lost: say(.lost)
    case .gone: say(.gone)
    }
  }

  private static func line(_ typed: TypedText, _ interpreter: NodeInterpreter) -> Line {
    guard typed.hand == .scanner else { return .typed(hand: typed.hand.rawValue, at: typed.at.microseconds) }
    let (text, at) = (interpreter.bare(typed), typed.at.microseconds)
    return switch interpreter.scan(typed) {
    case .badge: .scan(text: text, what: "badge", at: at)
    case .dossier: .scan(text: text, what: "dossier", at: at)
    case .procedure: .scan(text: text, what: "procedure", at: at)
    case .identityCard: .scan(text: nil, what: "identity-card", at: at)
    case .unknown: .scan(text: text, what: "unknown", at: at)
    }
  }
}
