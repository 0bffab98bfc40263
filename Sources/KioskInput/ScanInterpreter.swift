import RatingModel

/// Turns the frames of a device that types into scans. What was typed does not leave it, only what it is.
package struct ScanInterpreter: Sendable {
  /// Keys that change what others type.
  package static let heldKeys = TypedTextAssembler.heldKeys

  package let profile: ScannerProfile
  private var assembler: TypedTextAssembler

  package init(profile: ScannerProfile, keysDown: Set<UInt16>) {
    self.profile = profile
    assembler = TypedTextAssembler(keysDown: keysDown)
  }

  /// Takes one frame.
  package mutating func handle(_ frame: InputFrame, into told: inout InputEvents) {
    for text in assembler.handle(frame) { if let scan = scan(text) { told.append(scan, at: text.at) } }
  }

  /// Ends a text after which nothing was typed. Due at ``nextDeadline``; frames do it by themselves.
  package mutating func settle(at time: Instant) -> [InputEvent] {
    assembler.settle(at: time).flatMap(scan).map { [$0] } ?? []
  }

  /// The kernel lost events: of what is being typed something is missing.
  package mutating func resync(keysDown: Set<UInt16>, at time: Instant) -> [InputEvent] {
    assembler.resync(keysDown: keysDown, at: time)
    return []
  }

  /// The device is gone, amid a text perhaps.
  package mutating func vanished(at time: Instant) -> [InputEvent] {
    assembler = TypedTextAssembler()
    return []
  }

  /// When ``settle(at:)`` wants to be called, if nothing comes before.
  package var nextDeadline: Instant? { assembler.nextDeadline }

  /// What a person types is no scan, and nobody's business.
  private func scan(_ typed: TypedText) -> InputEvent? {
    guard typed.hand == .scanner else { return nil }
    return .scan(profile.scan(typed.text), device: profile.device, at: typed.at)
  }
}
