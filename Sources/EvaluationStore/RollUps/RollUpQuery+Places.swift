import RatingModel

extension RollUpQuery {
  /// Where the sums lie that answer it: the largest periods that its days are made of.
  var places: [RollUpPlace] {
    guard let span = Validity(first: first, last: last) else { return [] }
    // Nearly all units are meant on the same days.
    return Dictionary(grouping: days.units, by: days.stretches(of:)).flatMap { own, units in
      families.flatMap { family in
        periods(of: family, own, span).flatMap { period in
          units.map { RollUpPlace(unit: $0, family: family, period: period, clerks: clerks) }
        }
      }
    }
  }

  /// - Parameter own: all days on which the units are meant.
  private func periods(of family: TallyFamily, _ own: [Validity], _ span: Validity) -> [RollUpPeriod] {
    let grains = family.rollUpGrains
    guard grains.last == .day else {
      guard let grain = grains.last else { return [] }
      let touched = own.flatMap { RollUpPeriod.touching(span, within: $0, by: grain) }
      return time == .whole ? RollUpPeriod.joined(touched, into: .year) : touched
    }
    let wanted: [RollUpGrain] =
      switch time {
      case .whole: clerks == .each ? [.year, .month] : grains
      case .byMonth: clerks == .each ? [.month] : [.month, .day]
      case .byDay: [.day]
      }
    return own.compactMap { $0.intersection(span) }.flatMap { RollUpPeriod.filling($0, by: wanted) }
  }
}
