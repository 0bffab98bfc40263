import RatingModel

/// What a question wants of a place.
struct RollUpPiece: Hashable {
  let place: RollUpPlace
  /// Of a place by day: the days that are wanted, the first of the month in the lowest bit.
  let days: UInt32

  func wants(_ sum: RollUpSum) -> Bool { sum.day == 0 || days & Self.bit(sum.day) != 0 }

  static func bit(_ day: UInt32) -> UInt32 { 1 << (day - 1) }

  /// The period that a sum there is of.
  func period(of sum: RollUpSum) -> RollUpPeriod {
    guard sum.day > 0 else { return place.period }
    let day = CivilDate(daysSince1970: place.period.first.daysSince1970 + Int(sum.day) - 1)
    return RollUpPeriod(.day, holding: day ?? place.period.first)
  }
}

extension RollUpQuery {
  /// What answers it: the largest periods that its days are made of.
  ///
  /// - Parameter group: units that may be asked for together, as a group; `nil` where each is to be asked for by itself.
  func pieces(by group: (Set<UnitCode>) -> RollUpGroup?) -> [RollUpPiece] {
    guard let span = Validity(first: first, last: last) else { return [] }
    // Nearly all units are meant on the same days.
    return Dictionary(grouping: days.units, by: days.stretches(of:)).flatMap { own, codes in
      let group = units == .together ? group(Set(codes)) : nil
      let owners = group.map { [RollUpOwner.group($0)] } ?? codes.map(RollUpOwner.unit)
      return families.flatMap { family in
        Self.parts(of: periods(of: family, own, span)).flatMap { part in
          owners.map { owner in
            RollUpPiece(
              place: RollUpPlace(
                owner: owner, family: family, clerks: clerks, period: part.period, isByDay: part.isByDay),
              days: part.days)
          }
        }
      }
    }
  }

  private struct Part {
    let period: RollUpPeriod
    let isByDay: Bool
    let days: UInt32
  }

  /// Days of a month lie together.
  private static func parts(of periods: [RollUpPeriod]) -> [Part] {
    let days = Dictionary(grouping: periods.filter { $0.grain == .day }) { RollUpPeriod(.month, holding: $0.first) }
    return periods.filter { $0.grain != .day }.map { Part(period: $0, isByDay: false, days: 0) }
      + days.map { month, days in
        Part(period: month, isByDay: true, days: days.reduce(0) { $0 | RollUpPiece.bit(UInt32($1.first.day)) })
      }
  }

  /// - Parameter own: all days on which the units are meant.
  private func periods(of family: TallyFamily, _ own: [Validity], _ span: Validity) -> [RollUpPeriod] {
    let grains = family.rollUpGrains
    guard grains.last == .day else {
      guard let grain = grains.last else { return [] }
      return own.flatMap { RollUpPeriod.touching(span, within: $0, by: grain) }
    }
    let wanted: [RollUpGrain] = clerks == .each ? [.month] : time == .byDay ? [.day] : grains
    return own.compactMap { $0.intersection(span) }.flatMap { RollUpPeriod.filling($0, by: wanted) }
  }
}
