import RatingModel

/// The days of a report, both included, local to the units.
package struct ReportPeriod: Hashable, Sendable {
  package let from: CivilDate
  package let through: CivilDate
  /// For the times that a report names; days are local to each unit already.
  package let zone: Zone

  /// The longest period that a page takes.
  package static let longestDays = 5 * 366

  /// `nil` when it ends before it begins.
  package init?(from: CivilDate, through: CivilDate, zone: Zone) {
    guard from <= through else { return nil }
    self.from = from
    self.through = through
    self.zone = zone
  }

  package var days: Int { through.daysSince1970 - from.daysSince1970 + 1 }

  func contains(_ period: Period) -> Bool {
    if case .day(let day) = period { from <= day && day <= through } else { false }
  }
}

/// The last day before and the first day after a time without a clock, as far as known.
package struct Neighbours: Hashable, Sendable, Comparable {
  package let notBefore: CivilDate?
  package let notAfter: CivilDate?

  package init(notBefore: CivilDate?, notAfter: CivilDate?) {
    self.notBefore = notBefore
    self.notAfter = notAfter
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.notBefore?.daysSince1970 ?? .min, left.notAfter?.daysSince1970 ?? .max)
      < (right.notBefore?.daysSince1970 ?? .min, right.notAfter?.daysSince1970 ?? .max)
  }
}
