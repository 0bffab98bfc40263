import EvaluationIndices
import RatingModel

/// Counts of one row.
package struct ClerkFigures: Hashable, Sendable {
  package private(set) var sessions = OutcomeCounts()
  /// Released ratings, each scale by itself.
  package private(set) var ratings: [ScaleReference: [LevelName: Int]] = [:]
  /// Sessions that bear the mark; one session may bear several.
  package private(set) var marks: [Mark: Int] = [:]
  /// Rated sessions that bear the mark.
  package private(set) var ratedMarks: [Mark: Int] = [:]
  /// Sessions with at least one mark.
  package private(set) var markedSessions = 0
  /// Rated sessions with at least one mark.
  package private(set) var markedRatings = 0
  package private(set) var dispositions: [Disposition: Int] = [:]
  package private(set) var raised = 0
  package private(set) var lowered = 0

  package init() {}

  /// Adds a count of the families `day` and `presses`; others tell nothing of a clerk's report.
  mutating func add(_ key: TallyKey, count: Int) {
    switch key {
    case .day(let key): add(key, count: count)
    case .presses(let key): add(key, count: count)
    case .work, .rhythm, .answers, .minutes: break
    }
  }

  /// Adds all that another row counts.
  mutating func add(_ other: ClerkFigures) {
    for outcome in Outcome.allCases { sessions.add(other.sessions[outcome], outcome) }
    for (scale, levels) in other.ratings { ratings[scale, default: [:]].merge(levels, uniquingKeysWith: +) }
    marks.merge(other.marks, uniquingKeysWith: +)
    dispositions.merge(other.dispositions, uniquingKeysWith: +)
    markedSessions += other.markedSessions
    markedRatings += other.markedRatings
    raised += other.raised
    lowered += other.lowered
  }

  private mutating func add(_ key: DayKey, count: Int) {
    switch key.subject {
    case .outcome(let outcome):
      sessions.add(count, outcome)
      for mark in key.marks.members { marks[mark, default: 0] += count }
      if outcome == .rated { for mark in key.marks.members { ratedMarks[mark, default: 0] += count } }
      guard !key.marks.isEmpty else { return }
      markedSessions += count
      if outcome == .rated { markedRatings += count }
    case .level(let level):
      ratings[ScaleReference(level), default: [:]][level.level, default: 0] += count
    }
  }

  private mutating func add(_ key: PressesKey, count: Int) {
    switch key.subject {
    case .disposition(let disposition): dispositions[disposition, default: 0] += count
    case .raised: raised += count
    case .lowered: lowered += count
    }
  }

  /// Ratings whose level is still in a lot; `nil` while the counts contradict one another, as halfway through a
  /// re-send.
  package var waiting: Int? {
    let released = ratings.values.reduce(0) { $0 + $1.values.reduce(0, +) }
    return released <= sessions[.rated] ? sessions[.rated] - released : nil
  }
}

/// A scale and its version, without a level.
package struct ScaleReference: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let id: ScaleID
  package let version: Int

  package init(id: ScaleID, version: Int) {
    self.id = id
    self.version = version
  }

  init(_ level: LevelReference) { self.init(id: level.scale, version: level.version) }
  init(_ scale: Scale) { self.init(id: scale.id, version: scale.version) }

  package var description: String { "\(id)/\(version)" }

  package static func < (left: Self, right: Self) -> Bool { (left.id, left.version) < (right.id, right.version) }
}
