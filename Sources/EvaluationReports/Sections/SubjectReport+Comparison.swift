import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// Where the subject stands in its group, and how its clerks lie about their share.
  var comparisonSection: ReportSection {
    ReportSection(
      .comparison, .sectionComparison, notes: [.word(.noteComparison)],
      scales.compactMap { scale in comparisons[scale].map { standingTable(scale, $0) } }
        + scales.compactMap { scale in spreads[scale].map { spreadTable(scale, $0) } })
  }

  private func standingTable(_ scale: Scale, _ comparison: PeerComparison) -> ReportTable {
    let share = comparison.subject.satisfied
    let limits = comparison.limits
    let columns =
      [ReportTable.Column(["ratings"], .word(.ratings))]
      + ShareFigures.columns(["satisfied"], .word(.satisfied), share: .word(.satisfiedShare))
      + [
        ReportTable.Column(["group"], .word(.groupShare)),
        ReportTable.Column(["narrow", "lower"], .word(.narrowLower)),
        ReportTable.Column(["narrow", "upper"], .word(.narrowUpper)),
        ReportTable.Column(["wide", "lower"], .word(.wideLower)),
        ReportTable.Column(["wide", "upper"], .word(.wideUpper)),
        ReportTable.Column(["standing"], .word(.standing)),
      ]
    let figures =
      [.count(share.of)] + ShareFigures(share).figures
      + [Figure(percentage: limits.map { Percent(fraction: $0.target) })]
      + FunnelLimits.Width.allCases.flatMap { Self.ends(of: limits, $0, for: comparison) }
      + [.word(code: comparison.standing.code, comparison.standing.word)]
    return ReportTable(
      scale.tableIdentifier("standing"), scale.heading(.tableStanding), rows: .word(.subject), columns: columns,
      [ReportTable.Row("subject", subjectLabel, figures)], implied: [share.of - share.count])
  }

  /// Limits stand only where somebody stands in them.
  private static func ends(
    of limits: FunnelLimits?, _ width: FunnelLimits.Width, for comparison: PeerComparison
  ) -> [Figure] {
    guard let limits, case .at = comparison.standing else { return [.none, .none] }
    let range = limits.limits(width, ratings: comparison.subject.satisfied.of)
    return [.percentage(Percent(fraction: range.lowerBound)), .percentage(Percent(fraction: range.upperBound))]
  }

  private func spreadTable(_ scale: Scale, _ spread: FunnelSpread) -> ReportTable {
    ReportTable(
      scale.tableIdentifier("spread"), scale.heading(.tableSpread), rows: .word(.standing),
      columns: [ReportTable.Column(["clerks"], .word(.clerks))],
      FunnelLimits.Place.allCases.map { place in
        ReportTable.Row(place.rawValue, .word(place.word), [.count(spread.places[place] ?? 0)])
      } + [ReportTable.Row("notCompared", .word(.notCompared), [.count(spread.notCompared)])])
  }
}

extension PeerComparison.Standing {
  var code: String {
    switch self {
    case .tooFewRatings: "tooFewRatings"
    case .lowResponse: "lowResponse"
    case .tooFewPeers: "tooFewPeers"
    case .at(let place): place.rawValue
    }
  }

  var word: ReportWord {
    switch self {
    case .tooFewRatings: .standingTooFewRatings
    case .lowResponse: .standingLowResponse
    case .tooFewPeers: .standingTooFewPeers
    case .at(let place): place.word
    }
  }
}

extension FunnelLimits.Place {
  var word: ReportWord {
    switch self {
    case .within: .placeWithin
    case .belowNarrow: .placeBelowNarrow
    case .belowWide: .placeBelowWide
    case .aboveNarrow: .placeAboveNarrow
    case .aboveWide: .placeAboveWide
    }
  }
}
