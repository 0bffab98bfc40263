import ConfigurationText
import KioskSession
import RatingModel

/// Reads what is written of days and times: opening hours, shifts.
extension ConfigurationReader {
  /// `nil` when the section is not there: then no session is outside of hours.
  mutating func openingHours(in section: ConfigurationSection) -> OpeningHours? {
    let exceptions = sections("exceptions", in: section).compactMap { exception(in: $0) }
    var week: [Weekday: [DayStretch]] = [:]
    if let node = section.members[ConfigurationKey.hoursWeek.name] {
      guard let members = node.table else {
        wrongType(node, wanted: "a table of weekdays")
        return nil
      }
      for (name, member) in members {
        guard let day = weekday(name, at: member) else { continue }
        week[day] = times(of: member)
      }
    }
    return section.isEmpty ? nil : OpeningHours(week: week, exceptions: exceptions)
  }

  private mutating func exception(in table: ConfigurationSection) -> OpeningHours.Exception? {
    let from = date(.exceptionFrom, in: table)
    let through = date(.exceptionThrough, in: table)
    let times = times(.exceptionTimes, in: table)
    guard let from, let dates = span(from, through ?? from, .exceptionThrough, in: table) else { return nil }
    return OpeningHours.Exception(dates: dates, times: times)
  }

  /// - Parameter clerk: Finds the clerk of the roster whom a text names.
  mutating func shift(in table: ConfigurationSection, clerk: (String) -> ClerkID?) -> Shift? {
    let named = text(.shiftClerk, in: table)
    let weekdays = list(.shiftWeekdays, in: table).compactMap { node in
      text(node).flatMap { weekday($0, at: node) }
    }
    let times = times(.shiftTimes, in: table)
    let dates = span(date(.shiftFrom, in: table), date(.shiftThrough, in: table), .shiftThrough, in: table)
    guard let named, let dates else { return nil }
    guard let clerk = clerk(named) else {
      refuse(
        .shiftClerkUnknown, .shiftClerk, in: table, "“\(named)” is not in the roster.",
        hint: "Add a [[roster.clerks]] with this staff code, or name one that is there (UNIT/STAFF for another unit's)."
      )
      return nil
    }
    return Shift(clerk: clerk, weekdays: weekdays, times: times, dates: dates)
  }

  // MARK: Days and times

  private mutating func times(_ key: ConfigurationKey, in section: ConfigurationSection) -> [DayStretch] {
    section.members[key.name].map { times(of: $0) } ?? []
  }

  private mutating func times(of node: ConfigurationNode) -> [DayStretch] {
    let stretches = list(node).compactMap { element -> (DayStretch, ConfigurationNode)? in
      guard let text = text(element) else { return nil }
      if let stretch = DayStretch(text) { return (stretch, element) }
      refuseTimes(element, "“\(text)” is no stretch of a day.")
      return nil
    }
    for ((before, _), (after, element)) in zip(stretches, stretches.dropFirst()) where after.from < before.until {
      refuseTimes(element, "\(after) begins before \(before) ends.")
    }
    return stretches.map(\.0)
  }

  private mutating func refuseTimes(_ node: ConfigurationNode, _ message: String) {
    refuse(
      .timesMalformed, at: node.position, node.path, message,
      hint: "Write a day's times in their order, as [\"07:30-11:30\", \"13:30-17:00\"]; midnight at the end is 24:00."
    )
  }

  private mutating func weekday(_ name: String, at node: ConfigurationNode) -> Weekday? {
    if let day = Weekday(rawValue: name) { return day }
    let names = Weekday.allCases.map(\.rawValue)
    let nearest = NearestName.of(name, among: names).map { " Did you mean “\($0)”?" } ?? ""
    refuse(
      .weekdayUnknown, at: node.position, node.path, "“\(name)” is no day of the week.",
      hint: "Days are: \(names.joined(separator: ", ")).\(nearest)")
    return nil
  }

  private mutating func date(_ key: ConfigurationKey, in section: ConfigurationSection) -> CivilDate? {
    guard let text = text(key, in: section) else { return nil }
    if let date = CivilDate(text) { return date }
    refuse(
      .dateMalformed, key, in: section, "“\(text)” is no day of the calendar.",
      hint: "Write year, month and day in quotation marks, as \"2027-01-01\".")
    return nil
  }

  private mutating func span(
    _ from: CivilDate?, _ through: CivilDate?, _ key: ConfigurationKey, in section: ConfigurationSection
  ) -> Validity? {
    if let span = Validity(first: from, last: through) { return span }
    refuse(
      .datesReversed, key, in: section, "The last day is before the first.", hint: "Exchange from and through.")
    return nil
  }

  private mutating func list(_ key: ConfigurationKey, in section: ConfigurationSection) -> [ConfigurationNode] {
    section.members[key.name].map { list($0) } ?? []
  }

  mutating func list(_ node: ConfigurationNode) -> [ConfigurationNode] {
    if case .list(let elements) = node.content { return elements }
    wrongType(node, wanted: "a list of texts")
    return []
  }
}
