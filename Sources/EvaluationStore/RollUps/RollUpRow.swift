import RatingModel

/// Where a count is added up: one row of the roll-ups.
struct RollUpRow: Hashable, Comparable {
  let unit: String
  let family: String
  let period: String
  /// As in a tally's key; empty for every clerk together. In the family ``counters`` the counter.
  let clerk: String
  /// What is counted: the fields of a tally's key behind its period.
  let subject: String

  static func < (left: Self, right: Self) -> Bool {
    (left.unit, left.family, left.period, left.clerk, left.subject)
      < (right.unit, right.family, right.period, right.clerk, right.subject)
  }

  /// In a family's place: rated sessions of a month, whatever was handled in them.
  static let ratedSessions = "ratedSessions"
  /// In a family's place: the counts of days by month and counter, whoever sat there.
  static let counters = "counters"

  /// All rows to which a count under the key belongs; none while it has no date.
  ///
  /// By day and month for what is counted by day, by the family's own period for the rest; each clerk apart only where clerks are
  /// held beside each other. Years are made of them: a row more for each would be changed by every batch.
  static func rows(of key: TallyKey) -> [RollUpRow] {
    guard let day = key.period.firstDay else { return [] }
    let subject = RollUpSubject.text(of: key)
    func row(_ grain: RollUpGrain, _ clerk: String) -> RollUpRow {
      RollUpRow(
        unit: key.unit.text, family: key.family.rawValue, period: RollUpPeriod(grain, holding: day).description,
        clerk: clerk, subject: subject)
    }
    var together = key.family.rollUpGrains.map { row($0, "") }
    if case .work(let work) = key, work.counted == .sessions {
      together.append(
        RollUpRow(
          unit: key.unit.text, family: ratedSessions, period: RollUpPeriod(.month, holding: day).description, clerk: "",
          subject: ""))
    }
    guard key.family.isRolledUpByClerk else { return together }
    let clerk = key.clerk?.description ?? "none"
    return together + [row(.month, clerk)] + (counter(of: key).map { [$0] } ?? [])
  }

  /// The row of the counter; `nil` for what tells none, or no date.
  static func counter(of key: TallyKey) -> RollUpRow? {
    guard case .day(let day) = key, let first = key.period.firstDay else { return nil }
    return RollUpRow(
      unit: day.unit.text, family: counters, period: RollUpPeriod(.month, holding: first).description,
      clerk: day.counter.text, subject: RollUpSubject.text(of: key))
  }
}

extension TallyFamily {
  /// From the largest.
  var rollUpGrains: [RollUpGrain] {
    switch self {
    case .day, .presses: [.month, .day]
    case .work, .answers, .minutes: [.month]
    case .rhythm: [.quarter]
    }
  }

  var isRolledUpByClerk: Bool { self == .day || self == .presses }
}
