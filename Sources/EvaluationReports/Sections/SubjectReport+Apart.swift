import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// Pasts that no unit of the structure has: in the figures of the whole, in the row of none below. They have no place in a ranking.
  var apartTables: [ReportTable] {
    apart.isEmpty ? [] : [apartSessions] + scales.map(apartRatings)
  }

  private func rows(_ figures: (ApartFigures) -> [Figure]) -> [ReportTable.Row] {
    apart.map { ReportTable.Row($0.key, $0.label, figures($0)) }
  }

  private var apartSessions: ReportTable {
    let columns =
      [ReportTable.Column(["sessions"], .word(.sessions)), ReportTable.Column(["answerable"], .word(.answerable))]
      + ShareFigures.columns(["rated"], .word(.rated), share: .word(.responseRate))
      + [
        ReportTable.Column(["steps"], .word(.dossierSteps)), ReportTable.Column(["received"], .word(.receivedDossiers)),
      ]
    return ReportTable(
      "below-apart", .word(.tableApart), rows: .word(.unit), columns: columns,
      rows { apart in
        let response = apart.figures.sessions.responseRate.share
        return [.count(apart.figures.sessions.sessions), .count(response.of)] + ShareFigures(response).figures
          + [
            apart.dossiers?.steps.map(Figure.count) ?? .unknown, apart.dossiers?.received.map(Figure.count) ?? .unknown,
          ]
      }, notes: [.word(.noteApart)], ratings: apart.map { $0.figures.totals.all })
  }

  private func apartRatings(_ scale: Scale) -> ReportTable {
    ReportTable(
      scale.tableIdentifier("below-apart-ratings"), scale.heading(.tableApart), rows: .word(.unit),
      columns: RatedFigures.columns([]) + [ReportTable.Column(["sample"], .word(.sample))],
      rows { apart in
        let rated = RatedFigures(apart.figures.totals, on: scale)
        return rated.figures + [Figure(rated.counts)]
      }, ratings: apart.map { $0.figures.totals.levels(on: scale).ratings })
  }
}
