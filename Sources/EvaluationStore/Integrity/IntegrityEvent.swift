import RatingModel

/// A contradiction, as it is kept: never removed, and changed only in how often it came and how it ended. Tells no level.
package struct IntegrityEvent: Hashable, Sendable {
  /// Counts from 1 within the store: short enough to be read out.
  package let id: Int64
  package let kiosk: KioskID
  /// Where the kiosk stood when it came first; `nil` in a report of units at none of which it stood.
  package let place: KioskPlace?
  /// The journal that is in doubt; `nil` where nobody knows it any more.
  package let journal: JournalID?
  package let kind: IntegrityKind
  /// The first entry in doubt; `nil` where that is not known.
  package let first: Int64?
  /// The last one; `nil` where that is not known.
  package let last: Int64?
  /// How many entries are in doubt; `nil` where nobody can tell, 0 where none is.
  package let inDoubt: Int64?
  /// How often the same came. Bounded per kiosk: what is too much is counted in the newest event of its kind.
  package let times: Int
  package let firstAt: WallTime
  package let lastAt: WallTime
  /// What else is known of the first time, by stable names.
  package let detail: [String: IntegrityDetail]
  package let state: State

  package enum State: Hashable, Sendable {
    /// Somebody must look into it.
    case open
    /// It ended by itself; nobody has judged it yet.
    /// - Parameter by: the event that explains this one.
    case settled(at: WallTime, by: Int64?)
    case closed(by: AccountName, at: WallTime, reason: String)
  }

  package init(
    id: Int64, kiosk: KioskID, place: KioskPlace?, journal: JournalID?, kind: IntegrityKind, first: Int64?,
    last: Int64?,
    inDoubt: Int64?, times: Int, firstAt: WallTime, lastAt: WallTime, detail: [String: IntegrityDetail] = [:],
    state: State
  ) {
    self.id = id
    self.kiosk = kiosk
    self.place = place
    self.journal = journal
    self.kind = kind
    self.first = first
    self.last = last
    self.inDoubt = inDoubt
    self.times = times
    self.firstAt = firstAt
    self.lastAt = lastAt
    self.detail = detail
    self.state = state
  }

  package var isOpen: Bool { state == .open }

  /// Without where the kiosk stood.
  func withoutPlace() -> IntegrityEvent {
    IntegrityEvent(
      id: id, kiosk: kiosk, place: nil, journal: journal, kind: kind, first: first, last: last, inDoubt: inDoubt,
      times: times, firstAt: firstAt, lastAt: lastAt, detail: detail, state: state)
  }
}

/// A value in an event's detail.
package enum IntegrityDetail: Hashable, Sendable, Codable {
  case number(Int64)
  case text(String)
  case texts([String])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int64.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .texts(try container.decode([String].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .texts(let texts): try container.encode(texts)
    }
  }
}
