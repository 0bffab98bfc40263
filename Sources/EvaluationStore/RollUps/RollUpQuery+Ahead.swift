import RatingModel

extension RollUpQuery {
  private static let daily: Set<TallyFamily> = [.day, .presses]

  /// What reports of many units ask for of each of them, be it of a month, a quarter or a year. The rest, which only a unit's own
  /// report asks for, is soon read.
  static func ahead(of units: [UnitCode], first: CivilDate, last: CivilDate) -> [RollUpQuery] {
    let (first, last) = wholeMonths(first, last)
    return [Clerks.together, .each].map { clerks in
      RollUpQuery(
        days: UnitDays(units), first: first, last: last, families: daily, clerks: clerks, time: .byMonth)
    }
  }

  /// What reports of all the units together will ask for: of any month by day, too, for there are few such sums and many of which they
  /// are made. Not all of the units are there in each month: those that are, are asked for.
  static func ahead(together units: UnitDays, first: CivilDate, last: CivilDate) -> [RollUpQuery] {
    let (first, last) = wholeMonths(first, last)
    guard let days = Validity(first: first, last: last) else { return [] }
    return [RollUpGrain.month, .quarter].flatMap { RollUpPeriod.filling(days, by: [$0]) }.flatMap { period in
      func query(_ families: Set<TallyFamily>, _ time: Time) -> RollUpQuery {
        RollUpQuery(
          days: units.within(period.days), first: period.first, last: period.last, families: families,
          units: .together, time: time)
      }
      let monthly = query(Set(TallyFamily.allCases), .byMonth)
      return period.grain == .month ? [monthly, query(daily, .byDay)] : [monthly]
    }
  }

  private static func wholeMonths(_ first: CivilDate, _ last: CivilDate) -> (CivilDate, CivilDate) {
    (RollUpPeriod(.month, holding: first).first, RollUpPeriod(.month, holding: last).last)
  }
}
