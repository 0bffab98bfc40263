import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// Released ratings by level, each scale and version by itself.
  var levels: ReportSection {
    ReportSection(.levels, .sectionRatings, notes: [.word(.noteSmall)], scales.map(levelTable))
  }

  private func levelTable(_ scale: Scale) -> ReportTable {
    let counts = ratings.map { $0.levels(on: scale) }
    let byLevel = scale.levels.map { level in (level, counts.map { Optional($0.share(of: level.name)) }) }
    let satisfied = counts.map { Optional($0.satisfied) }
    let dissatisfied = counts.map { Share($0.ratings - $0.satisfied.count, within: $0.ratings) }
    return ReportTable(
      scale.tableIdentifier("levels"), scale.heading(.sectionRatings), rows: .word(.levels),
      columns: [ReportTable.Column(["sample"], .word(.sample))] + satisfied.columns([], .word(.ratings)),
      [
        ReportTable.Row("all", .word(.allRatings), [Figure(counts.own)] + counts.map(\.ratings).figuresOfWhole),
        ReportTable.Row("satisfied", .word(.satisfiedTogether), [Figure(counts.own)] + satisfied.figures),
        ReportTable.Row("dissatisfied", .word(.dissatisfiedTogether), [Figure(counts.own)] + dissatisfied.figures),
      ]
        + byLevel.map { ReportTable.Row("level." + $0.name.text, $0.reportLabel, [Figure(counts.own)] + $1.figures) },
      implied: (byLevel.map(\.1) + [satisfied, dissatisfied]).flatMap(\.implied),
      ratings: [counts.own.ratings])
  }
}

extension Scale {
  /// An identifier for a table about the scale.
  func tableIdentifier(_ name: String) -> String { "\(name)-\(id)-\(version)" }
  /// Which scale a table is about.
  var heading: ReportLabel { .phrase(.scaleVersion, [.text(id.text), .number(version)]) }
  /// The same behind what the table is about.
  func heading(_ word: ReportWord) -> ReportLabel { .phrase(.headingOfScale, [.word(word), heading]) }
}

extension Level {
  var reportLabel: ReportLabel { .labels(labels, code: name.text) }
}

extension Figure {
  /// How far the ratings carry.
  init(_ counts: LevelCounts) {
    self = counts.ratings > 0 ? .word(code: counts.sampleSize.rawValue, counts.sampleSize.word) : .none
  }
}

extension SampleSize {
  var word: ReportWord {
    switch self {
    case .tooSmall: .sampleTooSmall
    case .small: .sampleSmall
    case .sufficient: .sampleSufficient
    case .comparable: .sampleComparable
    }
  }
}
