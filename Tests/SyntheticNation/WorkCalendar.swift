import RatingModel

/// On which days offices are open, and how busy a day is beside an ordinary one.
package enum WorkCalendar {
  /// An ordinary year's, for turning a year's load into a day's.
  package static let workingDaysPerYear = 250

  /// New Year's day of the lunar calendar, and the tenth of its third month (the Hùng Kings' day), by year.
  private static let lunarDays: [Int: (newYear: (Int, Int), kings: (Int, Int))] = [
    2024: ((2, 10), (4, 18)), 2025: ((1, 29), (4, 7)), 2026: ((2, 17), (4, 26)), 2027: ((2, 6), (4, 16)),
    2028: ((1, 26), (4, 4)), 2029: ((2, 13), (4, 23)), 2030: ((2, 3), (4, 12)),
  ]

  /// Whether the year's holidays are known.
  package static func knows(_ year: Int) -> Bool { lunarDays[year] != nil }

  /// Tết: from two days before New Year's day to four days after it, which with the weekends are nine days.
  package static func isTet(_ date: CivilDate) -> Bool {
    guard let newYear = lunarDays[date.year]?.newYear,
      let day = CivilDate(year: date.year, month: newYear.0, day: newYear.1)
    else { return false }
    return (-2...4).contains(date.daysSince1970 - day.daysSince1970)
  }

  package static func isWorkingDay(_ date: CivilDate) -> Bool { date.weekday <= 5 && !isHoliday(date) }

  private static func isHoliday(_ date: CivilDate) -> Bool {
    switch (date.month, date.day) {
    case (1, 1), (4, 30), (5, 1), (9, 1), (9, 2): return true
    default: break
    }
    if let kings = lunarDays[date.year]?.kings, (date.month, date.day) == kings { return true }
    return isTet(date)
  }

  /// Monday is the fullest day of the week; January and August are slow, the weeks after summer are not. The mean of a year is 1.
  static func load(on date: CivilDate) -> Double { weekdays[date.weekday - 1] * months[date.month - 1] }

  private static let weekdays = [1.2, 1.05, 1.0, 0.95, 0.8, 0, 0]
  private static let months = [0.95, 0.9, 1.05, 1.02, 1.0, 1.04, 1.05, 0.98, 1.04, 1.0, 1.0, 0.97]
}
