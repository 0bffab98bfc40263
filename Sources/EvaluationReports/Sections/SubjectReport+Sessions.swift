import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// Sessions by how they ended, the response rate and the coverage.
  var outcomes: ReportSection {
    ReportSection(
      .outcomes, .sectionSessions, notes: cutOffNote,
      [outcomeTable, rateTable] + (subject.hasEveryFamily ? [dossierTable] : []))
  }

  private var outcomeTable: ReportTable {
    let shares = Outcome.allCases.map { outcome in
      (outcome, days.map { Share($0.sessions[outcome], within: $0.sessions.sessions) })
    }
    let columns = shares.first?.1.columns([], .word(.sessions)) ?? []
    return ReportTable(
      "outcomes", .word(.tableOutcomes), rows: .word(.outcome),
      columns: columns,
      [ReportTable.Row("all", .word(.allSessions), days.map(\.sessions.sessions).figuresOfWhole)]
        + shares.map { ReportTable.Row($0.rawValue, .word($0.word), $1.figures) },
      implied: shares.flatMap(\.1.implied))
  }

  private var rateTable: ReportTable {
    let response = days.map { Optional($0.sessions.responseRate.share) }
    let waiting = days.map(\.waiting)
    let columns =
      [ReportTable.Column(["answerable"], .word(.answerable))]
      + response.columns(["rated"], .word(.rated), share: .word(.responseRate))
      + [
        ReportTable.Column(["waiting"], .word(.waiting)), ReportTable.Column(["steps"], .word(.dossierSteps)),
        ReportTable.Column(["coverage"], .word(.coverage)),
      ]
    let figures =
      [Figure(count: response.own?.of)] + response.figures + [Figure(count: waiting.own), steps, coverageFigure]
    return ReportTable(
      "rates", .word(.tableRates), rows: .word(.subject), columns: columns,
      [ReportTable.Row("subject", subjectLabel, figures)],
      // Cancelled and unavailable ones together, which the sessions beside it tell.
      implied: response.implied + days.implied { $0.sessions.sessions - $0.sessions.responseRate.share.of })
  }

  private var steps: Figure {
    if case .known(_, let steps) = coverage { .count(steps) } else { .unknown }
  }

  private var coverageFigure: Figure {
    if case .unknown = coverage { .unknown } else { Figure(percentage: coverage.percent) }
  }
}

extension Compared {
  /// A count of the subject, of its group, and of the others in it.
  func implied(_ count: (Value) -> Int) -> [Int] {
    guard let group else { return [count(own)] }
    return [count(own), count(group), count(group) - count(own)]
  }
}
