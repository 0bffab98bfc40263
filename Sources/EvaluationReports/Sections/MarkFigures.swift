import EvaluationStore
import RatingModel

/// Ratings with and without marks.
package struct MarkFigures: Hashable, Sendable {
  package private(set) var all = LevelTotals()
  package private(set) var unmarked = LevelTotals()
  /// A rating with several marks stands under each.
  package private(set) var marked: [Mark: LevelTotals] = [:]

  init(_ tallies: [StoredTally]) {
    for tally in tallies {
      guard case .day(let key) = tally.key, case .level(let level) = key.subject else { continue }
      all.add(level, tally.count)
      if key.marks.isEmpty { unmarked.add(level, tally.count) }
      for mark in key.marks.members { marked[mark, default: LevelTotals()].add(level, tally.count) }
    }
  }
}
