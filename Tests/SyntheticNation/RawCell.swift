import Foundation
import RatingModel

/// What a raw count counts. Of each the labels, in order:
package enum RawFigure: String, Hashable, Sendable, Codable, CaseIterable {
  /// Sessions: the outcome.
  case outcome
  /// Sessions: the day, and `rated` or `unrated`.
  case daily
  /// Sessions, once for each mark: the mark.
  case mark
  /// Presses that are no rating, and corrections: the disposition, `raised` or `lowered`.
  case press
  /// Sessions: the stretch of minutes.
  case waiting, serving
  /// Ratings: the level.
  case level
  /// Ratings: the channel.
  case channel
  /// Ratings: weekday, hour, level.
  case hour
  /// Ratings: procedure (`none`, `mixed`), stage, timeliness, level.
  case work
  /// Dossiers of rated sessions: procedure, stage, timeliness, level.
  case dossiers
  /// Answers given, and the dossiers of those who gave them: question, answer.
  case answer, answerDossiers
}

/// One figure of one clerk and month.
package struct RawCell: Hashable, Sendable {
  package let figure: RawFigure
  package let unit: UnitCode
  /// `nil` where no clerk counts.
  package let clerk: ClerkID?
  package let year: Int
  package let month: Int
  package let labels: [String]

  package init(figure: RawFigure, unit: UnitCode, clerk: ClerkID?, year: Int, month: Int, labels: [String]) {
    self.figure = figure
    self.unit = unit
    self.clerk = clerk
    self.year = year
    self.month = month
    self.labels = labels
  }

  /// As the line has it: `2025-03`.
  fileprivate var date: String { "\(year)-" + (month < 10 ? "0" : "") + "\(month)" }
  /// By unit, clerk, month, figure and labels.
  fileprivate var order: [String] { [unit.text, clerk?.description ?? "", date, figure.rawValue] + labels }
}

extension RawCount {
  /// One line of canonical JSON for each cell, sorted:
  ///
  ///     {"clerk":"H64.201/CB01","count":17,"figure":"level","labels":["rat-hai-long"],"month":"2025-03","unit":"H64.201"}
  ///
  /// `clerk` is `none` where no clerk counts.
  /// - Parameter figures: All of them when it is left out.
  package func lines(_ figures: Set<RawFigure> = Set(RawFigure.allCases)) throws -> String {
    let chosen = cells.filter { figures.contains($0.key.figure) }.map {
      (order: $0.key.order, cell: $0.key, count: $0.value)
    }
    return try chosen.sorted { $0.order.lexicographicallyPrecedes($1.order) }
      .map { String(decoding: try Self.line($0.cell, $0.count), as: UTF8.self) + "\n" }.joined()
  }

  private static func line(_ cell: RawCell, _ count: Int) throws -> Data {
    var object = CanonicalObject()
    try object.add("clerk", cell.clerk?.description ?? "none")
    object.add("count", Int64(count))
    object.add("figure", plain: cell.figure.rawValue)
    object.add("labels", plain: cell.labels)
    object.add("month", plain: cell.date)
    object.add("unit", plain: cell.unit.text)
    return object.finish()
  }
}
