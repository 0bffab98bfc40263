import RatingModel

/// A stretch of a local day, from one minute up to, not with, another. Text form `07:30-11:30`; it may end at `24:00`.
package struct DayStretch: Hashable, Sendable {
  private static let dayMinutes = 24 * 60

  /// Minutes since midnight.
  package let from: Int
  package let until: Int

  /// `nil` for anything else than the text form, and for a stretch that does not end after it begins.
  package init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})/),
      let from = Self.minutes(match.1, match.2), let until = Self.minutes(match.3, match.4), from < until
    else { return nil }
    (self.from, self.until) = (from, until)
  }

  package func holds(_ local: LocalTime) -> Bool {
    let minute = local.hour * 60 + local.minute
    return from <= minute && minute < until
  }

  package var description: String { Self.text(from) + "-" + Self.text(until) }

  private static func minutes(_ hour: Substring, _ minute: Substring) -> Int? {
    guard let hour = Int(hour), let minute = Int(minute), minute < 60, hour * 60 + minute <= dayMinutes else {
      return nil
    }
    return hour * 60 + minute
  }

  private static func text(_ minutes: Int) -> String {
    var text = WrittenText()
    text.add(minutes / 60, digits: 2)
    text.add(":")
    text.add(minutes % 60, digits: 2)
    return text.text
  }
}

extension DayStretch: CodedAsText {
  package static let form = "stretch of a day, as 07:30-11:30"
}
