import RatingModel

/// One event as the kernel gives it (`struct input_event`).
package struct RawEvent: Hashable, Sendable {
  /// The kernel's CLOCK_MONOTONIC time of the event.
  package let time: Instant
  package let type: UInt16
  package let code: UInt16
  package let value: Int32

  @inlinable package init(time: Instant, type: UInt16, code: UInt16, value: Int32) {
    self.time = time
    self.type = type
    self.code = code
    self.value = value
  }

  /// EV_SYN: marks the structure of the stream.
  package static let synchronisation: UInt16 = 0
  /// EV_KEY: a key or button; value 1 down, 0 up, 2 auto-repeat.
  package static let key: UInt16 = 1
  /// EV_ABS: the value of an axis, where it changed.
  package static let absolute: UInt16 = 3
  /// SYN_REPORT: the frame is complete.
  package static let report: UInt16 = 0

  package var endsFrame: Bool { type == Self.synchronisation && code == Self.report }
}

/// What a device says at one moment: all events up to a SYN_REPORT, without it.
package struct InputFrame: Hashable, Sendable {
  package let time: Instant
  package internal(set) var events: [RawEvent]

  package init(time: Instant, events: [RawEvent]) {
    self.time = time
    self.events = events
  }
}
