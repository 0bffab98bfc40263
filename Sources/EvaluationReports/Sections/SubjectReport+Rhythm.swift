import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// Ratings by weekday and hour, of whole quarters. `nil` for a counter.
  var rhythmSection: ReportSection? {
    guard let rhythm else { return nil }
    return ReportSection(
      .rhythm, .sectionRhythm, notes: [.word(.noteRhythm)] + wholeQuartersNote,
      scales.flatMap { [countTable(rhythm, on: $0), shareTable(rhythm, on: $0)] })
  }

  private var wholeQuartersNote: [ReportLabel] {
    guard !period.isWholeQuarters else { return [] }
    let quarters = MonthSpan.quarters(period)
    return [.phrase(.noteWholeQuarters, [.month(quarters.first), .month(quarters.last)])]
  }

  private func countTable(_ rhythm: RhythmFigures, on scale: Scale) -> ReportTable {
    table(rhythm, "rhythm-count", .headingRhythmCount, on: scale, implied: []) { .count($0.ratings) }
  }

  private func shareTable(_ rhythm: RhythmFigures, on scale: Scale) -> ReportTable {
    let cells = rhythm.slots.values.map { $0.levels(on: scale) }
    // A share with the count beside it tells how many were dissatisfied.
    let implied = cells.flatMap { [$0.satisfied.count, $0.ratings - $0.satisfied.count] }
    return table(rhythm, "rhythm-share", .headingRhythmShare, on: scale, implied: implied) { counts in
      guard let percent = counts.satisfied.percent else { return .none }
      // There is no room for an interval in a cell.
      return counts.sampleSize.carriesPercentage ? .percentage(percent) : .withheld
    }
  }

  private func table(
    _ rhythm: RhythmFigures, _ name: String, _ heading: ReportWord, on scale: Scale, implied: [Int],
    _ figure: (LevelCounts) -> Figure
  ) -> ReportTable {
    let hours = rhythm.hours
    return ReportTable(
      scale.tableIdentifier(name), scale.heading(heading), rows: .word(.weekday),
      columns: hours.map { ReportTable.Column(["hour\($0)"], .phrase(.hourFrom, [.number($0)])) },
      hours.isEmpty
        ? []
        : Self.weekdays.enumerated().map { number, word in
          ReportTable.Row(
            "\(number + 1)", .word(word),
            hours.map { figure(rhythm.totals(weekday: number + 1, hour: $0).levels(on: scale)) })
        }, implied: implied)
  }

  /// ISO 8601: Monday is 1.
  static let weekdays: [ReportWord] = [
    .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday,
  ]
}
