import EvaluationIndices

/// Horizontal bars, each divided by the levels of one version of one scale: one bar per clerk, counter or channel.
///
/// A bar of few ratings would look like a share that nobody may state: under ten there is none, under thirty it is thin and has
/// counts only.
package struct StackedLevels: Picture {
  /// What fits four pages; more is no picture.
  package static let mostRows = 60

  package struct Row: Hashable, Sendable {
    package let label: String
    /// In the order of the levels.
    package let counts: [Int]

    package init(_ label: String, _ counts: [Int]) {
      self.label = label
      self.counts = counts
    }

    var ratings: Int { counts.reduce(0, +) }
    var sample: SampleSize { SampleSize(ratings: ratings) }
    func share(_ level: Int) -> Share { Share(count: counts[level], of: ratings) }
  }

  package let title: String
  /// What a row is: `Cán bộ`.
  package let rowHeading: String
  /// Labels, the best level first.
  package let levels: [String]
  package let rows: [Row]
  /// All rows together, apart from them.
  package let whole: Row?
  /// How many rows were given beyond ``mostRows``.
  package let rowsBeyond: Int

  package init(title: String, rowHeading: String, levels: [String], rows: [Row], whole: Row? = nil) throws(PictureFault)
  {
    let all = rows + (whole.map { [$0] } ?? [])
    guard (3...5).contains(levels.count), all.allSatisfy({ $0.counts.count == levels.count }) else { throw .levels }
    for row in all { try PictureFault.check(row.counts) }
    self.title = title
    self.rowHeading = rowHeading
    self.levels = levels
    self.rows = Array(rows.prefix(Self.mostRows))
    self.whole = whole
    rowsBeyond = max(0, rows.count - Self.mostRows)
  }

  var drawn: [Row] { rows + (whole.map { [$0] } ?? []) }

  package func table(_ language: Language) -> PictureTable {
    let heads = levels.flatMap { [$0, PictureWord.levelShare.text(language).filled([$0])] }
    return PictureTable(
      rowHeading: rowHeading, heads: [language.text(.ratings)] + heads,
      rows: drawn.map { row in
        let figures = levels.indices.flatMap { [.count(row.counts[$0]), row.percentage($0)] }
        return PictureTable.Row(row.label, [.count(row.ratings)] + figures)
      },
      beyond: beyond(language))
  }

  package func summary(_ spelling: Spelling) -> String {
    PictureWord.levelsSummary.text(spelling.language).filled(["\(drawn.count)"])
  }

  func beyond(_ language: Language) -> String? {
    rowsBeyond > 0 ? PictureWord.noteRowsBeyond.text(language).filled(["\(rowsBeyond)"]) : nil
  }
}

extension StackedLevels.Row {
  /// A level's share stands alone, so it takes thirty ratings.
  func percentage(_ level: Int) -> Figure {
    guard ratings > 0 else { return .none }
    return sample.carriesPercentage ? Figure(percentage: share(level).percent) : .withheld
  }
}
