import RatingModel

/// Ratings with and without marks.
package struct MarkFigures: Hashable, Sendable {
  package private(set) var all = LevelTotals()
  package private(set) var unmarked = LevelTotals()
  /// A rating with several marks stands under each.
  package private(set) var marked: [Mark: LevelTotals] = [:]

  init(_ counts: [KeyedCount]) {
    for count in counts {
      guard case .day(let key) = count.key, case .level(let level) = key.subject else { continue }
      all.add(level, count.count)
      if key.marks.isEmpty { unmarked.add(level, count.count) }
      for mark in key.marks.members { marked[mark, default: LevelTotals()].add(level, count.count) }
    }
  }
}
