import RatingModel

/// What devices told in one turn, and whether it is in the order of its times: whoever adds to it knows the time, and nobody has to
/// look through all of it again.
package struct InputEvents: Sendable {
  package private(set) var all: [InputEvent] = []
  private var latest: Instant?
  private var isInOrder = true

  package init() {}

  /// What something tells that has no turn of its own.
  package static func told(_ tell: (inout InputEvents) -> Void) -> [InputEvent] {
    var events = InputEvents()
    tell(&events)
    return events.all
  }

  /// - Parameter time: That of the event.
  mutating func append(_ event: InputEvent, at time: Instant) {
    if let latest, time < latest { isInOrder = false } else { latest = time }
    all.append(event)
  }

  package mutating func append(contentsOf events: [InputEvent]) {
    for event in events { append(event, at: event.at) }
  }

  /// Events of equal time stay in the order in which they were told. Those of one device mostly are in order.
  package mutating func putInOrder() {
    guard !isInOrder else { return }
    all = all.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    isInOrder = true
  }

  /// Forgets all of it; the memory is kept.
  package mutating func removeAll() {
    all.removeAll(keepingCapacity: true)
    (latest, isInOrder) = (nil, true)
  }
}
