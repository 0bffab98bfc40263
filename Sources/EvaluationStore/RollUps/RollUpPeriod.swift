import RatingModel

/// For what stretch of time a roll-up is kept.
package enum RollUpGrain: String, Hashable, Sendable, CaseIterable {
  case day, month, quarter, year
}

/// One such stretch. Text forms `2026-11-21`, `2026-11`, `2026-Q4`, `2026`.
package struct RollUpPeriod: Hashable, Sendable, CustomStringConvertible {
  package let grain: RollUpGrain
  /// Its first day.
  package let first: CivilDate

  /// The stretch of that grain that holds the day.
  package init(_ grain: RollUpGrain, holding day: CivilDate) {
    self.grain = grain
    let month =
      switch grain {
      case .day, .month: day.month
      case .quarter: (day.month - 1) / 3 * 3 + 1
      case .year: 1
      }
    first = grain == .day ? day : CivilDate(year: day.year, month: month, day: 1) ?? day
  }

  package init?(_ text: String) {
    let found =
      if text.count == 4 { CivilDate(text + "-01-01").map { RollUpPeriod(.year, holding: $0) } } else {
        Period(text).flatMap { period in
          period.firstDay.map { RollUpPeriod(Self.grain(of: period), holding: $0) }
        }
      }
    guard let found, found.description == text else { return nil }
    self = found
  }

  private static func grain(of period: Period) -> RollUpGrain {
    switch period {
    case .day, .undated: .day
    case .month: .month
    case .quarter: .quarter
    }
  }

  package var description: String {
    let day = first.description
    return switch grain {
    case .day: day
    case .month: String(day.prefix(7))
    case .quarter: Period.quarter(of: first).description
    case .year: String(day.prefix(4))
    }
  }

  /// Its last day; the first where the calendar ends.
  package var last: CivilDate { next.flatMap { CivilDate(daysSince1970: $0.first.daysSince1970 - 1) } ?? first }

  /// The stretch that comes after it.
  package var next: RollUpPeriod? {
    let months =
      switch grain {
      case .day: 0
      case .month: 1
      case .quarter: 3
      case .year: 12
      }
    let day =
      months == 0
      ? CivilDate(daysSince1970: first.daysSince1970 + 1)
      : CivilDate(
        year: first.year + (first.month - 1 + months) / 12, month: (first.month - 1 + months) % 12 + 1, day: 1)
    return day.map { RollUpPeriod(grain, holding: $0) }
  }

  package var days: Validity { Validity(first: first, last: last) ?? .always }
}

extension RollUpPeriod {
  /// From the first day of the first whole month to the last day of the last one; `nil` where there is none.
  package static func wholeMonths(of days: Validity) -> Validity? {
    let months = filling(days, by: [.month])
    guard let first = months.first?.first, let last = months.last?.last else { return nil }
    return Validity(first: first, last: last)
  }

  /// A stretch of days as the fewest periods of these grains, from the largest; days that fill none are left out.
  static func filling(_ days: Validity, by grains: [RollUpGrain]) -> [RollUpPeriod] {
    guard let first = days.first, let last = days.last, let smallest = grains.last else { return [] }
    var (periods, reached) = ([RollUpPeriod](), CivilDate?.some(first))
    while let day = reached, day <= last {
      let fitting = grains.lazy.map { RollUpPeriod($0, holding: day) }.first { $0.first == day && $0.last <= last }
      if let fitting { periods.append(fitting) }
      reached = (fitting ?? RollUpPeriod(smallest, holding: day)).next?.first
    }
    return periods
  }

  /// The periods of one grain that have a day of `span` and lie wholly on the days.
  static func touching(_ span: Validity, within days: Validity, by grain: RollUpGrain) -> [RollUpPeriod] {
    guard let common = span.intersection(days), let first = common.first, let last = common.last else { return [] }
    var (periods, next) = ([RollUpPeriod](), RollUpPeriod?.some(RollUpPeriod(grain, holding: first)))
    while let period = next, period.first <= last {
      if period.days.isCovered(by: [days]) { periods.append(period) }
      next = period.next
    }
    return periods
  }
}
