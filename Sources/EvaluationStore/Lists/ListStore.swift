import RatingModel

/// Lists for programs, page by page.
///
/// Each has an order that never changes, and a page begins behind the last row of the one before: what is added meanwhile
/// neither doubles nor hides another row. A limit below 1 gives nothing.
package protocol ListStore: Sendable {
  /// Records of clerks whose codes these units issued, by unit, staff code and first day.
  func clerks(
    of units: Set<UnitCode>, after place: ClerkPlace?, limit: Int
  ) async throws(StoreFailure) -> [ClerkRecord]

  /// Kiosks at counters of these units, by their ids.
  func kiosks(
    in units: Set<UnitCode>, after kiosk: KioskID?, limit: Int
  ) async throws(StoreFailure) -> [KioskStatus]

  /// Integrity events of kiosks that stood at these units then, in the order of their numbers: all that ever were.
  func integrityEvents(
    in units: Set<UnitCode>, after number: Int64, limit: Int
  ) async throws(StoreFailure) -> [IntegrityEvent]

  /// Issued reports of these units, none of single clerks, by unit, year and serial number.
  func closings(
    of units: Set<UnitCode>, after place: RegisterPlace?, limit: Int
  ) async throws(StoreFailure) -> [Closing]

  /// What is counted by day, all clerks and counters of a unit together, by unit and day.
  /// - Parameter limit: days of units, each with all its counts.
  func dayCounts(
    of units: Set<UnitCode>, first: CivilDate, last: CivilDate, after place: UnitDay?, limit: Int
  ) async throws(StoreFailure) -> DayCounts
}

/// Behind which record of a clerk a page begins.
package struct ClerkPlace: Hashable, Sendable {
  package let clerk: ClerkID
  /// First day of the record; `nil` for one without.
  package let first: CivilDate?

  package init(clerk: ClerkID, first: CivilDate?) {
    self.clerk = clerk
    self.first = first
  }

  package init(_ record: ClerkRecord) { self.init(clerk: record.clerk, first: record.validity.first) }
}

/// Behind which issued report a page begins.
package struct RegisterPlace: Hashable, Sendable {
  package let unit: UnitCode
  package let number: ClosingNumber

  package init(unit: UnitCode, number: ClosingNumber) {
    self.unit = unit
    self.number = number
  }
}

package struct UnitDay: Hashable, Sendable, Comparable {
  package let unit: UnitCode
  package let day: CivilDate

  package init(unit: UnitCode, day: CivilDate) {
    self.unit = unit
    self.day = day
  }

  package static func < (left: Self, right: Self) -> Bool { (left.unit, left.day) < (right.unit, right.day) }
}

/// A page of what is counted by day.
package struct DayCounts: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package let channel: Channel
    package let marks: Marks
    package let subject: DayKey.Subject
    package let count: Int
  }

  /// All counts of one unit's day, in the order of their keys.
  package struct Day: Hashable, Sendable {
    package let place: UnitDay
    package let counts: [Count]

    /// Whether every rating of that day is among the levels: its lots are released.
    package var isReleased: Bool {
      var (rated, told) = (0, 0)
      for count in counts {
        switch count.subject {
        case .outcome(.rated): rated += count.count
        case .outcome: break
        case .level: told += count.count
        }
      }
      return rated == told
    }
  }

  package let days: [Day]
  /// Definitions of the scales that any tally ever named.
  package let scales: [Scale]
}
