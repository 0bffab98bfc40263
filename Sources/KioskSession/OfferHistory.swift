import RatingModel

/// What was offered when: a short, bounded memory, so that a press is judged by the moments of its down and its up.
struct OfferHistory: Hashable, Sendable {
  /// A session makes four changes; a finger is never awaited for longer than one rating window and two seconds.
  static let longest = 32

  /// From `since` to the next stretch nothing changed that a press depends on.
  struct Stretch: Hashable, Sendable {
    let since: Instant
    var standing: Standing
    var session: SessionNumber?
    let isAvailable: Bool
  }

  /// In order of time; never empty.
  private(set) var stretches: [Stretch]

  init(start: Instant, isAvailable: Bool) {
    stretches = [Stretch(since: start, standing: .nothing, session: nil, isAvailable: isAvailable)]
  }

  var newest: Stretch { stretches[stretches.count - 1] }

  /// Puts a change of standing where it belongs in time, which may be before changes of availability that are known
  /// already.
  mutating func change(to standing: Standing, session: SessionNumber, since: Instant) {
    let place = index(at: since)
    let earlier = stretches[place]
    for later in stretches.indices where later > place {
      stretches[later].standing = standing
      stretches[later].session = session
    }
    let start = max(since, earlier.since)
    stretches.insert(
      Stretch(since: start, standing: standing, session: session, isAvailable: earlier.isAvailable), at: place + 1)
    shorten()
  }

  mutating func change(toAvailable isAvailable: Bool, since: Instant) {
    stretches.append(
      Stretch(
        since: max(since, newest.since), standing: newest.standing, session: newest.session, isAvailable: isAvailable))
    shorten()
  }

  /// The stretch that holds a time; the oldest that is remembered for anything before.
  func index(at time: Instant) -> Int {
    stretches.lastIndex { $0.since <= time } ?? 0
  }

  private mutating func shorten() {
    stretches.removeFirst(max(0, stretches.count - Self.longest))
  }
}
