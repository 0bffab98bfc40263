import RatingModel

/// How fast ratings come, for the mark `burst`. Starts empty with the process.
struct RatingPace: Hashable, Sendable {
  private var recent: [Instant] = []

  /// Takes in a rating and tells whether it is one more than the rules permit within their minutes.
  mutating func isBurst(ratedAt: Instant, rules: SessionRules) -> Bool {
    let start = ratedAt.adding(seconds: -60 * rules.burstMinutes)
    recent.removeAll { $0 <= start }
    let exceeds = recent.count >= rules.burstRatings
    recent.append(ratedAt)
    // The newest are enough to tell whether the next exceeds the limit.
    recent.removeFirst(max(0, recent.count - rules.burstRatings))
    return exceeds
  }
}
