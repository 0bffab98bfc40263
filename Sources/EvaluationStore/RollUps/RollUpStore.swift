import RatingModel

/// Counts added up beforehand, so that a province's year is read in no time.
///
/// They are kept in the transaction that takes a batch in, and are at any moment what the tallies add up to; undated tallies
/// are in none.
package protocol RollUpStore: Sendable {
  /// Counts of the query's units and days, added up. Of the families kept by month and quarter those that overlap the
  /// query's days and whose unit is meant throughout, as in ``ReportStore/reportFacts(_:)``.
  func rollUps(_ query: RollUpQuery) async throws(StoreFailure) -> [RollUpCount]

  /// Reads ahead, of some units, the sums of whole months that reports of many units ask for, so that nobody waits for what was
  /// forgotten by a start or has changed since.
  /// - Parameter unit: the last one of which they were read; `nil` to begin.
  /// - Returns: the last one of these; `nil` after the last of all.
  func readAheadRollUps(
    after unit: UnitCode?, first: CivilDate, last: CivilDate
  ) async throws(StoreFailure) -> UnitCode?

  /// Reads ahead what reports of many units, in the same months, ask for together.
  func readAheadRollUps(
    together units: UnitDays, first: CivilDate, last: CivilDate
  ) async throws(StoreFailure)

  /// Adds up the tallies of every unit again and puts right what differs.
  func recountRollUps() async throws(StoreFailure) -> RollUpRecount
}

/// Which counts, and how far they are added up.
package struct RollUpQuery: Hashable, Sendable {
  package enum Clerks: Hashable, Sendable {
    /// All clerks together.
    case together
    /// Each apart; of the families `day` and `presses` only.
    case each
  }

  package enum Units: Hashable, Sendable {
    case each
    /// All units together: the counts name any one of them.
    case together
  }

  package enum Time: Hashable, Sendable {
    /// By the fewest periods that fill the days, whatever they are.
    case whole
    /// By day, of the families that are counted by day.
    case byDay
    /// By month; days where a month is not whole.
    case byMonth
  }

  package var days: UnitDays
  package var first: CivilDate
  package var last: CivilDate
  package var families: Set<TallyFamily>
  package var clerks: Clerks
  package var units: Units
  package var time: Time

  package init(
    days: UnitDays, first: CivilDate, last: CivilDate, families: Set<TallyFamily>, clerks: Clerks = .together,
    units: Units = .each, time: Time = .whole
  ) {
    self.days = days
    self.first = first
    self.last = last
    self.families = families
    self.clerks = clerks
    self.units = units
    self.time = time
  }
}

/// A sum.
package struct RollUpCount: Hashable, Sendable {
  /// What is counted. Its unit means nothing where units are together, its clerk nothing where clerks are, its counter never;
  /// its period is the family's own at the beginning of the sum's.
  package let key: TallyKey
  package let period: RollUpPeriod
  package let count: Int

  package init(key: TallyKey, period: RollUpPeriod, count: Int) {
    self.key = key
    self.period = period
    self.count = count
  }

  /// Stands in keys for any counter.
  static let anyCounter = "0"
}

/// What adding up again came to.
package struct RollUpRecount: Hashable, Sendable {
  package var units: Int
  /// Of them, those whose sums were not what their tallies add up to.
  package var wrong: [UnitCode]

  package init(units: Int, wrong: [UnitCode]) {
    self.units = units
    self.wrong = wrong
  }
}
