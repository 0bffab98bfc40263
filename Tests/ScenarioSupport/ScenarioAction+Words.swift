import KioskSession
import RatingModel

extension ScenarioAction {
  /// How long a tap lasts unless the step says otherwise.
  package static let tapMilliseconds: Int64 = 80

  /// The device of `touch`.
  package static let screen = "screen"

  /// What `look` answers: of a page that asks `chips -+`, the second of its options chosen.
  package static func screen(_ state: String, chosen: [Bool]) -> String {
    chosen.isEmpty ? state : "\(state) " + chosen.map { $0 ? "+" : "-" }.joined()
  }

  /// `nil` when the words are no step.
  init?(words: [String]) {
    guard let verb = words.first else { return nil }
    let arguments = ScenarioArguments(words.dropFirst())
    if let action = Self.atTheDesk(verb, arguments.plain) {
      self = action
      return
    }
    let session = arguments.plain.first.flatMap(SessionID.init)
    switch (verb, session) {
    case ("open", .some(let id)): self.init(opening: id, arguments)
    case ("invite", .some(let id)): self = .invite(id)
    case ("close", .some(let id)): self = .close(id)
    case ("cancel", .some(let id)): self = .cancel(id)
    case ("paint", nil): self = .paint
    case ("poke", _) where arguments.plain.isEmpty || arguments.plain == ["control"]:
      self = .poke(onControl: !arguments.plain.isEmpty)
    case ("touch", .some): self.init(touch: arguments)
    case ("slide", nil): self = .slide(device: arguments.device)
    case ("restart", nil): self = .restart
    case ("ask", nil): self = .ask
    case ("look", nil): self = .look
    case ("wait", nil): self = .wait
    case ("lose", .some), ("regain", .some): self.init(availability: verb, arguments)
    case ("press", .some), ("both", .some), ("down", .some), ("up", .some): self.init(finger: verb, arguments)
    default: return nil
    }
  }

  /// `nil` when the words are no step of a clerk, a source or a device.
  private static func atTheDesk(_ verb: String, _ words: [String]) -> ScenarioAction? {
    switch (verb, words.first, words.count) {
    case ("badge", "none", 1): .badge(nil)
    case ("badge", let text?, 1): ClerkID(text).map(ScenarioAction.badge)
    case ("button", nil, 0): .button
    case ("receipt", let text?, 1): DossierCode(text).map(ScenarioAction.receipt)
    case ("feed", "connected", 1): .feed(isConnected: true)
    case ("feed", "lost", 1): .feed(isConnected: false)
    case ("keys", "gone", 1): .keys(areThere: false)
    case ("keys", "back", 1): .keys(areThere: true)
    default: nil
    }
  }

  private init?(availability verb: String, _ arguments: ScenarioArguments) {
    guard let cause = arguments.plain.first.flatMap(Unavailability.init(rawValue:)) else { return nil }
    self = verb == "lose" ? .lose(cause) : .regain(cause)
  }

  private init?(touch arguments: ScenarioArguments) {
    let held = arguments.values("for").first.map { Int64($0) } ?? Self.tapMilliseconds
    guard arguments.plain.count == 1, let key = arguments.key(arguments.plain[0]), let held, held >= 0 else {
      return nil
    }
    self = .touch(key.meaning, heldMilliseconds: held)
  }

  private init?(finger verb: String, _ arguments: ScenarioArguments) {
    let keys = arguments.plain.compactMap(arguments.key)
    guard keys.count == arguments.plain.count, keys.count == (verb == "both" ? 2 : 1) else { return nil }
    switch verb {
    case "press":
      let held = arguments.values("for").first.map { Int64($0) } ?? Self.tapMilliseconds
      guard let held, held >= 0 else { return nil }
      self = .press(keys[0], heldMilliseconds: held)
    case "both": self = .both(keys[0], keys[1])
    case "down": self = .down(keys[0])
    default: self = .up(keys[0])
    }
  }

  private init?(opening id: SessionID, _ arguments: ScenarioArguments) {
    let clerks = arguments.values("clerk")
    let named = arguments.values("dossier").map(SessionRequest.Dossier.init(text:))
    let count = Int(arguments.values("dossiers").first ?? "0") ?? 0
    let numbered = (0..<max(0, count)).map { SessionRequest.Dossier(text: "H56.14-261121-\(1000 + $0):receiving") }
    let dossiers = (named + numbered).compactMap { $0 }
    let clerk = clerks.first.flatMap(ClerkID.init)
    guard let source = SessionSource(rawValue: arguments.values("source").first ?? "api") else { return nil }
    guard dossiers.count == named.count + numbered.count, (clerk == nil) == clerks.isEmpty else { return nil }
    self = .open(
      ScenarioOpening(
        id: id, clerk: clerk, dossiers: dossiers, ticket: arguments.values("ticket").first.flatMap(TicketNumber.init),
        drawnMilliseconds: arguments.values("drawn").first.flatMap { Int64($0) }, source: source))
  }
}

/// The words after a verb: plain ones, and `name=value`.
private struct ScenarioArguments {
  private(set) var plain: [String] = []
  private var named: [(name: String, value: String)] = []

  init(_ words: some Sequence<String>) {
    for word in words {
      if let equals = word.firstIndex(of: "=") {
        named.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
      } else {
        plain.append(word)
      }
    }
  }

  func values(_ name: String) -> [String] { named.filter { $0.name == name }.map(\.value) }

  var device: String { values("device").first ?? "panel" }

  func key(_ word: String) -> ScenarioKey? {
    let meaning: KeyMeaning? =
      switch word {
      case "decline": .decline
      case "proceed": .proceed
      case _ where word.hasPrefix("option:"): Int(word.dropFirst("option:".count)).map(KeyMeaning.option)
      default: LevelName(word).map(KeyMeaning.level)
      }
    guard let meaning, let channel = Channel(rawValue: values("channel").first ?? "button") else { return nil }
    return ScenarioKey(meaning: meaning, device: device, channel: channel)
  }
}

extension SessionRequest.Dossier {
  /// `CODE:STAGE[:TIMELINESS]`.
  fileprivate init?(text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 || parts.count == 3, let code = DossierCode(parts[0]), let stage = Stage(rawValue: parts[1])
    else { return nil }
    let timeliness = parts.count == 3 ? Timeliness(rawValue: parts[2]) : nil
    guard parts.count == 2 || timeliness != nil else { return nil }
    self.init(code: code, procedure: nil, stage: stage, timeliness: timeliness)
  }
}
