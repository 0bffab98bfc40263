import EvaluationIndices
import RatingModel

/// One value of a report, before it is spelled.
package enum Figure: Hashable, Sendable {
  case count(Int)
  case percentage(Percent)
  /// A number of points with one decimal: 17 stands for 1.7.
  case points(tenths: Int)
  case time(WallTime)
  /// One of a few words: a stable code for programs, a text for people.
  case word(code: String, ReportWord)
  /// A word as an issued report has it: its text by language stays what it was, whatever the program calls it now.
  case issuedWord(code: String, [String: String], isAlarming: Bool)
  /// A code that is the same in every language.
  case code(String)
  /// What somebody wrote, the same in every language.
  case text(String)
  /// There is nothing to divide by, or nothing to compute from.
  case none
  /// The figures that this would rest on never came.
  case unknown
  /// There are too few ratings for a percentage.
  case withheld

  init(count: Int?) { self = count.map(Figure.count) ?? .none }
  init(percentage: Percent?) { self = percentage.map(Figure.percentage) ?? .none }
}
