import KioskInput

/// The same as values, for tests.
extension ButtonInterpreter {
  mutating func handle(_ frame: InputFrame) -> [InputEvent] { InputEvents.told { handle(frame, into: &$0) } }
}

extension TouchInterpreter {
  mutating func handle(_ frame: InputFrame) -> [InputEvent] { InputEvents.told { handle(frame, into: &$0) } }
}

extension ScanInterpreter {
  mutating func handle(_ frame: InputFrame) -> [InputEvent] { InputEvents.told { handle(frame, into: &$0) } }
}

extension FrameAssembler {
  /// The frame that the event completes.
  mutating func add(_ event: RawEvent) -> InputFrame? {
    var frame: InputFrame?
    add(event) { frame = $0 }
    return frame
  }
}
