import Foundation

/// A day of the Gregorian calendar. Text form `2026-11-21`.
package struct CivilDate: Hashable, Sendable, Comparable, WrittenByPieces {
  package let year: Int
  package let month: Int
  package let day: Int

  /// `nil` when the calendar has no such day or the year is not of four digits.
  package init?(year: Int, month: Int, day: Int) {
    guard (1000...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  package init?(_ text: String) {
    let digits = FixedDigits(text, shape: "0000-00-00")
    guard let year = digits?[0..<4], let month = digits?[5..<7], let day = digits?[8..<10] else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01, which was a Thursday.
  package var daysSince1970: Int {
    // Howard Hinnant's days_from_civil: years are counted from March, so that the leap day is the last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package init?(daysSince1970: Int) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  package func write(to text: inout WrittenText) {
    text.add(year, digits: 4)
    text.add("-")
    text.add(month, digits: 2)
    text.add("-")
    text.add(day, digits: 2)
  }

  /// ISO 8601: Monday is 1, Sunday is 7.
  package var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }

  /// `nil` at the calendar's end.
  package var next: CivilDate? { CivilDate(daysSince1970: daysSince1970 + 1) }

  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate: CodedAsText {
  package static let form = "day, as 2026-11-21"
}

/// A unit's local time: day, hour, minute.
package struct LocalTime: Hashable, Sendable {
  package let date: CivilDate
  package let hour: Int
  package let minute: Int

  package init(date: CivilDate, hour: Int, minute: Int) {
    self.date = date
    self.hour = hour
    self.minute = minute
  }
}

/// An IANA zone, for turning wall time into a unit's local day and hour.
package struct Zone: Hashable, Sendable {
  package let identifier: String
  private let zone: TimeZone

  /// `nil` when the zone data base has no such name. `Asia/Ho_Chi_Minh` everywhere in Viet Nam.
  package init?(_ identifier: String) {
    guard identifier.contains("/") || identifier == "UTC", let zone = TimeZone(identifier: identifier) else {
      return nil
    }
    self.identifier = identifier
    self.zone = zone
  }

  /// `nil` for a time that has no year of four digits.
  package func local(_ wall: WallTime) -> LocalTime? {
    let moment = Date(timeIntervalSince1970: Double(wall.milliseconds) / 1000)
    let seconds = (wall.milliseconds.flooredQuotient(1000)) + Int64(zone.secondsFromGMT(for: moment))
    let days = seconds.flooredQuotient(86_400)
    guard let date = CivilDate(daysSince1970: Int(days)) else { return nil }
    let minutes = Int(seconds - days * 86_400) / 60
    return LocalTime(date: date, hour: minutes / 60, minute: minutes % 60)
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
