import EvaluationIndices
import RatingModel

extension ReportTable {
  /// The key of a row about a unit.
  static func key(of unit: UnitCode) -> String { "unit.\(unit)" }
}

extension SubjectReport {
  /// The units directly below, each with all below it: how they were rated, what became of dossiers, where they stand, and which
  /// of them have not reported. `nil` for whatever has no units below.
  var belowSection: ReportSection? {
    guard !below.isEmpty || !apart.isEmpty else { return nil }
    let note: ReportWord = if case .day = structure.basis { .noteBelowOnDay } else { .noteBelow }
    let tables =
      [belowSessions, belowDossiers] + scales.map(belowRatings) + scales.map(rankingTable) + [incompleteTable]
    return ReportSection(
      .below, .sectionBelow, notes: [.word(note)], (below.isEmpty ? [] : tables) + apartTables)
  }

  private func rows(_ figures: (BelowFigures) -> [Figure]) -> [ReportTable.Row] {
    below.map { ReportTable.Row(ReportTable.key(of: $0.unit.code), .text($0.unit.caption), figures($0)) }
  }

  private var belowSessions: ReportTable {
    let columns =
      [ReportTable.Column(["sessions"], .word(.sessions)), ReportTable.Column(["answerable"], .word(.answerable))]
      + ShareFigures.columns(["rated"], .word(.rated), share: .word(.responseRate))
    return ReportTable(
      "below-sessions", .word(.tableBelowSessions), rows: .word(.unit), columns: columns,
      rows { below in
        let response = below.figures.sessions.responseRate.share
        return [.count(below.figures.sessions.sessions), .count(response.of)] + ShareFigures(response).figures
      }, ratings: below.map { $0.figures.totals.all })
  }

  private var belowDossiers: ReportTable {
    let columns =
      [
        ReportTable.Column(["steps"], .word(.dossierSteps)), ReportTable.Column(["coverage"], .word(.coverage)),
        ReportTable.Column(["received"], .word(.receivedDossiers)),
      ] + Self.inTimeColumns + [ReportTable.Column(["complaints"], .word(.conductComplaints))]
    return ReportTable(
      "below-dossiers", .word(.tableBelowDossiers), rows: .word(.unit), columns: columns,
      rows { below in
        let inTime = below.dossiers?.inTime
        return [
          Self.figure(below.dossiers?.steps),
          below.coverage == .unknown ? .unknown : Figure(percentage: below.coverage.percent),
          Self.figure(below.dossiers?.received), Self.figure(inTime?.of),
        ] + Self.figures(inTime)
          + [Self.figure(below.dossiers?.onTime), Self.figure(below.dossiers?.complaints)]
      }, notes: [Self.onTimeNote])
  }

  private func belowRatings(_ scale: Scale) -> ReportTable {
    ReportTable(
      scale.tableIdentifier("below-ratings"), scale.heading(.tableBelowRatings), rows: .word(.unit),
      columns: RatedFigures.columns([]) + [ReportTable.Column(["sample"], .word(.sample))],
      rows { below in
        let rated = RatedFigures(below.figures.totals, on: scale)
        return rated.figures + [Figure(rated.counts)]
      }, ratings: below.map { $0.figures.totals.levels(on: scale).ratings })
  }

  /// Units without a row have neither results nor ratings.
  private var incompleteTable: ReportTable {
    let incomplete = below.filter(\.isIncomplete)
    return ReportTable(
      "below-incomplete", .word(.tableIncomplete), rows: .word(.unit),
      columns: [
        ReportTable.Column(["sessions"], .word(.sessions)), ReportTable.Column(["results"], .word(.dossierResults)),
      ],
      incomplete.map { below in
        ReportTable.Row(
          ReportTable.key(of: below.unit.code), .text(below.unit.caption),
          [
            .count(below.figures.sessions.sessions),
            below.dossiers == nil
              ? .word(code: "missing", .resultsMissing) : .word(code: "reported", .resultsReported),
          ])
      },
      notes: [
        incomplete.isEmpty
          ? .word(.noteAllReported) : .phrase(.noteIncomplete, [.number(incomplete.count), .number(below.count)])
      ])
  }
}
