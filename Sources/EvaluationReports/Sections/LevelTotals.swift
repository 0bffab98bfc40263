import EvaluationIndices
import RatingModel

/// Ratings by scale and level: every family that is kept by level counts in it. Scales are never added.
package struct LevelTotals: Hashable, Sendable {
  private var counts: [ScaleReference: [LevelName: Int]] = [:]

  init() {}
  init(_ counts: [ScaleReference: [LevelName: Int]]) { self.counts = counts }

  mutating func add(_ level: LevelReference, _ count: Int) {
    counts[ScaleReference(level), default: [:]][level.level, default: 0] += count
  }

  /// Ratings on the scale by level; none where it has none, or where they are none of its levels.
  package func levels(on scale: Scale) -> LevelCounts {
    if let counted = LevelCounts(scale: scale, counts: counts[ScaleReference(scale)] ?? [:]) { return counted }
    guard let empty = LevelCounts(scale: scale, counts: [:]) else {
      preconditionFailure("a scale without ratings has no level that it does not define")
    }
    return empty
  }

  /// On whatever scale: how many sessions, or dossiers, these are.
  package var all: Int { counts.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

  /// By name of the level, whatever the scale: what a province's convention gives points to.
  var byLevel: [LevelName: Int] {
    counts.values.reduce(into: [:]) { sums, levels in sums.merge(levels, uniquingKeysWith: +) }
  }

  mutating func add(_ other: LevelTotals) {
    for (scale, levels) in other.counts {
      for (level, count) in levels { counts[scale, default: [:]][level, default: 0] += count }
    }
  }
}
