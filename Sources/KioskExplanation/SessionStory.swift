import KioskJournal
import KioskSession
import RatingModel

/// What happened to one session, and at its counter until the next one was opened.
package struct SessionStory: Hashable, Sendable {
  /// One thing that the journal holds.
  package struct Event: Hashable, Sendable {
    package enum What: Hashable, Sendable {
      case opened(OpenPayload)
      case invited
      case closed
      /// The session's one answer.
      case rated(device: String, marks: Marks)
      case corrected(device: String)
      /// A press that is no rating; of this session, or of none.
      case press(Disposition, device: String)
      /// Without a rating.
      case ended(Outcome)
      /// Empty: ratings are possible again.
      case availability([String])
      case started
      case released(ReleasePayload.Reason)
      case followed
    }

    package let entry: Int64
    package let what: What
    /// Since the open, by the kiosk's monotonic clock; `nil` in another run of the machine.
    package let sinceOpenMilliseconds: Int64?
    /// Civil time; `nil` while nobody vouched for it.
    package let wall: WallTime?
  }

  /// Presses of no session after this one that are told one by one.
  package static let mostAmbient = 20

  package let session: SessionNumber
  /// The caller's name of it; `nil` once erased.
  package let id: String?
  /// The configuration under which it took place.
  package let configuration: CounterConfiguration
  package private(set) var events: [Event] = []
  /// Presses of no session beyond ``mostAmbient``.
  package private(set) var untoldAmbient = 0
  /// `nil` while it has none.
  package private(set) var outcome: Outcome?

  private let opened: Entry
  private var rating: Int64?
  private var ambient = 0

  /// `nil` when the journal holds no such session.
  package init?(of session: SessionNumber, in journal: JournalContents) {
    guard let start = journal.entries.firstIndex(where: { $0.opens(session) }),
      let configuration = journal.entries[...start].reversed().lazy.compactMap(\.configuration).first
    else { return nil }
    self.session = session
    self.configuration = configuration
    id = journal.name(of: session)
    opened = journal.entries[start]
    var isNewest = true
    for entry in journal.entries[start...] {
      if case .open = entry.payload, entry.sequence != opened.sequence, isNewest {
        isNewest = false
        add(.followed, entry, journal)
      } else if let what = what(entry, isNewest: isNewest) {
        add(what, entry, journal)
      }
    }
  }

  /// What an entry means for the session; `nil` when it is about something else.
  private mutating func what(_ entry: Entry, isNewest: Bool) -> Event.What? {
    switch entry.payload {
    case .open(let payload): return payload.session == session ? .opened(payload) : nil
    case .invite(let payload): return payload.session == session ? .invited : nil
    case .close(let payload): return payload.session == session ? .closed : nil
    case .rating(let payload) where payload.session == session:
      (rating, outcome) = (entry.sequence, .rated)
      return .rated(device: payload.device, marks: payload.marks)
    case .correction(let payload): return payload.session == session ? .corrected(device: payload.device) : nil
    case .outcome(let payload) where payload.session == session:
      outcome = payload.outcome
      return .ended(payload.outcome)
    case .press(let payload): return press(payload, isNewest: isNewest)
    case .availability(let payload): return isNewest ? .availability(payload.causes) : nil
    case .boot: return isNewest ? .started : nil
    case .release(let payload): return rating.map(payload.ratings.contains) == true ? .released(payload.reason) : nil
    default: return nil
    }
  }

  private mutating func press(_ payload: PressPayload, isNewest: Bool) -> Event.What? {
    guard payload.session == session || (payload.session == nil && isNewest) else { return nil }
    if payload.session == nil {
      ambient += 1
      guard ambient <= Self.mostAmbient else {
        untoldAmbient += 1
        return nil
      }
    }
    return .press(payload.disposition, device: payload.device)
  }

  private mutating func add(_ what: Event.What, _ entry: Entry, _ journal: JournalContents) {
    let at = entry.happened
    let since = entry.boot == opened.boot ? at.milliseconds(since: opened.mono) : nil
    events.append(
      Event(entry: entry.sequence, what: what, sinceOpenMilliseconds: since, wall: journal.wall(at, of: entry.boot)))
  }
}

extension Entry {
  fileprivate func opens(_ session: SessionNumber) -> Bool {
    if case .open(let payload) = payload { payload.session == session } else { false }
  }

  fileprivate var configuration: CounterConfiguration? {
    if case .configuration(let payload) = payload { payload } else { nil }
  }

  /// A press happened when the finger went down; an outage that is told afterwards when it began.
  fileprivate var happened: Instant {
    switch payload {
    case .rating(let payload): payload.down
    case .correction(let payload): payload.down
    case .press(let payload): payload.down
    case .availability(let payload): payload.since ?? mono
    default: mono
    }
  }
}
