import EvaluationStore
import RatingModel

/// Where posters are. Codes, periods and languages need no escaping.
package enum PosterLinks {
  /// How many other periods a public page leads to: two years of months and quarters.
  package static let mostPeriods = 32

  /// For the printer, of whoever may read the unit.
  package static func printed(
    _ unit: UnitCode, _ period: ClosingPeriod, _ language: Language, _ sheet: PosterSheet = .a4
  ) -> String {
    "\(PagePath.unitPoster.rawValue)?unit=\(unit)&period=\(period)&sheet=\(sheet.rawValue)&lang=\(language.rawValue)"
  }

  /// The public page.
  /// - Parameter period: the newest issued one when it is left out.
  package static func open(_ unit: UnitCode, _ period: ClosingPeriod?, _ language: Language) -> String {
    "\(PagePath.publicPoster.rawValue)?unit=\(unit)" + (period.map { "&period=\($0)" } ?? "")
      + "&lang=\(language.rawValue)"
  }
}
