import RatingModel

extension RollUpQuery {
  /// What reports of the units will ask for, be it a month, a quarter or a year.
  static func ahead(of units: [UnitCode], first: CivilDate, last: CivilDate) -> [RollUpQuery] {
    let (first, last) = (RollUpPeriod(.month, holding: first).first, RollUpPeriod(.month, holding: last).last)
    func query(
      _ families: Set<TallyFamily>, from: CivilDate = first, _ clerks: Clerks = .together, _ time: Time = .byMonth
    ) -> RollUpQuery {
      RollUpQuery(
        days: UnitDays(units), first: from, last: last, families: families, clerks: clerks, units: .each, time: time)
    }
    let daily: Set<TallyFamily> = [.day, .presses]
    // As long as a trend goes by days.
    let recent = CivilDate(daysSince1970: last.daysSince1970 - 92) ?? first
    return [
      query(Set(TallyFamily.allCases)), query(daily, .each),
      query(daily, from: RollUpPeriod(.month, holding: recent).first, .together, .byDay),
    ]
  }
}
