import KioskSession
import RatingModel
import ScenarioSupport
import Testing

/// A machine under test with events in plain words; times in milliseconds.
struct Counter {
  enum Event {
    case open(String)
    case invite(String)
    case close(String)
    case press(String, down: Int64, up: Int64, device: String = "panel")
    case fingerDown(String)
    case availability(Set<Unavailability>)
    case readThrough
  }

  private(set) var machine: SessionMachine
  private var sessions: Int64 = 0

  init(burstRatings: Int = 1000) throws {
    var settings = ScenarioSettings()
    settings.burstRatings = burstRatings
    machine = SessionMachine(rules: try #require(settings.rules), at: Instant(milliseconds: 0))
  }

  @discardableResult
  mutating func handle(_ event: Event, at milliseconds: Int64) -> [SessionEffect] {
    guard let event = sessionEvent(event) else {
      Issue.record("no event of the machine: \(event)")
      return []
    }
    return machine.handle(event, at: Instant(milliseconds: milliseconds))
  }

  private mutating func sessionEvent(_ event: Event) -> SessionEvent? {
    switch event {
    case .open(let id): return opening(id)
    case .invite(let id): return SessionID(id).map(SessionEvent.invite)
    case .close(let id): return SessionID(id).map(SessionEvent.close)
    case .press(let key, let down, let up, let device):
      return meaning(key).map { meaning in
        .press(
          Press(
            meaning: meaning, down: Instant(milliseconds: down), decided: Instant(milliseconds: up), channel: .button,
            device: device, simultaneous: false))
      }
    case .fingerDown(let key): return meaning(key).map { .fingerDown($0, device: "panel") }
    case .availability(let causes): return .availability(causes)
    case .readThrough: return .readThrough
    }
  }

  private mutating func opening(_ id: String) -> SessionEvent? {
    guard let id = SessionID(id) else { return nil }
    sessions += 1
    let facts = OpenFacts(
      nextSession: SessionNumber(sessions), requestDigest: id.text, prior: nil, sameDossier: false, wall: nil,
      local: nil)
    return .open(SessionRequest(id: id, clerk: nil, dossiers: [], ticket: nil), facts, .api)
  }

  private func meaning(_ key: String) -> KeyMeaning? {
    key == "decline" ? .decline : LevelName(key).map(KeyMeaning.level)
  }
}

extension SessionEffect {
  var kind: String {
    switch self {
    case .append: "append"
    case .reply: "reply"
    case .show: "show"
    case .wake: "wake"
    }
  }

  fileprivate var body: SessionRecord.Body? { if case .append(let record) = self { record.body } else { nil } }
}

extension [SessionEffect] {
  var replies: [SessionReply] { compactMap { if case .reply(let reply) = $0 { reply } else { nil } } }
  var shows: [Offer] { compactMap { if case .show(let offer) = $0 { offer } else { nil } } }
  var wakes: [Int64] { compactMap { if case .wake(let time) = $0 { time.microseconds / 1000 } else { nil } } }
  var ratings: [SessionRecord.Rated] {
    compactMap { if case .rating(let rated) = $0.body { rated } else { nil } }
  }
  var outcomes: [Outcome] { compactMap { if case .outcome(let ended) = $0.body { ended.outcome } else { nil } } }
  var dispositions: [Disposition] {
    compactMap { if case .press(let press) = $0.body { press.disposition } else { nil } }
  }
}
