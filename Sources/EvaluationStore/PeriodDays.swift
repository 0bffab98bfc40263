import RatingModel

extension Period {
  /// The first day of the stretch; `nil` while undated.
  package var firstDay: CivilDate? {
    switch self {
    case .day(let date): date
    case .month(let year, let month): CivilDate(year: year, month: month, day: 1)
    case .quarter(let year, let quarter): CivilDate(year: year, month: 3 * quarter - 2, day: 1)
    case .undated: nil
    }
  }

  /// All its days; `nil` while undated.
  package var days: Validity? {
    switch self {
    case .day(let date): Validity(first: date, last: date)
    case .month(let year, let month): Self.days(of: self, upTo: CivilDate(year: year, month: month, months: 1))
    case .quarter(let year, let quarter):
      Self.days(of: self, upTo: CivilDate(year: year, month: 3 * quarter - 2, months: 3))
    case .undated: nil
    }
  }

  private static func days(of period: Period, upTo next: CivilDate?) -> Validity? {
    guard let next else { return nil }
    return Validity(first: period.firstDay, last: CivilDate(daysSince1970: next.daysSince1970 - 1))
  }
}

extension CivilDate {
  /// The first day of the month that comes `months` after the given one.
  fileprivate init?(year: Int, month: Int, months: Int) {
    let number = month - 1 + months
    self.init(year: year + number / 12, month: number % 12 + 1, day: 1)
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
