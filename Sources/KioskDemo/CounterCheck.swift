import KioskJournal
import RatingModel

/// What one counter's kiosk acknowledged, looked up in its journal one by one. What is missing, doubled or other than it was
/// answered is named; never with its level.
struct CounterCheck {
  /// Presses that the journal kept, by what they became: answered so, or kept though their answer was lost.
  private(set) var kept: [String: Int] = [:]
  /// Presses that became what was answered; not to be found, where the answer was that they were not taken.
  private(set) var asAnswered = 0
  private(set) var inDoubt = 0
  private(set) var keptOfThoseInDoubt = 0
  /// Presses of a technician that are known to have been taken.
  private(set) var duringMaintenance = 0
  /// Sessions of whose opening nobody could hear.
  private(set) var keptOpenedInDoubt = 0
  private(set) var findings: [String] = []

  private let counter: String

  init(_ account: CounterAccount, journal: JournalContents) {
    counter = account.counter
    var records = Dictionary(grouping: journal.entries.compactMap { KeptPress($0, in: journal) }, by: \.at)
    for (index, press) in account.presses.enumerated() {
      check(press, number: index + 1, records.removeValue(forKey: press.at) ?? [])
    }
    for record in records.values.joined().sorted(by: { $0.entry < $1.entry }) {
      find("entry \(record.entry) keeps a press that nobody made")
    }
    checkSessions(account, journal)
  }

  private mutating func check(_ press: CounterAccount.Press, number: Int, _ records: [KeptPress]) {
    if press.result == nil { inDoubt += 1 }
    let name = "press \(number), \(press.result.map { "answered “\($0)”" } ?? "in doubt"),"
    guard records.count < 2 else { return find("\(name) is kept \(records.count) times") }
    guard let record = records.first else {
      switch press.result {
      case nil: return
      case CounterAccount.notTaken: return asAnswered += 1
      default: return find("\(name) is not in the journal")
      }
    }
    guard press.result ?? record.result == record.result else { return find("\(name) is kept as “\(record.result)”") }
    if record.choosesALevel, record.level != press.level { return find("\(name) is kept with another level") }
    if let choice = record.choice, choice != press.choice { return find("\(name) is kept as another choice") }
    if press.isTechnicians != (record.result == Disposition.maintenance.rawValue) {
      return find("\(name) \(press.isTechnicians ? "was a technician's" : "was nobody's work on the kiosk")")
    }
    if record.countsForASession, record.session != press.session {
      return find("\(name) is kept for another session than \(press.session ?? "none")")
    }
    kept[record.result, default: 0] += 1
    if press.isTechnicians { duringMaintenance += 1 }
    if press.result == nil { keptOfThoseInDoubt += 1 } else { asAnswered += 1 }
  }

  private mutating func checkSessions(_ account: CounterAccount, _ journal: JournalContents) {
    var opens: [String: Int] = [:]
    var ratings: [String: Int] = [:]
    var services: [String: CounterAccount.Service] = [:]
    var own: Set<String> = []
    for entry in journal.entries {
      switch entry.payload {
      case .open(let payload):
        opens[journal.name(of: payload.session) ?? "", default: 0] += 1
        services[journal.name(of: payload.session) ?? ""] = payload.service
        if payload.source == .scan || payload.source == .inviteButton {
          own.insert(journal.name(of: payload.session) ?? "")
        }
      case .rating(let payload): ratings[journal.name(of: payload.session) ?? "", default: 0] += 1
      default: break
      }
    }
    for session in account.sessions {
      let count = opens.removeValue(forKey: session.id) ?? 0
      if session.isAcknowledged, count == 0 { find("session \(session.id), acknowledged, is not in the journal") }
      if count > 0, let service = session.service, services[session.id] != service {
        find("session \(session.id) counts for somebody else than who served")
      }
      if count > 1 { find("session \(session.id) is opened \(count) times") }
    }
    // Of those whose names nobody could hear.
    for id in opens.keys.filter(own.contains).sorted().prefix(account.openedInDoubt) {
      opens[id] = nil
      keptOpenedInDoubt += 1
    }
    for (id, count) in opens.sorted(by: { $0.key < $1.key }) {
      find("session \(id.isEmpty ? "without an id" : id) is opened \(count) times and nobody asked for it")
    }
    for (id, count) in ratings.sorted(by: { $0.key < $1.key }) where count > 1 {
      find("session \(id) has \(count) ratings")
    }
  }

  private mutating func find(_ text: String) { findings.append("\(counter): \(text)") }
}

/// An entry that a press made.
private struct KeptPress {
  let entry: Int64
  /// When the finger went down.
  let at: Instant
  /// As the kiosk would answer it.
  let result: String
  let session: String?
  let level: String?
  /// A rating, a correction or a decline: it is the session's answer.
  let countsForASession: Bool
  /// A declining press has none, and a press that says nothing has none.
  let choosesALevel: Bool
  /// What holds after it of what is asked after the level.
  var choice: DemoChoice?

  init?(_ entry: Entry, in journal: JournalContents) {
    self.entry = entry.sequence
    switch entry.payload {
    case .rating(let payload):
      (at, result, countsForASession, choosesALevel) = (payload.down, "rating", true, true)
      (session, level) = (journal.name(of: payload.session), payload.level.level.text)
    case .correction(let payload):
      (at, result, countsForASession, choosesALevel) = (payload.down, "correction", true, true)
      (session, level) = (journal.name(of: payload.session), payload.level.level.text)
    case .outcome(let payload) where payload.outcome == .declined:
      (at, result, countsForASession, choosesALevel) = (entry.mono, "declined", true, false)
      (session, level) = (journal.name(of: payload.session), nil)
    case .press(let payload):
      (at, result, countsForASession, choosesALevel) = (payload.down, payload.disposition.rawValue, false, false)
      (session, level) = (payload.session.flatMap(journal.name), payload.level?.level.text)
    case .answer(let payload):
      (at, result, countsForASession, choosesALevel) = (payload.down, "answer", true, false)
      (session, level) = (journal.name(of: payload.session), nil)
      choice = .answers(question: payload.question.text, payload.answers.map(\.text))
    case .contact(let payload):
      (at, result, countsForASession, choosesALevel) = (payload.down, "answer", true, false)
      (session, level) = (journal.name(of: payload.session), nil)
      choice = .contact(journal.wishesContact(entry.sequence) ?? false)
    default: return nil
    }
  }
}

extension OpenPayload {
  /// A session in doubt counts for nobody and says so.
  fileprivate var service: CounterAccount.Service? {
    if marks.contains(.clerkInDoubt) { return clerk == nil ? .inDoubt : nil }
    return CounterAccount.Service(staff: clerk?.staff.text)
  }
}
