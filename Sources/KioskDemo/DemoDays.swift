import RatingModel

/// The stretches of days that the demo's pages are about.
struct DemoDays {
  struct Stretch: Hashable {
    /// `2026-10`, `2026-Q3`.
    let name: String
    let first: CivilDate
    let last: CivilDate
  }

  let today: CivilDate
  /// The last whole ones.
  let month: Stretch
  let quarter: Stretch

  init(on today: CivilDate) {
    self.today = today
    month = Self.before(CivilDate(year: today.year, month: today.month, day: 1) ?? today, months: 1)
    quarter = Self.before(
      CivilDate(year: today.year, month: (today.month - 1) / 3 * 3 + 1, day: 1) ?? today, months: 3)
  }

  /// The month or the three months that end on the day before.
  private static func before(_ day: CivilDate, months: Int) -> Stretch {
    let last = CivilDate(daysSince1970: day.daysSince1970 - 1) ?? day
    let first = CivilDate(year: last.year, month: last.month - months + 1, day: 1) ?? last
    let name = months == 1 ? String("\(first)".prefix(7)) : "\(first.year)-Q\((first.month - 1) / 3 + 1)"
    return Stretch(name: name, first: first, last: last)
  }
}
