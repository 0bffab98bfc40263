import EvaluationStore
import RatingModel

/// Periods that are asked for most, relative to a day.
package enum PeriodPreset: CaseIterable, Sendable {
  case thisMonth, lastMonth, thisQuarter, lastQuarter, thisYear

  var word: PageWord {
    switch self {
    case .thisMonth: .thisMonth
    case .lastMonth: .lastMonth
    case .thisQuarter: .thisQuarter
    case .lastQuarter: .lastQuarter
    case .thisYear: .thisYear
    }
  }

  /// First and last day, both included, in whole months.
  package func days(on today: CivilDate) -> (from: CivilDate, through: CivilDate) {
    let month = today.year * 12 + today.month - 1
    let quarter = month - month % 3
    return switch self {
    case .thisMonth: Self.days(month, months: 1)
    case .lastMonth: Self.days(month - 1, months: 1)
    case .thisQuarter: Self.days(quarter, months: 3)
    case .lastQuarter: Self.days(quarter - 3, months: 3)
    case .thisYear: Self.days(month - month % 12, months: 12)
    }
  }

  /// Those in which the unit is there on a day: there is no report of the others.
  static func presets(
    _ presets: [PeriodPreset] = allCases, of unit: UnitCode, on days: UnitDays, today: CivilDate
  ) -> [PeriodPreset] {
    presets.filter { preset in
      let period = preset.days(on: today)
      return Validity(first: period.from, last: period.through).map { days.touches(unit, $0) } ?? false
    }
  }

  /// - Parameter first: the first month, counted in months since the year 0.
  private static func days(_ first: Int, months: Int) -> (from: CivilDate, through: CivilDate) {
    let last = first + months - 1
    let length = CivilDate.length(ofMonth: last % 12 + 1, year: last / 12)
    guard let from = CivilDate(year: first / 12, month: first % 12 + 1, day: 1),
      let through = CivilDate(year: last / 12, month: last % 12 + 1, day: length)
    else { preconditionFailure("reports are read in years of four digits") }
    return (from, through)
  }
}
