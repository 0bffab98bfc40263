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

  /// Field by field: of tuples every text would be copied, hundreds of times for each batch.
  static func < (left: Self, right: Self) -> Bool {
    if left.unit != right.unit { return left.unit < right.unit }
    if left.family != right.family { return left.family < right.family }
    if left.period != right.period { return left.period < right.period }
    return left.clerk == right.clerk ? left.subject < right.subject : left.clerk < right.clerk
  }

  /// In a family's place: the counts of days by month and counter, whoever sat there.
  static let counters = "counters"

  /// All rows to which a count under the key belongs; none while it has no date.
  ///
  /// By day and month for what is counted by day, by the family's own period for the rest; each clerk apart only where clerks are
  /// held beside each other. Years are made of them: a row more for each would be changed by every batch.
  /// - Parameter canonical: ``TallyKey/canonical`` of the key.
  static func rows(of key: TallyKey, canonical: String) -> [RollUpRow] {
    guard let day = key.period.firstDay else { return [] }
    let (unit, family) = (key.unit.text, key.family)
    let subject = RollUpSubject.text(of: canonical, family)
    let month = RollUpPeriod(.month, holding: day).description
    func row(_ period: String, clerk: String) -> RollUpRow {
      RollUpRow(unit: unit, family: family.rawValue, period: period, clerk: clerk, subject: subject)
    }
    var rows = family.rollUpGrains.map {
      row($0 == .month ? month : RollUpPeriod($0, holding: day).description, clerk: "")
    }
    if family.isRolledUpByClerk { rows.append(row(month, clerk: key.clerk?.description ?? "none")) }
    if case .day(let day) = key {
      rows.append(RollUpRow(unit: unit, family: counters, period: month, clerk: day.counter.text, subject: subject))
    }
    return rows
  }

  /// The row of the counter; `nil` for what tells none, or no date.
  static func counter(of key: TallyKey, canonical: String) -> RollUpRow? {
    rows(of: key, canonical: canonical).first { $0.family == counters }
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
