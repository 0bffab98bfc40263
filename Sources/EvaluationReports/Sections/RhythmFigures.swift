import RatingModel

/// Ratings by weekday and hour.
package struct RhythmFigures: Hashable, Sendable {
  /// Those with a rating.
  package private(set) var slots: [RhythmKey.Slot: LevelTotals] = [:]

  init(_ counts: [KeyedCount]) {
    for count in counts {
      guard case .rhythm(let key) = count.key, let slot = key.slot else { continue }
      slots[slot, default: LevelTotals()].add(key.level, count.count)
    }
  }

  /// From the first to the last hour with a rating on any day.
  var hours: [Int] {
    let hours = slots.keys.map(\.hour)
    guard let first = hours.min(), let last = hours.max() else { return [] }
    return Array(first...last)
  }

  /// Ratings in one hour of a weekday.
  package func totals(weekday: Int, hour: Int) -> LevelTotals {
    RhythmKey.Slot(weekday: weekday, hour: hour).flatMap { slots[$0] } ?? LevelTotals()
  }
}
