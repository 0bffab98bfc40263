import EvaluationStore
import RatingModel

/// What a clerk sees of the own ratings in one quarter: nothing finer than a day, no level of a day or week that fewer than five
/// ratings stand behind, nobody else's figures.
///
/// Weeks belong to the quarter of their Monday, so that no choice of days tells anything. In their order, each whole and over, and as
/// far as no level of theirs still waits for release: then what is shown once does not change, and the difference between two days' pages
/// tells nothing. A week in which each day with ratings has five of them is shown by day. Any other is joined with those that follow
/// until there are five.
package struct OwnFigures: Hashable, Sendable {
  /// Ratings that must stand behind levels.
  package static let fewest = 5

  /// Days that are shown together.
  package struct Stretch: Hashable, Sendable {
    package let first: CivilDate
    package let last: CivilDate
    package fileprivate(set) var figures: ClerkFigures
  }

  package let stretches: [Stretch]
  /// Rated sessions of the quarter that are in no stretch yet. Tells no level.
  package let held: Int
  /// Scales that the figures name, by id and version.
  package let scales: [Scale]

  /// The days of the weeks that belong to the quarter which holds the day.
  package static func days(ofQuarterHolding day: CivilDate) -> Validity? {
    let month = (day.month - 1) / 3 * 3 + 1
    guard let first = CivilDate(year: day.year, month: month, day: 1),
      let next = CivilDate(year: month == 10 ? day.year + 1 : day.year, month: month == 10 ? 1 : month + 3, day: 1)
    else { return nil }
    return Validity(first: monday(onOrAfter: first), last: monday(onOrAfter: next).flatMap { $0.moved(by: -1) })
  }

  /// The first day of the quarter to which the day's week belongs.
  package static func firstDay(ofQuarterOf day: CivilDate) -> CivilDate? {
    guard let monday = day.moved(by: 1 - day.weekday) else { return nil }
    return CivilDate(year: monday.year, month: (monday.month - 1) / 3 * 3 + 1, day: 1)
  }

  /// - Parameters:
  ///   - facts: of the one clerk.
  ///   - days: whole weeks.
  ///   - today: the first day that is not over.
  package init(of clerk: ClerkID, in facts: ReportFacts, over days: Validity, before today: CivilDate) {
    let own = facts.tallies.filter { $0.key.clerk == clerk }
    var byDay: [CivilDate: ClerkFigures] = [:]
    for tally in own {
      guard case .day(let day) = tally.key.period, days.contains(day) else { continue }
      byDay[day, default: ClerkFigures()].add(tally.key, count: tally.count)
    }
    (stretches, held) = Self.stretches(byDay, days, today)
    let shown = Set(stretches.flatMap { $0.figures.ratings.keys })
    scales = facts.scales.filter { shown.contains(ScaleReference($0)) }
  }

  private static func stretches(
    _ byDay: [CivilDate: ClerkFigures], _ days: Validity, _ today: CivilDate
  ) -> ([Stretch], Int) {
    let rated = byDay.values.reduce(0) { $0 + $1.sessions[.rated] }
    guard var monday = days.first, let end = days.last else { return ([], rated) }
    var (shown, pending) = ([Stretch](), Stretch?.none)
    while let sunday = monday.moved(by: 6), sunday <= end, sunday < today {
      let week = (0..<7).compactMap { monday.moved(by: $0) }.filter { byDay[$0] != nil }
      guard week.allSatisfy({ byDay[$0]?.waiting == 0 }) else { break }
      let isByDay = week.allSatisfy { (byDay[$0]?.released ?? 0) == 0 || (byDay[$0]?.released ?? 0) >= fewest }
      if pending == nil, isByDay {
        shown += week.map { Stretch(first: $0, last: $0, figures: byDay[$0] ?? ClerkFigures()) }
      } else {
        var joined = Stretch(first: pending?.first ?? monday, last: sunday, figures: pending?.figures ?? ClerkFigures())
        for day in week { joined.figures.add(byDay[day] ?? ClerkFigures()) }
        pending = joined.figures.released >= fewest ? nil : joined
        if pending == nil { shown.append(joined) }
      }
      guard let next = sunday.next else { break }
      monday = next
    }
    return (shown, rated - shown.reduce(0) { $0 + $1.figures.sessions[.rated] })
  }

  private static func monday(onOrAfter day: CivilDate) -> CivilDate? { day.moved(by: (8 - day.weekday) % 7) }
}

extension ClerkFigures {
  /// Ratings whose level is known here.
  package var released: Int { ratings.values.reduce(0) { $0 + $1.values.reduce(0, +) } }
}

extension CivilDate {
  fileprivate func moved(by days: Int) -> CivilDate? { CivilDate(daysSince1970: daysSince1970 + days) }
}
