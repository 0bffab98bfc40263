import EvaluationIndices

/// Weekdays by hours: how many ratings, or which share of them is satisfied.
///
/// No figures is not zero, and a share of fewer than thirty ratings is not told, since no interval has room in a cell.
package struct HeatMap: Picture {
  package static let mostRows = 7
  package static let mostColumns = 24

  package enum Measure: Hashable, Sendable {
    case ratings, satisfiedShare
  }

  package enum Cell: Hashable, Sendable {
    /// Closed, or nothing came.
    case absent
    /// How many ratings.
    case ratings(Int)
    /// A count that the reader may not see: 1 to 9.
    case hidden
    /// The satisfied of all ratings.
    case satisfied(Share)
  }

  package struct Row: Hashable, Sendable {
    package let label: String
    package let cells: [Cell]

    package init(_ label: String, _ cells: [Cell]) {
      self.label = label
      self.cells = cells
    }
  }

  package let title: String
  package let measure: Measure
  /// What a column is, from the first: `7 giờ`.
  package let columns: [String]
  package let rows: [Row]

  package init(title: String, measure: Measure, columns: [String], rows: [Row]) throws(PictureFault) {
    let cells = rows.flatMap(\.cells)
    guard (1...Self.mostColumns).contains(columns.count), (1...Self.mostRows).contains(rows.count),
      rows.allSatisfy({ $0.cells.count == columns.count }), cells.allSatisfy({ $0.fits(measure) })
    else { throw .cells }
    try PictureFault.check(cells.compactMap(\.ratings))
    self.title = title
    self.measure = measure
    self.columns = columns
    self.rows = rows
  }

  /// A row for each weekday; for shares two, since a share means nothing without its number.
  package func table(_ language: Language) -> PictureTable {
    let share = language.text(.satisfiedShare)
    return PictureTable(
      rowHeading: PictureWord.weekday.text(language), heads: columns,
      rows: rows.flatMap { row in
        guard measure == .satisfiedShare else { return [PictureTable.Row(row.label, row.cells.map(\.count))] }
        return [
          PictureTable.Row("\(row.label) – \(language.text(.ratings))", row.cells.map(\.count)),
          PictureTable.Row("\(row.label) – \(share)", row.cells.map(\.percentage)),
        ]
      })
  }

  package func summary(_ spelling: Spelling) -> String {
    let language = spelling.language
    switch measure {
    case .ratings:
      let counts = rows.flatMap(\.cells).compactMap(\.ratings)
      guard let most = counts.max() else { return PictureWord.mapSummaryNone.text(language) }
      return PictureWord.countsSummary.text(language).filled(["\(counts.count)", "\(most)"])
    case .satisfiedShare:
      let shares = rows.flatMap(\.cells).compactMap(\.shownPercent)
      guard let least = shares.min(), let most = shares.max() else { return PictureWord.mapSummaryNone.text(language) }
      return PictureWord.sharesSummary.text(language).filled([
        "\(shares.count)", language.percent(least), language.percent(most),
      ])
    }
  }
}

extension HeatMap.Cell {
  /// `nil` where it is not told.
  var ratings: Int? {
    switch self {
    case .absent, .hidden: nil
    case .ratings(let count): count
    case .satisfied(let share): share.of
    }
  }

  /// `nil` where there is none or it is not told.
  var shownPercent: Percent? {
    guard case .satisfied(let share) = self, SampleSize(ratings: share.of).carriesPercentage else { return nil }
    return share.percent
  }

  var count: Figure {
    self == .hidden ? .word(code: SampleSize.tooSmall.rawValue, .sampleTooSmall) : Figure(count: ratings)
  }

  var percentage: Figure {
    guard let ratings, ratings > 0 else { return .none }
    return shownPercent.map(Figure.percentage) ?? .withheld
  }

  fileprivate func fits(_ measure: HeatMap.Measure) -> Bool {
    switch self {
    case .absent: true
    case .ratings, .hidden: measure == .ratings
    case .satisfied: measure == .satisfiedShare
    }
  }
}
