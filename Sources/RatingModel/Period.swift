/// The stretch of local time that a tally is about. Text forms `2026-11-21`, `2026-11`, `2026-Q4`, `undated:<boot>`.
///
/// `undated` stands in place of day, month and quarter until the boot has an anchor in civil time.
package enum Period: Hashable, Sendable, WrittenByPieces, CodedAsText {
  case day(CivilDate)
  case month(year: Int, month: Int)
  case quarter(year: Int, quarter: Int)
  case undated(BootID)

  package static let form = "day, month or quarter like 2026-11-21, 2026-11, 2026-Q4, or undated:BOOT"

  package init?(_ text: String) {
    if let date = CivilDate(text) {
      self = .day(date)
    } else if let digits = FixedDigits(text, shape: "0000-00"), case let (year, month) = (digits[0..<4], digits[5..<7]),
      year >= 1000, (1...12).contains(month)
    {
      self = .month(year: year, month: month)
    } else if let digits = FixedDigits(text, shape: "0000-Q0"),
      case let (year, quarter) = (digits[0..<4], digits[6..<7]),
      year >= 1000, (1...4).contains(quarter)
    {
      self = .quarter(year: year, quarter: quarter)
    } else if text.hasPrefix("undated:"), let boot = BootID(String(text.dropFirst(8))) {
      self = .undated(boot)
    } else {
      return nil
    }
  }

  package static func month(of date: CivilDate) -> Period { .month(year: date.year, month: date.month) }
  package static func quarter(of date: CivilDate) -> Period {
    .quarter(year: date.year, quarter: (date.month - 1) / 3 + 1)
  }

  package func write(to text: inout WrittenText) {
    switch self {
    case .day(let date): text.add(date)
    case .month(let year, let month):
      text.add(year, digits: 4)
      text.add("-")
      text.add(month, digits: 2)
    case .quarter(let year, let quarter):
      text.add(year, digits: 4)
      text.add("-Q")
      text.add(quarter)
    case .undated(let boot):
      text.add("undated:")
      text.add(boot.code.text)
    }
  }

  package var isUndated: Bool { if case .undated = self { true } else { false } }
}
