import RatingModel

extension SubjectReport {
  /// Ratings by procedure, field, stage and timeliness: land is not certification. `nil` for a counter.
  var workSection: ReportSection? {
    guard let work else { return nil }
    let breakdowns = WorkBreakdown.allCases.filter { $0 != .field || rules.catalogue != nil }
    return ReportSection(
      .work, .sectionWork, notes: [.word(.noteWork)] + wholeMonthsNote,
      scales.flatMap { scale in breakdowns.map { table($0, work, on: scale) } })
  }

  private func table(_ breakdown: WorkBreakdown, _ work: Compared<WorkFigures>, on scale: Scale) -> ReportTable {
    let kinds = Set(work.own.kinds.keys).union(work.group?.kinds.keys.map(\.self) ?? [])
    var headings: [WorkKey.Kind: WorkHeading] = [:]
    for kind in kinds { headings[kind] = breakdown.heading(of: kind, rules.catalogue, on: period.through) }
    let kept = WorkBreakdown.kept(of: Set(headings.values), in: work.own) { headings[$0] }
    func row(_ kind: WorkKey.Kind) -> WorkHeading? { headings[kind].map { kept.contains($0) ? $0 : .others } }
    let shown = work.own.grouped(by: row).filter { $0.value.hasRatings(on: scale) }
    // What only others of the group have stands in no row.
    let group = work.group?.grouped(by: { row($0).flatMap { shown[$0] == nil ? nil : $0 } })
    var (implied, ratings) = ([Int](), [Int]())
    let rows = shown.sorted { WorkHeading.precedes($0.key, $1.key) }.map { heading, counts in
      let (sessions, dossiers) = (RatedFigures(counts.sessions, on: scale), RatedFigures(counts.dossiers, on: scale))
      let all = group.map { RatedFigures(($0[heading] ?? WorkFigures.Counts()).sessions, on: scale) }
      implied +=
        sessions.implied + dossiers.implied + (all.map { $0.implied + RatedFigures.implied(sessions, in: $0) } ?? [])
      ratings += [sessions.counts.ratings, dossiers.counts.ratings]
      return ReportTable.Row(
        heading.key, heading.label, sessions.figures + dossiers.figures + (all?.figures ?? []))
    }
    return ReportTable(
      scale.tableIdentifier("work-\(breakdown.rawValue)"), scale.heading(breakdown.word),
      rows: .word(breakdown.rowHeading), columns: Self.columns(hasGroup: group != nil), rows, implied: implied,
      ratings: ratings)
  }

  private static func columns(hasGroup: Bool) -> [ReportTable.Column] {
    RatedFigures.columns(["sessions"]) { .phrase(.ofSessions, [$0]) }
      + RatedFigures.columns(["dossiers"]) { .phrase(.ofDossiers, [$0]) }
      + (hasGroup
        ? RatedFigures.columns(["group", "sessions"]) { .phrase(.ofGroup, [.phrase(.ofSessions, [$0])]) } : [])
  }

  /// Says which months the figures are of, where these are not the days of the period.
  var wholeMonthsNote: [ReportLabel] {
    let months = MonthSpan(period)
    guard !months.isExactly(period) else { return [] }
    return [.phrase(.noteWholeMonths, [.month(months.first), .month(months.last)])]
  }
}

extension WorkFigures.Counts {
  fileprivate func hasRatings(on scale: Scale) -> Bool {
    sessions.levels(on: scale).ratings > 0 || dossiers.levels(on: scale).ratings > 0
  }
}
