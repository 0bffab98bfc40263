import RatingModel

extension Period {
  /// The first day of the stretch; `nil` while undated.
  var firstDay: CivilDate? {
    switch self {
    case .day(let date): date
    case .month(let year, let month): CivilDate(year: year, month: month, day: 1)
    case .quarter(let year, let quarter): CivilDate(year: year, month: 3 * quarter - 2, day: 1)
    case .undated: nil
    }
  }
}

extension TallyFamily {
  /// The first day of the family's period that holds `day`.
  func firstDay(ofPeriodHolding day: CivilDate) -> CivilDate {
    switch self {
    case .day, .presses: day
    case .work, .answers, .minutes: Period.month(of: day).firstDay ?? day
    case .rhythm: Period.quarter(of: day).firstDay ?? day
    }
  }
}
