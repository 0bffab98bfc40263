import RatingModel

/// What a poster may be made of: a unit's sessions that could be rated, and the ratings by level. Nothing finer is in it.
///
/// Read from a report's own tables, so that an issued report and one as it stands are read in the same way.
package struct PosterFigures: Hashable, Sendable {
  /// Ratings on one version of one scale.
  package struct Answers: Hashable, Sendable {
    package struct Level: Hashable, Sendable {
      let key: String
      let label: ReportLabel
      let count: Int
    }

    /// The table's, which names scale and version.
    let scale: String
    let ratings: Int
    let satisfied: Int
    let levels: [Level]

    var dissatisfied: Int { ratings - satisfied }
  }

  /// Sessions, without those that were cancelled or could not be rated; `nil` for counts that contradict one another.
  package let answerable: Int?
  package let rated: Int?
  /// Scales with at least one rating.
  package let answers: [Answers]

  /// On whatever scale.
  package var ratings: Int { answers.reduce(0) { $0 + $1.ratings } }
}

extension PosterFigures {
  package init(_ sections: [ReportSection]) {
    let tables = sections.flatMap(\.tables)
    let rates = tables.first { $0.identifier == "rates" }
    answerable = rates?.count("subject", "answerable")
    rated = rates?.count("subject", "rated.count")
    answers = sections.filter { $0.code == .levels }.flatMap(\.tables).compactMap(Answers.init)
  }
}

extension PosterFigures.Answers {
  private static let prefix = "level."

  fileprivate init?(_ table: ReportTable) {
    guard let ratings = table.count("all", "count"), ratings > 0,
      let satisfied = table.count("satisfied", "count"), satisfied <= ratings
    else { return nil }
    scale = table.identifier
    self.ratings = ratings
    self.satisfied = satisfied
    levels = table.rows.filter { $0.key.hasPrefix(Self.prefix) }.compactMap { row in
      table.count(row.key, "count").map { Level(key: row.key, label: row.label, count: $0) }
    }
  }
}

extension ReportTable {
  fileprivate func count(_ row: String, _ column: String) -> Int? {
    guard let place = columns.firstIndex(where: { $0.identifier == column }),
      let row = rows.first(where: { $0.key == row }), case .count(let count) = row.figures[place]
    else { return nil }
    return count
  }
}
