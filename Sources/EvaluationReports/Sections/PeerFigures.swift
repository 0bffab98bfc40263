import EvaluationIndices
import RatingModel

/// What comes of holding the subject against the others of its group.
struct PeerFigures {
  let comparisons: [Scale: PeerComparison]
  let spreads: [Scale: FunnelSpread]
  let flags: [AnomalyFlag]

  init(
    _ counts: SubjectCounts, scope: ReportScope, subject: ClerkFigures, scales: [Scale], rules: SubjectRules
  ) {
    let others = Array(counts.others.values)
    let rule = rules.comparison
    comparisons =
      scope.hasGroup
      ? Dictionary(
        scales.map { scale in
          (scale, PeerComparison(subject.member(on: scale), among: others.map { $0.member(on: scale) }, by: rule))
        }, uniquingKeysWith: { first, _ in first }) : [:]
    spreads = Dictionary(
      scales.compactMap { scale in
        FunnelSpread(counts.clerks.values.map { $0.member(on: scale) }, by: rule).map { (scale, $0) }
      }, uniquingKeysWith: { first, _ in first })
    flags = AnomalyFlags(rules.thresholds).raised(
      for: subject.flagged, among: others.map(\.flagged), steps: rules.dossiers?.steps)
  }
}

extension ClerkFigures {
  func member(on scale: Scale) -> PeerComparison.Member {
    PeerComparison.Member(satisfied: totals.levels(on: scale).satisfied, response: sessions.responseRate.share)
  }

  var flagged: FlaggedCounts {
    FlaggedCounts(outcomes: sessions, raised: raised, lowered: lowered, even: ratedMarks[.cadence, default: 0])
  }
}
