import RatingModel

/// A clerk's figures as the centre's report has them, made from counts that entries add up to.
package struct AuditedFigures: Hashable, Sendable {
  /// Released ratings on one scale.
  package struct Ratings: Hashable, Sendable {
    /// `hai-long-3/1`.
    package let scale: String
    package fileprivate(set) var levels: [LevelName: Int] = [:]
    /// Of them, those whose level the scale calls satisfied.
    package fileprivate(set) var satisfied = 0

    package var count: Int { levels.values.reduce(0, +) }

    /// The satisfied share in tenths of a percent, half rounded up; `nil` without ratings.
    package var satisfiedTenths: Int? { count > 0 ? (2000 * satisfied + count) / (2 * count) : nil }
  }

  package private(set) var outcomes: [Outcome: Int] = [:]
  /// By scale.
  package private(set) var ratings: [Ratings] = []
  /// Sessions that bear the mark.
  package private(set) var marks: [Mark: Int] = [:]
  package private(set) var markedSessions = 0
  package private(set) var markedRatings = 0
  package private(set) var dispositions: [Disposition: Int] = [:]
  package private(set) var raised = 0
  package private(set) var lowered = 0

  package var sessions: Int { outcomes.values.reduce(0, +) }

  /// Ratings whose levels are not counted yet.
  package var waiting: Int { outcomes[.rated, default: 0] - ratings.map(\.count).reduce(0, +) }

  package var isEmpty: Bool { self == AuditedFigures() }

  /// - Parameter satisfied: What the scales say of a level.
  init(_ counts: [TallyKey: Int] = [:], satisfied: [LevelReference: Bool] = [:]) {
    for (key, count) in counts where count != 0 {
      switch key {
      case .day(let key): add(key, count, satisfied)
      case .presses(let key): add(key, count)
      case .work, .rhythm, .answers, .minutes: break
      }
    }
    ratings.sort { $0.scale < $1.scale }
  }

  private mutating func add(_ key: DayKey, _ count: Int, _ satisfied: [LevelReference: Bool]) {
    switch key.subject {
    case .outcome(let outcome):
      outcomes[outcome, default: 0] += count
      for mark in key.marks.members { marks[mark, default: 0] += count }
      guard !key.marks.members.isEmpty else { return }
      markedSessions += count
      if outcome == .rated { markedRatings += count }
    case .level(let level):
      let name = "\(level.scale)/\(level.version)"
      let place = ratings.firstIndex { $0.scale == name } ?? ratings.count
      if place == ratings.count { ratings.append(Ratings(scale: name)) }
      ratings[place].levels[level.level, default: 0] += count
      if satisfied[level] == true { ratings[place].satisfied += count }
    }
  }

  private mutating func add(_ key: PressesKey, _ count: Int) {
    switch key.subject {
    case .disposition(let disposition): dispositions[disposition, default: 0] += count
    case .raised: raised += count
    case .lowered: lowered += count
    }
  }
}
