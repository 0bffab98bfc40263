import RatingModel

/// Ratings on one scale, by level.
///
/// What counts as satisfied is said by the scale, which a province configures; on a scale of three it is most often two
/// levels, so that the satisfied share saturates: show the best level's share and the count of the dissatisfied beside
/// it. None of this is SIPAS, which is a sampled survey of its own.
package struct LevelCounts: Hashable, Sendable {
  package let scale: Scale
  private let counts: [LevelName: Int]

  /// - Parameter counts: by name of a level of `scale`; a level that is not named has no ratings, and what is no level of
  ///   the scale is refused with `nil`.
  package init?(scale: Scale, counts: [LevelName: Int]) {
    guard counts.allSatisfy({ scale.level($0.key) != nil && $0.value >= 0 }) else { return nil }
    self.scale = scale
    self.counts = counts
  }

  package var ratings: Int { counts.values.reduce(0, +) }

  package subscript(level: LevelName) -> Int { counts[level] ?? 0 }

  /// The share of one level in all ratings.
  package func share(of level: LevelName) -> Share { Share(count: self[level], of: ratings) }

  /// The share of the levels that count as satisfied.
  package var satisfied: Share {
    Share(count: scale.levels.filter(\.satisfied).map { self[$0.name] }.reduce(0, +), of: ratings)
  }

  package var sampleSize: SampleSize { SampleSize(ratings: ratings) }
}
