import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// Sessions and ratings by month and by day.
  var trendSection: ReportSection {
    let months = trend.months.map { (key: $0.time.text, label: ReportLabel.month($0.time), figures: $0.figures) }
    let days = trend.days?.map { (key: "\($0.time)", label: ReportLabel.day($0.time), figures: $0.figures) }
    return ReportSection(
      .trend, .sectionTrend,
      notes: [.word(.noteTrend)] + (days == nil ? [.phrase(.noteNoDays, [.number(SubjectTrend.mostDays)])] : []),
      tables("months", .word(.month), months) + (days.map { tables("days", .word(.day), $0) } ?? []))
  }

  private typealias Point = (key: String, label: ReportLabel, figures: ClerkFigures)

  private func tables(_ name: String, _ rowHeading: ReportLabel, _ points: [Point]) -> [ReportTable] {
    [sessionTable(name, rowHeading, points)] + scales.map { ratingTable(name, rowHeading, points, on: $0) }
  }

  private func sessionTable(_ name: String, _ rowHeading: ReportLabel, _ points: [Point]) -> ReportTable {
    let columns =
      [ReportTable.Column(["sessions"], .word(.sessions)), ReportTable.Column(["answerable"], .word(.answerable))]
      + ShareFigures.columns(["rated"], .word(.rated), share: .word(.responseRate))
    let implied = points.flatMap { point in
      let answerable = point.figures.sessions.responseRate.share
      return [point.figures.sessions.sessions - answerable.of, answerable.of - answerable.count]
    }
    return ReportTable(
      "trend-\(name)", .phrase(.headingSessionsBy, [rowHeading]), rows: rowHeading, columns: columns,
      points.map { point in
        let response = point.figures.sessions.responseRate.share
        return ReportTable.Row(
          point.key, point.label,
          [.count(point.figures.sessions.sessions), .count(response.of)] + ShareFigures(response).figures)
      }, implied: implied)
  }

  private func ratingTable(
    _ name: String, _ rowHeading: ReportLabel, _ points: [Point], on scale: Scale
  ) -> ReportTable {
    let rated = points.map { ($0, RatedFigures($0.figures.totals, on: scale)) }
    return ReportTable(
      scale.tableIdentifier("trend-\(name)"), .phrase(.headingRatingsBy, [rowHeading, scale.heading]), rows: rowHeading,
      columns: RatedFigures.columns([]) + [ReportTable.Column(["sample"], .word(.sample))],
      rated.map { ReportTable.Row($0.key, $0.label, $1.figures + [Figure($1.counts)]) },
      implied: rated.flatMap(\.1.implied), ratings: rated.map(\.1.counts.ratings))
  }
}

extension ClerkFigures {
  /// Released ratings by scale and level.
  var totals: LevelTotals { LevelTotals(ratings) }
}
