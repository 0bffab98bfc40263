import RatingModel

/// A month of the calendar. Text form `2026-11`.
package struct Month: Hashable, Sendable, Comparable {
  /// Counted from the year 0.
  let number: Int

  init(number: Int) { self.number = number }
  init(of day: CivilDate) { number = day.year * 12 + day.month - 1 }

  package var year: Int { number / 12 }
  package var month: Int { number % 12 + 1 }
  /// `2026-11`.
  package var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

  /// `nil` beyond the calendar's end.
  var firstDay: CivilDate? { CivilDate(year: year, month: month, day: 1) }
  var lastDay: CivilDate? {
    CivilDate(year: year, month: month, day: CivilDate.length(ofMonth: month, year: year))
  }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// The months that hold some days: what counts that are kept by month or by quarter are about.
package struct MonthSpan: Hashable, Sendable {
  package let first: Month
  package let last: Month

  init(_ first: Month, _ last: Month) { (self.first, self.last) = (first, last) }

  /// The months that hold a day of the report's period.
  init(_ period: ReportPeriod) { self.init(Month(of: period.from), Month(of: period.through)) }

  /// `nil` for what has no date.
  init?(_ period: Period) {
    switch period {
    case .day(let day): self.init(Month(of: day), Month(of: day))
    case .month(let year, let month):
      let month = Month(number: year * 12 + month - 1)
      self.init(month, month)
    case .quarter(let year, let quarter):
      let month = year * 12 + 3 * (quarter - 1)
      self.init(Month(number: month), Month(number: month + 2))
    case .undated: return nil
    }
  }

  /// The quarters that hold a day of the report's period, in months.
  static func quarters(_ period: ReportPeriod) -> MonthSpan {
    let (first, last) = (Month(of: period.from).number, Month(of: period.through).number)
    return MonthSpan(Month(number: first - first % 3), Month(number: last - last % 3 + 2))
  }

  func overlaps(_ other: MonthSpan) -> Bool { first <= other.last && other.first <= last }

  var months: [Month] { (first.number...last.number).map(Month.init) }

  /// `nil` at the calendar's end.
  var days: Validity? {
    guard let firstDay = first.firstDay, let lastDay = last.lastDay else { return nil }
    return Validity(first: firstDay, last: lastDay)
  }

  /// Whether these are exactly the days of the period.
  func isExactly(_ period: ReportPeriod) -> Bool {
    days.map { $0.first == period.from && $0.last == period.through } ?? false
  }
}

extension ReportPeriod {
  /// Whether a count of this period belongs to the report: one that is kept by month or quarter does when it shares a day.
  func touches(_ period: Period) -> Bool {
    if case .day(let day) = period { return from <= day && day <= through }
    return MonthSpan(period).map { $0.overlaps(MonthSpan(self)) } ?? false
  }

  /// Whether it begins and ends with a quarter.
  package var isWholeQuarters: Bool { MonthSpan.quarters(self).isExactly(self) }
}
