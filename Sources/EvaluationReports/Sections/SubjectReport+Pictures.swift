import EvaluationIndices
import RatingModel

/// A picture beside a table of the report, with the same figures.
private typealias Placed = (table: String, picture: any Picture)

extension SubjectReport {
  /// Pictures by the identifier of the table beside which each stands. A table that a reader may not see takes its picture along.
  package func pictures(_ spelling: Spelling) -> [String: String] {
    let placed = scales.flatMap { levelPictures($0, spelling) + timePictures($0, spelling) }
    let drawn = placed.enumerated().compactMap { number, placed in
      PicturePrefix("picture-\(number + 1)").map { (placed.table, placed.picture.svg($0, spelling)) }
    }
    return Dictionary(drawn) { first, _ in first }
  }

  private func levelPictures(_ scale: Scale, _ spelling: Spelling) -> [Placed] {
    var placed: [Placed] = []
    if let picture = try? stackedLevels(scale, spelling) { placed.append((scale.tableIdentifier("levels"), picture)) }
    if let picture = try? funnel(scale, spelling) { placed.append((scale.tableIdentifier("standing"), picture)) }
    if let picture = try? spread(scale, spelling) { placed.append((scale.tableIdentifier("spread"), picture)) }
    return placed
  }

  private func timePictures(_ scale: Scale, _ spelling: Spelling) -> [Placed] {
    var placed: [Placed] = []
    if trend.months.count > 1, let picture = try? months(scale, spelling) {
      placed.append((scale.tableIdentifier("trend-months"), picture))
    }
    if let picture = try? week(scale, spelling) { placed.append((scale.tableIdentifier("rhythm-count"), picture)) }
    return placed
  }

  private func stackedLevels(_ scale: Scale, _ spelling: Spelling) throws -> StackedLevels? {
    let counts = ratings.map { $0.levels(on: scale) }
    guard counts.own.ratings > 0 else { return nil }
    func row(_ label: String, _ counts: LevelCounts) -> StackedLevels.Row {
      StackedLevels.Row(label, scale.levels.map { counts.share(of: $0.name).count })
    }
    return try StackedLevels(
      title: spelling.text(scale.heading(.sectionRatings)), rowHeading: spelling.text(.word(.subject)),
      levels: scale.levels.map { spelling.text($0.reportLabel) },
      rows: [row(spelling.text(subjectLabel), counts.own)], whole: counts.group.map { row(group.caption, $0) })
  }

  private func months(_ scale: Scale, _ spelling: Spelling) throws -> Trend {
    try Trend(
      title: spelling.text(.phrase(.headingRatingsBy, [.word(.month), scale.heading])),
      points: trend.months.map { point in
        let satisfied = point.figures.totals.levels(on: scale).satisfied
        return Trend.Point(spelling.text(.month(point.time)), point.figures.sessions.sessions == 0 ? nil : satisfied)
      })
  }

  private func week(_ scale: Scale, _ spelling: Spelling) throws -> HeatMap? {
    guard let rhythm, case let hours = rhythm.hours, !hours.isEmpty else { return nil }
    return try HeatMap(
      title: spelling.text(scale.heading(.headingRhythmCount)), measure: .ratings,
      columns: hours.map { spelling.text(.phrase(.hourFrom, [.number($0)])) },
      rows: Self.weekdays.enumerated().map { number, word in
        HeatMap.Row(
          spelling.text(.word(word)),
          hours.map { .ratings(rhythm.totals(weekday: number + 1, hour: $0).levels(on: scale).ratings) })
      })
  }

  private func funnel(_ scale: Scale, _ spelling: Spelling) throws -> Funnel? {
    guard let comparison = comparisons[scale], case .at = comparison.standing else { return nil }
    return try Funnel(
      title: spelling.text(scale.heading(.tableStanding)), rowHeading: spelling.text(.word(.subject)),
      subject: .init(spelling.text(subjectLabel), comparison.subject.satisfied), others: comparison.others)
  }

  private func spread(_ scale: Scale, _ spelling: Spelling) throws -> Funnel? {
    guard let spread = spreads[scale] else { return nil }
    return try Funnel(
      title: spelling.text(scale.heading(.tableSpread)), rowHeading: spelling.text(.word(.clerk)), subject: nil,
      others: spread.members)
  }
}
