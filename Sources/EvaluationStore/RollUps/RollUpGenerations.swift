/// Sums by their places: what was used last, and what was used before that. At most half of all that may be kept is in each, so that
/// whatever is asked for again and again stays while it is no more than a half.
struct RollUpGenerations: Sendable {
  private struct Kept {
    let stamp: Int64
    let sums: [RollUpSum]
  }

  /// What a place takes beside its sums, in sums: that nothing was counted there has to be kept as well.
  private static let place = 8

  private let mostSums: Int
  private var (recent, before) = ([RollUpPlace: Kept](), [RollUpPlace: Kept]())
  private var recentSums = 0

  init(mostSums: Int) { self.mostSums = mostSums }

  /// - Returns: `nil` where there are none, or under another stamp.
  mutating func sums(at place: RollUpPlace, under stamp: Int64) -> [RollUpSum]? {
    if let kept = recent[place], kept.stamp == stamp { return kept.sums }
    guard let kept = before[place], kept.stamp == stamp else { return nil }
    put(kept, at: place)
    return kept.sums
  }

  mutating func keep(_ sums: [RollUpSum], at place: RollUpPlace, under stamp: Int64) {
    put(Kept(stamp: stamp, sums: sums), at: place)
  }

  private mutating func put(_ kept: Kept, at place: RollUpPlace) {
    recentSums += kept.sums.count + Self.place - (recent[place].map { $0.sums.count + Self.place } ?? 0)
    if recentSums > mostSums / 2 { (before, recent, recentSums) = (recent, [:], kept.sums.count + Self.place) }
    recent[place] = kept
  }
}
