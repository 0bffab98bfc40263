import EvaluationStore
import RatingModel

// What stands in the lists for programs. Descriptions of all fields are in ``DataSchemas``.

struct UnitItem: Encodable {
  let code: String
  let name: String
  @Nulled var parent: String?
  @Nulled var firstDay: String?
  @Nulled var lastDay: String?
  let predecessors: [String]

  /// - Parameter readable: the parent of the uppermost unit is somebody else's.
  init(_ unit: UnitRecord, _ readable: UnitDays) {
    code = unit.code.text
    name = unit.name
    parent = unit.parent.flatMap { readable.stretches(of: $0).isEmpty ? nil : $0.text }
    firstDay = unit.validity.first?.description
    lastDay = unit.validity.last?.description
    predecessors = unit.predecessors.map(\.text)
  }
}

struct ClerkItem: Encodable {
  let unit: String
  let staff: String
  let name: String
  let title: String
  @Nulled var firstDay: String?
  @Nulled var lastDay: String?

  init(_ record: ClerkRecord) {
    (unit, staff) = (record.clerk.unit.text, record.clerk.staff.text)
    (name, title) = (record.name, record.title)
    firstDay = record.validity.first?.description
    lastDay = record.validity.last?.description
  }
}

struct KioskItem: Encodable {
  /// The journal that was heard from last.
  struct Journal: Encodable {
    let journal: String
    let firstHeardAt: String
    let lastHeardAt: String
    let headSequence: Int64
    let headHash: String
    let headAt: String
    let digest: String
    let keptBack: Int
    @Nulled var abandoned: String?
  }

  let kiosk: String
  @Nulled var unit: String?
  @Nulled var counter: String?
  let standing: String
  let software: String
  let enrolledAt: String
  @Nulled var journal: Journal?
  let openEvents: Int

  init(_ status: KioskStatus, _ time: (WallTime) -> String) {
    kiosk = status.kiosk.text
    unit = status.place?.unit.text
    counter = status.place?.counter.text
    standing = status.standing.rawValue
    software = status.software
    enrolledAt = time(status.enrolledAt)
    journal = status.journals.first.map {
      Journal(
        journal: $0.journal.description, firstHeardAt: time($0.firstHeardAt), lastHeardAt: time($0.lastHeardAt),
        headSequence: $0.head.sequence, headHash: $0.head.hash, headAt: time($0.headAt), digest: $0.digest.rawValue,
        keptBack: $0.keptBack, abandoned: $0.abandoned?.rawValue)
    }
    openEvents = status.events.count(where: \.isOpen)
  }
}

/// Without who closed an event and why: that is written for people.
struct EventItem: Encodable {
  let id: Int64
  let kiosk: String
  @Nulled var unit: String?
  @Nulled var counter: String?
  @Nulled var journal: String?
  let kind: String
  @Nulled var firstEntry: Int64?
  @Nulled var lastEntry: Int64?
  @Nulled var entriesInDoubt: Int64?
  let times: Int
  let firstAt: String
  let lastAt: String
  let state: String
  @Nulled var endedAt: String?

  init(_ event: IntegrityEvent, _ time: (WallTime) -> String) {
    (id, kiosk, kind, times) = (event.id, event.kiosk.text, event.kind.rawValue, event.times)
    unit = event.place?.unit.text
    counter = event.place?.counter.text
    journal = event.journal?.description
    firstEntry = event.first
    lastEntry = event.last
    entriesInDoubt = event.inDoubt
    (firstAt, lastAt) = (time(event.firstAt), time(event.lastAt))
    switch event.state {
    case .open: (state, endedAt) = ("open", nil)
    case .settled(let end, _):
      (state, endedAt) = ("settled", time(end))
    case .closed(_, let end, _):
      (state, endedAt) = ("closed", time(end))
    }
  }
}

struct ClosingItem: Encodable {
  let unit: String
  let number: String
  let period: String
  @Nulled var corrects: String?
  let issuedAt: String
  let hash: String

  init(_ closing: Closing, _ time: (WallTime) -> String) {
    (unit, number, period) = (closing.unit.text, closing.number.description, closing.period.description)
    corrects = closing.corrects?.description
    (issuedAt, hash) = (time(closing.issuedAt), closing.hash)
  }
}
