import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// Where the units directly below stand among one another: by place, then those without one, each by code.
  func rankingTable(_ scale: Scale) -> ReportTable {
    let ranking = Ranking(
      Dictionary(
        below.map { below in
          (
            below.unit.code,
            Ranking.Candidate(
              satisfied: below.figures.totals.levels(on: scale).satisfied, inTime: below.dossiers?.inTime)
          )
        }, uniquingKeysWith: { first, _ in first }), by: rules.ranking)
    let columns = [
      ReportTable.Column(["best"], .word(.placeBest)), ReportTable.Column(["worst"], .word(.placeWorst)),
      ReportTable.Column(["score"], .word(.rankingScore)),
      ReportTable.Column(["lower"], .word(.lower), isLesser: true),
      ReportTable.Column(["upper"], .word(.upper), isLesser: true),
      ReportTable.Column(["standing"], .word(.standing)),
    ]
    let weights: [ReportLabel] = [.number(rules.ranking.weightOfResults), .number(100 - rules.ranking.weightOfResults)]
    return ReportTable(
      scale.tableIdentifier("ranking"), scale.heading(.tableRanking), rows: .word(.unit), columns: columns,
      ordered(by: ranking).map { below, standing in
        ReportTable.Row(ReportTable.key(of: below.unit.code), .text(below.unit.caption), Self.figures(standing))
      }, notes: [.phrase(.noteRanking, weights)],
      ratings: below.map { $0.figures.totals.levels(on: scale).ratings })
  }

  private func ordered(by ranking: Ranking<UnitCode>) -> [(BelowFigures, Ranking<UnitCode>.Standing)] {
    below.map { ($0, ranking.standings[$0.unit.code] ?? .tooFewOthers) }.sorted { left, right in
      switch (left.1, right.1) {
      case (.placed(let one), .placed(let other)):
        (-one.score, left.0.unit.code) < (-other.score, right.0.unit.code)
      case (.placed, _): true
      case (_, .placed): false
      default: left.0.unit.code < right.0.unit.code
      }
    }
  }

  private static func figures(_ standing: Ranking<UnitCode>.Standing) -> [Figure] {
    guard case .placed(let place) = standing else {
      return [.none, .none, .none, .none, .none, .word(code: standing.code, standing.word)]
    }
    return [
      .count(place.best), .count(place.worst), .percentage(Percent(fraction: place.score)),
      .percentage(Percent(fraction: place.lower)), .percentage(Percent(fraction: place.upper)),
      .word(code: standing.code, standing.word),
    ]
  }
}

extension Ranking.Standing {
  var code: String {
    switch self {
    case .placed: "placed"
    case .tooFewRatings: "tooFewRatings"
    case .noResults: "noResults"
    case .tooFewDossiers: "tooFewDossiers"
    case .tooFewOthers: "tooFewOthers"
    }
  }

  var word: ReportWord {
    switch self {
    case .placed: .standingPlaced
    case .tooFewRatings: .standingTooFewRatings
    case .noResults: .standingNoResults
    case .tooFewDossiers: .standingTooFewDossiers
    case .tooFewOthers: .standingTooFewOthers
    }
  }
}
