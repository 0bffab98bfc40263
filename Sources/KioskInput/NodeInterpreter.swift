import RatingModel

/// What the frames of a node mean that no configuration speaks of: every key makes presses, every finger touches, and what is
/// typed is a text and no presses.
package struct NodeInterpreter: Sendable {
  package enum Told: Hashable, Sendable {
    case press(code: UInt16, Press)
    case touch(Touch)
    case typed(TypedText)

    /// When it was decided.
    package var at: Instant {
      switch self {
      case .press(_, let press): press.decided
      case .touch(let touch): touch.decided
      case .typed(let text): text.at
      }
    }
  }

  /// A touch screen, as far as it must be known to read it.
  package struct Screen: Hashable, Sendable {
    package let touchProtocol: TouchProtocol
    package let x: TouchSurface.Axis
    package let y: TouchSurface.Axis
    package let state: TouchState

    package init(touchProtocol: TouchProtocol, x: TouchSurface.Axis, y: TouchSurface.Axis, state: TouchState) {
      self.touchProtocol = touchProtocol
      self.x = x
      self.y = y
      self.state = state
    }
  }

  private static let device = "node"

  private var buttons: ButtonInterpreter?
  private var touches: TouchInterpreter?
  private var typist: TypedTextAssembler?
  /// `nil` for a device that cannot type.
  private var typing: TypingGuard?
  private let scanner: ScannerProfile
  /// Few keys are told as the presses that they are.
  private let tellsShortTexts: Bool

  /// - Parameters:
  ///   - keys: All that the device has.
  ///   - keysDown: Those that are down.
  ///   - screen: `nil` for what is no touch screen.
  ///   - rules: By what scanned texts are told from each other.
  package init(
    _ reading: NodeReading, keys: Set<UInt16>, keysDown: Set<UInt16>, screen: Screen?, rules: ScanRules,
    at time: Instant
  ) {
    func reads(_ kind: NodeReading.Kind) -> Bool { reading.kind == .all || reading.kind == kind }
    // A finger on a touch screen is no key; a press of one of a mouse's keys is. Nobody presses what a pad wraps its digits in.
    let pressed = (reading.keys ?? keys.subtracting([TypedCharacters.numLock]))
      .subtracting(screen == nil ? [] : TouchProtocol.tellingKeys)
    if reads(.buttons) {
      let meanings = pressed.map { ($0, KeyMeaning.option(Int($0))) }
      buttons = ButtonProfile(
        device: Self.device, keys: Dictionary(uniqueKeysWithValues: meanings), actsOn: reading.actsOn,
        debounceMilliseconds: reading.debounceMilliseconds, repeatMilliseconds: reading.repeatMilliseconds
      ).map { ButtonInterpreter(profile: $0, keysDown: keysDown, at: time) }
    }
    if reads(.touch), let screen, let profile = TouchProfile(device: Self.device, turn: reading.turn) {
      touches = TouchInterpreter(
        profile: profile, surface: TouchSurface(x: screen.x, y: screen.y, turn: reading.turn),
        protocol: screen.touchProtocol, state: screen.state, at: time)
    }
    // Affixes of a reading are in order: only what is checked is set.
    guard
      let scanner = ScannerProfile(device: Self.device, rules: rules, prefix: reading.prefix, suffix: reading.suffix)
    else { preconditionFailure("a reading holds no affix that is none") }
    self.scanner = scanner
    tellsShortTexts = reading.kind == .scanner
    guard keys.isSuperset(of: ScannerProfile.neededKeys) else { return }
    typing = TypingGuard()
    if reads(.scanner) { typist = TypedTextAssembler(keysDown: keysDown) }
  }

  package mutating func handle(_ frame: InputFrame) -> [Told] {
    typing?.note(frame)
    var (presses, points) = (InputEvents(), InputEvents())
    buttons?.handle(frame, into: &presses)
    touches?.handle(frame, into: &points)
    return told(presses.all, points.all, typist?.handle(frame), at: frame.time)
  }

  package mutating func settle(at time: Instant) -> [Told] {
    told(buttons?.settle(at: time), touches?.settle(at: time), typist?.settle(at: time).map { [$0] }, at: time)
  }

  /// - Parameter fingers: What a touch screen says of its slots.
  package mutating func resync(keysDown: Set<UInt16>, fingers: TouchState, at time: Instant) -> [Told] {
    typing?.lost(at: time)
    typist?.resync(keysDown: keysDown, at: time)
    return told(buttons?.resync(keysDown: keysDown, at: time), touches?.resync(fingers, at: time), nil, at: time)
  }

  package mutating func vanished(at time: Instant) -> [Told] {
    // No key follows any more: every run is over.
    let over = time.adding(milliseconds: 2 * TypedTextAssembler.silenceMilliseconds)
    return told(buttons?.vanished(at: time), touches?.vanished(at: time), nil, at: over)
  }

  package var nextDeadline: Instant? {
    [buttons?.nextDeadline, touches?.nextDeadline, typist?.nextDeadline, typing?.nextDeadline].compactMap { $0 }.min()
  }

  /// Nothing that it has is read so: it will never say anything.
  package var isMute: Bool { buttons == nil && touches == nil && typist == nil }

  /// What a typed text is.
  package func scan(_ text: TypedText) -> Scan { scanner.scan(text.text) }

  /// The text without what the scanner puts around it.
  package func bare(_ text: TypedText) -> String { scanner.bare(text.text) ?? text.text }

  private mutating func told(
    _ presses: [InputEvent]?, _ touches: [InputEvent]?, _ texts: [TypedText]?, at time: Instant
  ) -> [Told] {
    var told: [Told] = []
    for event in (presses ?? []) + (touches ?? []) {
      switch event {
      case .press(let press):
        guard case .option(let place) = press.meaning, let code = UInt16(exactly: place) else { continue }
        if typing == nil { told.append(.press(code: code, press)) } else { typing?.hold(code, press) }
      case .touch(let touch): told.append(.touch(touch))
      default: continue
      }
    }
    told += (typing?.settle(at: time) ?? []).map { .press(code: $0.code, $0.press) }
    return told + (texts ?? []).filter { tellsShortTexts || $0.hand != .short }.map(Told.typed)
  }
}
