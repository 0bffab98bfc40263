import Foundation
import RatingModel

/// The one place where a figure, a day or a time becomes text.
package struct Spelling: Sendable {
  package let language: Language
  private let calendar: Calendar

  package init(language: Language, zone: Zone) {
    self.language = language
    var calendar = Calendar(identifier: .gregorian)
    // `Zone` has looked the name up already.
    if let zone = TimeZone(identifier: zone.identifier) { calendar.timeZone = zone }
    self.calendar = calendar
  }

  package func text(_ figure: Figure) -> String {
    switch figure {
    case .count(let count): String(count)
    case .percentage(let percentage): percentage.text(decimalSign: language.decimalSign)
    case .points(let tenths): "\(tenths / 10)\(language.decimalSign)\(tenths % 10)"
    case .time(let time): text(time)
    case .word(_, let word): language.text(word)
    case .issuedWord(let code, let texts, _): texts[language.rawValue] ?? code
    case .code(let text), .text(let text): text
    case .none: "–"
    case .unknown: language.text(.unknown)
    case .withheld: language.text(.withheld)
    }
  }

  /// `21/11/2026` or `2026-11-21`.
  package func text(_ date: CivilDate) -> String {
    guard language == .vietnamese else { return date.description }
    return date.description.split(separator: "-").reversed().joined(separator: "/")
  }

  /// Local time to the minute: `21/11/2026 08:05`.
  package func text(_ time: WallTime) -> String {
    let parts = parts(of: time)
    return "\(text(parts.date)) \(parts.clock)"
  }

  /// ISO 8601 with the zone's offset, for programs.
  package func isoText(_ time: WallTime) -> String {
    Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: calendar.timeZone)
      .format(Date(timeIntervalSince1970: Double(time.milliseconds) / 1000))
  }

  /// From the first to the last day, or the day that both are.
  package func text(_ period: ReportPeriod) -> String {
    period.from == period.through ? text(period.from) : "\(text(period.from)) – \(text(period.through))"
  }

  /// The days between which something lies.
  func text(_ neighbours: Neighbours) -> String {
    let open = language.text(.dateOpen)
    return "\(neighbours.notBefore.map(text) ?? open) – \(neighbours.notAfter.map(text) ?? open)"
  }

  private func parts(of time: WallTime) -> (date: CivilDate, clock: String) {
    let moment = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: moment)
    guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour,
      let minute = parts.minute, let date = CivilDate(year: year, month: month, day: day)
    else { preconditionFailure("a centre's clock stands in a year of four digits") }
    return (date, "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)")
  }
}
