import EvaluationStore
import RatingModel

extension ClosingPeriod {
  /// `tháng 10 năm 2026`, `quý III năm 2026`, `năm 2026`; `October 2026`, `quarter III of 2026`, `2026`.
  package func text(_ language: Language) -> String {
    let (year, month) = ("\(period.first.year)", period.first.month)
    switch (period.grain, language) {
    case (.month, .vietnamese): return "tháng \(month) năm \(year)"
    case (.month, .english): return "\(Self.months[month - 1]) \(year)"
    case (.quarter, .vietnamese): return "quý \(Self.quarters[(month - 1) / 3]) năm \(year)"
    case (.quarter, .english): return "quarter \(Self.quarters[(month - 1) / 3]) of \(year)"
    case (.day, _), (.year, .english): return year
    case (.year, .vietnamese): return "năm \(year)"
    }
  }

  private static let quarters = ["I", "II", "III", "IV"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// The periods that are over on a day and may be issued, the newest first: twelve months, six quarters, three years.
  package static func ended(before today: CivilDate) -> [ClosingPeriod] {
    [(RollUpGrain.month, 12), (.quarter, 6), (.year, 3)].flatMap { grain, most in
      var (periods, first) = ([ClosingPeriod](), RollUpPeriod(grain, holding: today).first)
      while periods.count < most, let before = CivilDate(daysSince1970: first.daysSince1970 - 1),
        let period = ClosingPeriod(RollUpPeriod(grain, holding: before))
      {
        periods.append(period)
        first = period.period.first
      }
      return periods
    }
  }

  /// Whether its last day is over.
  package func isOver(on today: CivilDate) -> Bool { period.last < today }
}
