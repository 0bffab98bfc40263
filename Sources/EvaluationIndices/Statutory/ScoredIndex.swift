/// The nine indices by which the handling of procedures is scored, each with 2, 1 or 0 points.
package enum ScoredIndex: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// The time of the whole dossier, against the rule.
  case totalTime = 1
  /// The time of each unit that took part.
  case unitTime
  /// How often the applicant had to come to complete the dossier.
  case intakeContacts
  /// How many agencies the applicant had to go to.
  case agencies
  /// Procedures that are received, or decided, at the one-stop unit.
  case onTheSpot
  case publication
  case attitude
  /// Complaints that were handled in time.
  case complaints
  case onlineServices

  package static let citation = Citation(source: "TT 01/2018/TT-VPCP, Điều 13–15", date: "2018-11-23")

  /// Those of which a clerk's score is made (Art. 15).
  package static let ofClerk: [ScoredIndex] = [.totalTime, .unitTime, .intakeContacts, .agencies, .attitude]

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What one dossier, or one unit, gets for one index.
package enum IndexPoints: Int, Hashable, Sendable, CaseIterable {
  case none = 0
  case one = 1
  case two = 2
}
