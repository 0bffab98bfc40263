import EvaluationStore
import RatingModel

/// One figure that every row of a kind has: where it stands in JSON, what it is called, and its value.
///
/// Pages, CSV and JSON all read their figures here, so that none can show another value.
package struct ReportColumn<Row: Sendable>: Sendable {
  /// Keys from the outermost object inwards: `ratings`, `hai-long-3/1`, `satisfied`, `share`.
  package let path: [String]
  package let title: @Sendable (Language) -> String
  package let figure: @Sendable (Row) -> Figure
  /// The path as one word, as pages carry it.
  package let identifier: String

  init(
    _ path: [String], _ title: @escaping @Sendable (Language) -> String, _ figure: @escaping @Sendable (Row) -> Figure
  ) {
    self.path = path
    self.title = title
    self.figure = figure
    identifier = path.joined(separator: ".")
  }

  init(_ path: [String], _ word: ReportWord, _ figure: @escaping @Sendable (Row) -> Figure) {
    self.init(path, { $0.text(word) }, figure)
  }
}

typealias ClerkColumn = ReportColumn<ClerkRow>
typealias KioskColumn = ReportColumn<KioskRow>
typealias EventColumn = ReportColumn<IntegrityEvent>

extension ClerkReport {
  /// Every figure of a clerk's row, in the order of the CSV.
  package var columns: [ReportColumn<ClerkRow>] {
    ClerkColumn.sessions + ClerkColumn.rates + scales.flatMap(ClerkColumn.ratings) + ClerkColumn.marks
      + ClerkColumn.presses
  }

  /// Every figure of a kiosk's row.
  package var kioskColumns: [ReportColumn<KioskRow>] { KioskColumn.state }

  /// Every figure of an integrity event.
  package var eventColumns: [ReportColumn<IntegrityEvent>] { EventColumn.all }
}
