import RatingModel

/// What one counter was asked, and what its kiosk answered: the side of the caller, against which its journal is held.
struct CounterAccount: Sendable {
  struct Press: Sendable {
    /// The kiosk's monotonic time. No two presses of a counter have the same.
    let at: Instant
    let level: String?
    /// The session that was opened last when it was made.
    let session: String?
    /// What holds after it if it was answered as a choice on a page that is asked after the level.
    var choice: DemoChoice?
    /// Made while a technician was at work.
    var isTechnicians = false
    /// The kiosk's answer; `nil` when it went before it answered: kept or not, only the journal knows.
    var result: String?
  }

  struct Session: Sendable {
    let id: String
    let isAcknowledged: Bool
    /// `nil` where nobody said who serves.
    var service: Service?
  }

  /// Who serves a session, as everybody at the counter knows.
  struct Service: Hashable, Sendable {
    /// `nil` when request and badge name different clerks.
    let staff: String?

    static let inDoubt = Service(staff: nil)
  }

  /// The answer of a kiosk that could not keep a press.
  static let notTaken = "notTaken"

  /// The counter's code.
  let counter: String
  private(set) var presses: [Press] = []
  private(set) var sessions: [Session] = []
  /// Sessions that the kiosk may have opened by itself, without anyone having heard of it: it went just then.
  var openedInDoubt = 0

  init(counter: String) { self.counter = counter }

  /// A finger, before anything is known of it. Its number from 1 is the number of presses.
  mutating func press(at: Instant, key: Int, choice: DemoChoice? = nil, isTechnicians: Bool = false) {
    let level = DemoOffice.levels.indices.contains(key - 1) ? DemoOffice.levels[key - 1].name : nil
    presses.append(
      Press(at: at, level: level, session: sessions.last?.id, choice: choice, isTechnicians: isTechnicians))
  }

  /// The answer to the newest press.
  mutating func answer(_ result: String) { presses[presses.count - 1].result = result }

  mutating func open(_ id: String, isAcknowledged: Bool, service: Service? = nil) {
    sessions.append(Session(id: id, isAcknowledged: isAcknowledged, service: service))
  }
}
