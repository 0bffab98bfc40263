import EvaluationIndices
import RatingModel

/// Ratings on one scale as one row of a table shows them: how many, and the satisfied among them.
struct RatedFigures {
  let counts: LevelCounts

  init(_ totals: LevelTotals, on scale: Scale) { counts = totals.levels(on: scale) }

  var figures: [Figure] { [.count(counts.ratings)] + ShareFigures(counts.satisfied).figures }

  /// The dissatisfied, which no cell shows.
  var implied: [Int] { [counts.ratings - counts.satisfied.count] }

  static func columns(_ path: [String], _ title: (ReportLabel) -> ReportLabel = { $0 }) -> [ReportTable.Column] {
    [ReportTable.Column(path + ["count"], title(.word(.ratings)))]
      + ShareFigures.columns(path + ["satisfied"], title(.word(.satisfied)), share: title(.word(.satisfiedShare)))
  }

  /// What the others of the group have, and the dissatisfied among them.
  static func implied(_ own: RatedFigures, in group: RatedFigures) -> [Int] {
    let ratings = group.counts.ratings - own.counts.ratings
    let satisfied = group.counts.satisfied.count - own.counts.satisfied.count
    return [ratings, satisfied, ratings - satisfied]
  }
}
