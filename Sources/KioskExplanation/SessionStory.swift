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
      /// What is asked after the level: something was chosen, never what.
      case answered(device: String)
      case passed(device: String)
      case contacted(device: String)
      /// A press that is no rating; of this session, or of none.
      ///
      /// - Parameter inOutage: The finger went down while no rating could be taken.
      case press(Disposition, device: String, inOutage: Bool)
      /// Without a rating.
      case ended(Outcome)
      /// Empty: ratings are possible again.
      case availability([String])
      case started
      /// The same run of the machine opened its journal anew, after it could not be written.
      case reopened
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
  /// Whether ratings could be taken, since when, in the run of the machine that is told.
  private var outages = Outages()

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
    for entry in journal.entries[..<start] { outages.take(entry) }
    for (place, entry) in zip(journal.entries.indices, journal.entries).dropFirst(start) {
      outages.take(entry)
      if case .boot = entry.payload, isNewest, journal.reopens(at: place) {
        add(.reopened, entry, journal)
      } else if case .open = entry.payload, entry.sequence != opened.sequence, isNewest {
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
    case .answer(let payload) where payload.session == session:
      return payload.passed ? .passed(device: payload.device) : .answered(device: payload.device)
    case .contact(let payload) where payload.session == session:
      return payload.passed ? .passed(device: payload.device) : .contacted(device: payload.device)
    case .press(let payload): return press(payload, entry, isNewest: isNewest)
    case .availability(let payload): return isNewest ? .availability(payload.causes) : nil
    case .boot: return isNewest ? .started : nil
    case .release(let payload): return rating.map(payload.ratings.contains) == true ? .released(payload.reason) : nil
    default: return nil
    }
  }

  private mutating func press(_ payload: PressPayload, _ entry: Entry, isNewest: Bool) -> Event.What? {
    guard payload.session == session || (payload.session == nil && isNewest) else { return nil }
    if payload.session == nil {
      ambient += 1
      guard ambient <= Self.mostAmbient else {
        untoldAmbient += 1
        return nil
      }
    }
    return .press(payload.disposition, device: payload.device, inOutage: outages.hold(at: payload.down))
  }

  private mutating func add(_ what: Event.What, _ entry: Entry, _ journal: JournalContents) {
    let at = entry.happened
    let since = entry.boot == opened.boot ? at.milliseconds(since: opened.mono) : nil
    events.append(
      Event(entry: entry.sequence, what: what, sinceOpenMilliseconds: since, wall: journal.wall(at, of: entry.boot)))
  }
}

/// When no rating could be taken, in one run of the machine.
private struct Outages: Hashable, Sendable {
  private struct Change: Hashable {
    let since: Instant
    let isOutage: Bool
  }

  private var changes: [Change] = []

  mutating func take(_ entry: Entry) {
    switch entry.payload {
    // A process begins with everything there.
    case .boot: changes = []
    case .availability(let payload):
      changes.append(Change(since: payload.since ?? entry.mono, isOutage: !payload.causes.isEmpty))
    default: break
    }
  }

  func hold(at time: Instant) -> Bool { changes.last { $0.since <= time }?.isOutage ?? false }
}

extension JournalContents {
  /// A boot entry within the run of the machine that was there before, followed by word of a journal that could not be written.
  fileprivate func reopens(at place: Int) -> Bool {
    guard place > 0, entries[place - 1].boot == entries[place].boot else { return false }
    for entry in entries[(place + 1)...] where entry.boot == entries[place].boot {
      switch entry.payload {
      case .configuration, .anchor, .dating, .release: continue
      case .availability(let payload):
        return payload.since != nil && payload.causes.contains(Unavailability.journal.rawValue)
      default: return false
      }
    }
    return false
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
    case .answer(let payload): payload.down
    case .contact(let payload): payload.down
    case .availability(let payload): payload.since ?? mono
    default: mono
    }
  }
}
