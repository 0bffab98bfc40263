/// Collects raw events into frames.
package struct FrameAssembler: Sendable {
  /// A frame this long ends by itself: a device that never reports must not fill the memory.
  package static let mostEvents = 1024

  private var events: [RawEvent] = []

  package init() {}

  /// Hands on the frame that this event completes, if it completes one. Unless it is kept, the next one needs no memory of its own.
  package mutating func add(_ event: RawEvent, _ take: (InputFrame) -> Void) {
    if !event.endsFrame {
      events.append(event)
      guard events.count == Self.mostEvents else { return }
    }
    var frame = InputFrame(time: event.time, events: [])
    swap(&events, &frame.events)
    take(frame)
    swap(&events, &frame.events)
    events.removeAll(keepingCapacity: true)
  }

  /// Forgets the frame that has begun: the kernel lost the rest of it.
  package mutating func discard() {
    events.removeAll(keepingCapacity: true)
  }
}
