import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// The counters of the unit itself, whoever sat there. `nil` for whatever has none.
  ///
  /// A counter is, on many days, one clerk: whoever may not read the figures of clerks does not see it, and it is never issued or
  /// published.
  var countersSection: ReportSection? {
    guard !counters.isEmpty else { return nil }
    return ReportSection(
      .counters, .sectionCounters, notes: [.word(.noteCounters)],
      [counterSessions, counterOutcomes] + scales.map(counterRatings))
  }

  private func rows(_ figures: (CounterFigures) -> [Figure]) -> [ReportTable.Row] {
    counters.map { ReportTable.Row($0.key, .text($0.caption), figures($0)) }
  }

  private var counterRatingCounts: [Int] { counters.map { $0.figures.totals.all } }

  private var counterSessions: ReportTable {
    let columns =
      [ReportTable.Column(["sessions"], .word(.sessions)), ReportTable.Column(["answerable"], .word(.answerable))]
      + ShareFigures.columns(["rated"], .word(.rated), share: .word(.responseRate))
      + [ReportTable.Column(["kiosks"], .word(.kiosksThere))]
    return ReportTable(
      "counter-sessions", .word(.tableCounterSessions), rows: .word(.counter), columns: columns,
      rows { counter in
        let response = counter.figures.sessions.responseRate.share
        return [.count(counter.figures.sessions.sessions), .count(response.of)] + ShareFigures(response).figures
          + [counter.kiosks.isEmpty ? .none : .text(counter.kiosks.map(\.text).joined(separator: ", "))]
      }, ratings: counterRatingCounts)
  }

  private var counterOutcomes: ReportTable {
    ReportTable(
      "counter-outcomes", .word(.tableCounterOutcomes), rows: .word(.counter),
      columns: Outcome.allCases.map { ReportTable.Column([$0.rawValue], .word($0.word)) },
      rows { counter in Outcome.allCases.map { .count(counter.figures.sessions[$0]) } }, ratings: counterRatingCounts)
  }

  private func counterRatings(_ scale: Scale) -> ReportTable {
    ReportTable(
      scale.tableIdentifier("counter-ratings"), scale.heading(.tableCounterRatings), rows: .word(.counter),
      columns: RatedFigures.columns([]) + [ReportTable.Column(["sample"], .word(.sample))],
      rows { counter in
        let rated = RatedFigures(counter.figures.totals, on: scale)
        return rated.figures + [Figure(rated.counts)]
      }, ratings: counters.map { $0.figures.totals.levels(on: scale).ratings })
  }
}
