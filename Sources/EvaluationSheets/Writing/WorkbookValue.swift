import Foundation
import RatingModel

/// What a cell holds. A text may stand in any column, as what is written where a figure is withheld; every other value only
/// in a column of its kind.
package enum WorkbookValue: Hashable, Sendable {
  /// Never a formula and never a link, whatever it begins with.
  case text(String)
  case whole(Int)
  case decimal(Decimal)
  /// Tenths of a percent, rounded already: 987 stands for 98.7 %, and no spreadsheet shows another figure than the page.
  case percent(tenths: Int)
  case day(CivilDate)

  /// Whether it may stand in a column.
  func suits(_ kind: WorkbookColumn.Kind) -> Bool {
    switch (self, kind) {
    case (.text, _), (.whole, .wholeNumber), (.whole, .decimal), (.decimal, .decimal), (.percent, .percent),
      (.day, .day):
      true
    default: false
    }
  }
}
