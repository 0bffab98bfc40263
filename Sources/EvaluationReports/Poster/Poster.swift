import EvaluationIndices
import EvaluationStore
import RatingModel

/// A poster for the wall of an office: what citizens are told of one month or quarter.
package struct Poster: Hashable, Sendable {
  /// How the figures came about.
  package enum Ground: Hashable, Sendable {
    /// - correction: issued since, and too small a difference to be told.
    case issued(Closing, correction: ClosingNumber?)
    /// As they stood when it was made.
    case notIssued
  }

  /// How many were satisfied, as far as it may be told.
  package enum Satisfaction: Hashable, Sendable {
    case exact(Share)
    /// Ten to 29 ratings: counts, and no percentage.
    case few(Share)
    /// Fewer than ten were not satisfied: the share is this or more.
    case atLeast(Percent, of: Int)
    case hidden
  }

  package let unit: NamedUnit
  package let period: ClosingPeriod
  package let zone: Zone
  package let made: WallTime
  package let ground: Ground
  let figures: PosterFigures
  let exact: Set<PosterBreakdown>
  let rule: PosterRule

  /// An issued report's.
  package init(_ entry: PosterShelf.Entry, by rule: PosterRule = PosterRule()) {
    let issued = entry.issued
    (unit, period, zone, made) = (issued.unit, issued.closing.period, issued.zone, issued.made)
    ground = .issued(issued.closing, correction: entry.correction)
    (figures, exact, self.rule) = (issued.figures, entry.exact, rule)
  }

  /// A period that is over and was not issued, beside the posters of those that were.
  package init(_ report: SubjectReport, of unit: NamedUnit, over period: ClosingPeriod, beside shelf: PosterShelf) {
    self.unit = unit
    self.period = period
    (zone, made, ground) = (report.period.zone, report.made, .notIssued)
    figures = PosterFigures(report.sections)
    exact = shelf.exact(figures, over: period)
    rule = shelf.rule
  }

  /// Ratings; `nil` for a handful.
  var ratings: Int? { rule.isSmall(figures.ratings) ? nil : figures.ratings }

  /// Rated ones among the sessions that could be.
  var response: Share? {
    guard exact.contains(.response), let answerable = figures.answerable, answerable >= rule.fewest,
      let rated = figures.rated
    else { return nil }
    return Share(rated, within: answerable)
  }

  func satisfaction(_ answers: PosterFigures.Answers) -> Satisfaction {
    guard !rule.isSmall(answers.ratings) else { return .hidden }
    if exact.contains(.satisfaction) {
      let share = Share(count: answers.satisfied, of: answers.ratings)
      return answers.ratings < rule.fewest ? .few(share) : .exact(share)
    }
    let most = rule.smallest - 1
    guard answers.ratings >= rule.fewest, answers.dissatisfied <= most else { return .hidden }
    // Downwards: it must be true of nine as of none.
    return .atLeast(Percent(tenths: (answers.ratings - most) * 1000 / answers.ratings), of: answers.ratings)
  }

  /// Whether the levels stand on it; a picture of a handful would look like a share.
  func showsLevels(_ answers: PosterFigures.Answers) -> Bool {
    exact.contains(.levels) && answers.ratings >= rule.fewest
  }
}
