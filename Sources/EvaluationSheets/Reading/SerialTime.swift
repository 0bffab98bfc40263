import Foundation
import RatingModel

/// Days and times as workbooks count them: days since the beginning, a fraction for the time of day.
///
/// Counted from 1900, the first day is 1, and there is a 29th of February 1900, which the calendar does not have: Excel took
/// it over from Lotus 1-2-3 so that files would agree. Counted from 1904, the first day is 0.
struct SerialTime {
  let countsFrom1904: Bool

  private static let secondsADay = 86_400
  /// 1904-01-01 and the day before 1899-12-31, since 1970-01-01.
  private static let (start1904, start1900) = (-24_107, -25_569)
  private static let dayThatNeverWas = 60
  /// What a spreadsheet shows where there is no such day.
  private static let noDay = SheetCell(.error, "#####")

  /// The cell that shows `serial` in a format of days or times.
  func cell(_ serial: Double, _ format: NumberFormat) -> SheetCell {
    // 9999-12-31 is 2,958,465.
    guard serial >= 0, serial < 3_000_000 else { return Self.noDay }
    // Days alone are never rounded up to the next.
    if format == .day { return day(Int(serial)).map { SheetCell(.day, $0) } ?? Self.noDay }
    let seconds = Int((serial * Double(Self.secondsADay)).rounded())
    if format == .elapsed { return SheetCell(.time, Self.time(seconds)) }
    let timeOfDay = Self.time(seconds % Self.secondsADay)
    if format == .time { return SheetCell(.time, timeOfDay) }
    return day(seconds / Self.secondsADay).map { SheetCell(.moment, "\($0) \(timeOfDay)") } ?? Self.noDay
  }

  private func day(_ serial: Int) -> String? {
    if countsFrom1904 { return CivilDate(daysSince1970: Self.start1904 + serial)?.description }
    // What a spreadsheet shows, though no calendar has it: whoever wants a day finds none.
    guard serial != Self.dayThatNeverWas else { return "1900-02-29" }
    guard serial > 0 else { return "1900-01-00" }
    return CivilDate(daysSince1970: Self.start1900 + serial + (serial < Self.dayThatNeverWas ? 1 : 0))?.description
  }

  /// How a day is counted from 1900. `nil` before the first of March 1900, where programs differ.
  static func serial(of day: CivilDate) -> Int? {
    let serial = day.daysSince1970 - start1900
    return serial > dayThatNeverWas ? serial : nil
  }

  private static func time(_ seconds: Int) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    let text = "\(twoDigits(hours)):\(twoDigits(minutes))"
    return rest == 0 ? text : "\(text):\(twoDigits(rest))"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A day that the file spells out, as the strict form does: `2026-11-21T14:30:00`.
  static func spelt(_ text: String) -> SheetCell {
    let pattern = /([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?Z?)?/
    guard let match = text.wholeMatch(of: pattern), let day = CivilDate(String(match.1))?.description else {
      return .text(text)
    }
    guard let minutes = match.2 else { return SheetCell(.day, day) }
    let seconds = match.3.map { $0 == "00" ? "" : ":\($0)" } ?? ""
    if minutes == "00:00", seconds.isEmpty { return SheetCell(.day, day) }
    return SheetCell(.moment, "\(day) \(minutes)\(seconds)")
  }
}
