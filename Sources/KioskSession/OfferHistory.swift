import RatingModel

/// What was offered when: a short, bounded memory, so that a press is judged by the moments of its down and its up.
struct OfferHistory: Hashable, Sendable {
  /// A session makes four changes and one for each page that is asked; a finger is never awaited for longer than one
  /// rating window and two seconds.
  static let longest = 64

  /// From `since` to the next stretch nothing changed that a press depends on.
  struct Stretch: Hashable, Sendable {
    let since: Instant
    var standing: Standing
    var session: SessionNumber?
    let availability: Availability
    var isAvailable: Bool { availability == .possible }
  }

  /// Whether ratings can be taken.
  enum Availability: Hashable, Sendable {
    case possible, impossible
    /// A technician is at work: whatever is pressed is the technician's.
    case maintenance

    init(_ causes: Set<Unavailability>) {
      self = causes.isEmpty ? .possible : causes.contains(.maintenance) ? .maintenance : .impossible
    }
  }

  /// In order of time; never empty.
  private(set) var stretches: [Stretch]

  init(start: Instant, availability: Availability) {
    stretches = [Stretch(since: start, standing: .nothing, session: nil, availability: availability)]
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
      Stretch(since: start, standing: standing, session: session, availability: earlier.availability), at: place + 1)
    shorten()
  }

  mutating func change(to availability: Availability, since: Instant) {
    guard availability != newest.availability else { return }
    stretches.append(
      Stretch(
        since: max(since, newest.since), standing: newest.standing, session: newest.session,
        availability: availability))
    shorten()
  }

  /// What the newest session stands at ends at another time. Nothing else changes: it is no new stretch.
  mutating func prolong(_ standing: Standing, until: Instant) {
    for index in stretches.indices where stretches[index].session == newest.session {
      if stretches[index].standing == standing { stretches[index].standing = standing.ending(until) }
    }
  }

  /// The stretch that holds a time; the oldest that is remembered for anything before.
  func index(at time: Instant) -> Int {
    stretches.lastIndex { $0.since <= time } ?? 0
  }

  func isMaintenance(at time: Instant) -> Bool {
    let stretch = stretches[index(at: time)]
    return stretch.availability == .maintenance && stretch.since <= time
  }

  private mutating func shorten() {
    stretches.removeFirst(max(0, stretches.count - Self.longest))
  }
}
