/// A count divided into parts. A poster shows all of the parts or none: one blank could be worked out from the others.
package enum PosterBreakdown: Hashable, Sendable, CaseIterable {
  /// Sessions that could be rated, by whether they were.
  case response
  /// Ratings, by whether they count as satisfied.
  case satisfaction
  /// Ratings by level.
  case levels
}

extension PosterFigures {
  /// The parts by a stable name; `nil` where the counts contradict one another.
  func parts(_ breakdown: PosterBreakdown) -> [String: Int]? {
    switch breakdown {
    case .response:
      guard let answerable, let rated, rated <= answerable else { return nil }
      return ["rated": rated, "unanswered": answerable - rated]
    case .satisfaction:
      return named(answers.flatMap { [("\($0.scale) +", $0.satisfied), ("\($0.scale) -", $0.dissatisfied)] })
    case .levels:
      return named(answers.flatMap { scale in scale.levels.map { ("\(scale.scale) \($0.key)", $0.count) } })
    }
  }

  private func named(_ parts: [(String, Int)]) -> [String: Int] { Dictionary(parts) { first, _ in first } }
}

/// What protects those who rated when figures of several periods hang on one wall.
///
/// Within one poster no part is from 1 to 9. Between posters nothing of that size may follow: of a quarter beside its months, which
/// tell the rest of it, and of a correction beside what it corrects, whose difference is what came later.
package struct PosterRule: Hashable, Sendable {
  /// The smallest part that is shown.
  package let smallest: Int
  /// The fewest ratings that carry a percentage.
  package let fewest: Int

  package init(smallest: Int = 10, fewest: Int = 30) {
    self.smallest = smallest
    self.fewest = fewest
  }

  /// From 1 to below the smallest: a handful of people. A count that fell tells of people too.
  func isSmall(_ count: Int) -> Bool { count != 0 && abs(count) < smallest }

  func isTellable(_ parts: [String: Int]) -> Bool { !parts.values.contains(where: isSmall) }

  /// Whether what is left of the whole tells of a handful.
  func isTellable(_ whole: [String: Int], without shown: [[String: Int]]) -> Bool {
    isTellable(shown.reduce(whole) { rest, parts in rest.merging(parts.mapValues { -$0 }, uniquingKeysWith: +) })
  }
}
