/// Collects raw events into frames.
package struct FrameAssembler: Sendable {
  /// A frame this long ends by itself: a device that never reports must not fill the memory.
  package static let mostEvents = 1024

  private var events: [RawEvent] = []

  package init() {}

  /// The frame that this event completes, if it completes one.
  package mutating func add(_ event: RawEvent) -> InputFrame? {
    if !event.endsFrame {
      events.append(event)
      guard events.count == Self.mostEvents else { return nil }
    }
    defer { events.removeAll(keepingCapacity: true) }
    return InputFrame(time: event.time, events: events)
  }

  /// Forgets the frame that has begun: the kernel lost the rest of it.
  package mutating func discard() {
    events.removeAll(keepingCapacity: true)
  }
}
