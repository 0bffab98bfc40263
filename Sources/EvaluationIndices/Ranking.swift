/// Offices placed by dossier results and satisfaction together.
///
/// A place is a range: an office stands behind another only where the intervals of their scores do not meet. So two that
/// chance alone could have changed round have places in common, and nobody is first by half a percent.
package struct Ranking<Member: Hashable & Sendable>: Hashable, Sendable {
  /// What is known of one office.
  package struct Candidate: Hashable, Sendable {
    package let satisfied: Share
    /// Dossiers returned early or on time, of those returned; `nil` where no results came.
    package let inTime: Share?

    package init(satisfied: Share, inTime: Share?) {
      self.satisfied = satisfied
      self.inTime = inTime
    }
  }

  /// A score between 0 and 1, how far chance reaches around it, and the places that this leaves.
  package struct Place: Hashable, Sendable {
    package let score: Double
    package let lower: Double
    package let upper: Double
    package let best: Int
    package let worst: Int
  }

  package enum Standing: Hashable, Sendable {
    case placed(Place)
    case tooFewRatings, noResults, tooFewDossiers, tooFewOthers
  }

  package let standings: [Member: Standing]

  package init(_ candidates: [Member: Candidate], by rule: RankingRule) {
    let scores = candidates.compactMapValues { Score($0, rule) }
    guard scores.count >= max(2, rule.fewestPlaced) else {
      standings = candidates.mapValues { Self.hindrance($0, rule) ?? .tooFewOthers }
      return
    }
    standings = candidates.reduce(into: [:]) { standings, candidate in
      standings[candidate.key] =
        scores[candidate.key].map { .placed($0.place(among: Array(scores.values))) }
        ?? Self.hindrance(candidate.value, rule) ?? .tooFewOthers
    }
  }

  /// Why the office has no place whatever the others are; `nil` where it may have one.
  private static func hindrance(_ candidate: Candidate, _ rule: RankingRule) -> Standing? {
    if rule.weightOfResults < 100, candidate.satisfied.of < max(1, rule.fewestRatings) { return .tooFewRatings }
    guard rule.weightOfResults > 0 else { return nil }
    guard let inTime = candidate.inTime else { return .noResults }
    return inTime.of < max(1, rule.fewestDossiers) ? .tooFewDossiers : nil
  }

  private struct Score: Hashable {
    let value: Double
    let lower: Double
    let upper: Double

    init?(_ candidate: Candidate, _ rule: RankingRule) {
      guard Ranking.hindrance(candidate, rule) == nil else { return nil }
      let weights = [Double(rule.weightOfResults) / 100, Double(100 - rule.weightOfResults) / 100]
      var (value, lower, upper) = (0.0, 0.0, 0.0)
      for (weight, share) in zip(weights, [candidate.inTime, candidate.satisfied]) where weight > 0 {
        guard let share, let part = share.value, let interval = share.interval else { return nil }
        value += weight * part
        lower += weight * interval.lower
        upper += weight * interval.upper
      }
      (self.value, self.lower, self.upper) = (value, lower, upper)
    }

    func place(among all: [Score]) -> Place {
      let ahead = all.filter { $0.lower > upper }.count
      let behind = all.filter { $0.upper < lower }.count
      return Place(score: value, lower: lower, upper: upper, best: ahead + 1, worst: all.count - behind)
    }
  }
}
