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
  /// Batches that contradicted what was taken before, the latest first; at most ``mostIncidents``.
  package let incidents: [Incident]

  package static let mostIncidents = 100
  package static let longestSoftware = 64

  package init(
    kiosk: KioskID, place: KioskPlace?, standing: KioskStanding, software: String,
    enrolledAt: WallTime, journals: [JournalStatus], incidents: [Incident]
  ) {
    self.kiosk = kiosk
    self.place = place
    self.standing = standing
    self.software = software
    self.enrolledAt = enrolledAt
    self.journals = journals
    self.incidents = incidents
  }
}

extension KioskStatus {
  /// What may be told where the kiosk does not stand: the journals that counted there, and what befell them.
  func elsewhere(only counted: Set<JournalID>) -> KioskStatus {
    KioskStatus(
      kiosk: kiosk, place: nil, standing: standing, software: software, enrolledAt: enrolledAt,
      journals: journals.filter { counted.contains($0.journal) },
      incidents: incidents.filter { counted.contains($0.journal) })
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
    digest: Receipt.DigestState, newlyCovered: Int64, matched: Matched?
  ) {
    self.journal = journal
    self.firstHeardAt = firstHeardAt
    self.lastHeardAt = lastHeardAt
    self.head = head
    self.headAt = headAt
    self.digest = digest
    self.newlyCovered = newlyCovered
    self.matched = matched
  }
}

/// A refused batch that contradicted what the centre took before. One per journal and code, however often it came.
package struct Incident: Hashable, Sendable {
  package let journal: JournalID
  /// One of those that ``IntakeRefusal/breachesIntegrity``.
  package let refusal: IntakeRefusal
  package let times: Int
  package let firstAt: WallTime
  package let lastAt: WallTime

  package init(journal: JournalID, refusal: IntakeRefusal, times: Int, firstAt: WallTime, lastAt: WallTime) {
    self.journal = journal
    self.refusal = refusal
    self.times = times
    self.firstAt = firstAt
    self.lastAt = lastAt
  }
}
