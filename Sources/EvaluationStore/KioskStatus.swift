import ForwardingContract
import RatingModel

/// What the centre knows of a kiosk. Holds no count and no level.
package struct KioskStatus: Hashable, Sendable {
  package let kiosk: KioskID
  /// The counter for which it was enrolled last; `nil` in a report of units at none of which it stands.
  package let place: KioskPlace?
  package let standing: KioskStanding
  /// As of the newest head, or of enrolment; cut to ``longestSoftware`` characters.
  package let software: String
  package let enrolledAt: WallTime
  /// Every journal that it sent, the one heard from last first; empty before its first batch.
  package let journals: [JournalStatus]
  /// Integrity events that nobody has closed, the open ones first, then the newest; at most ``mostEvents``.
  package let events: [IntegrityEvent]

  package static let mostEvents = 100
  package static let longestSoftware = 64

  package init(
    kiosk: KioskID, place: KioskPlace?, standing: KioskStanding, software: String,
    enrolledAt: WallTime, journals: [JournalStatus], events: [IntegrityEvent] = []
  ) {
    self.kiosk = kiosk
    self.place = place
    self.standing = standing
    self.software = software
    self.enrolledAt = enrolledAt
    self.journals = journals
    self.events = events
  }
}

extension KioskStatus {
  /// What may be told where the kiosk does not stand: the journals that counted there, and what befell them.
  func elsewhere(only counted: Set<JournalID>) -> KioskStatus {
    KioskStatus(
      kiosk: kiosk, place: nil, standing: standing, software: software, enrolledAt: enrolledAt,
      journals: journals.filter { counted.contains($0.journal) },
      events: events.filter { $0.journal.map(counted.contains) ?? false }.map { $0.withoutPlace() })
  }
}

/// A counter of a unit.
package struct KioskPlace: Hashable, Sendable, Comparable {
  package let unit: UnitCode
  package let counter: CounterCode

  package init(unit: UnitCode, counter: CounterCode) {
    self.unit = unit
    self.counter = counter
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.unit, left.counter) < (right.unit, right.counter)
  }
}

/// How far the centre follows one journal.
package struct JournalStatus: Hashable, Sendable {
  package let journal: JournalID
  package let firstHeardAt: WallTime
  /// When any batch of the journal came last, late and repeated ones included.
  package let lastHeardAt: WallTime
  /// The newest head that the centre countersigned.
  package let head: Head
  /// When that head came first: the open tail is not older than this.
  package let headAt: WallTime
  /// Whether the centre's tallies are the newest head's.
  package let digest: Receipt.DigestState
  /// Entries that the newest head's receipt was the first to cover: the kiosk's open tail when it made the batch. How long
  /// the tail is now, the kiosk alone knows.
  package let newlyCovered: Int64
  /// The newest head at which the digests were equal; `nil` when they never were.
  package let matched: Matched?
  /// The countersigned entry that the kiosk was asked for and has not shown to stand in the journal still; `nil` while there is
  /// no doubt.
  package let unproven: Int64?
  /// Released tallies that the kiosk keeps back, because the centre refused them.
  package let keptBack: Int
  /// Nothing of it is taken any more.
  package let abandoned: Receipt.Abandonment?

  package struct Matched: Hashable, Sendable {
    package let sequence: Int64
    package let time: WallTime

    package init(sequence: Int64, time: WallTime) {
      self.sequence = sequence
      self.time = time
    }
  }

  package init(
    journal: JournalID, firstHeardAt: WallTime, lastHeardAt: WallTime, head: Head, headAt: WallTime,
    digest: Receipt.DigestState, newlyCovered: Int64, matched: Matched?,
    unproven: Int64? = nil, keptBack: Int = 0, abandoned: Receipt.Abandonment? = nil
  ) {
    self.journal = journal
    self.firstHeardAt = firstHeardAt
    self.lastHeardAt = lastHeardAt
    self.head = head
    self.headAt = headAt
    self.digest = digest
    self.newlyCovered = newlyCovered
    self.matched = matched
    self.unproven = unproven
    self.keptBack = keptBack
    self.abandoned = abandoned
  }
}
