import EvaluationStore
import RatingModel

/// The issued months and quarters of one unit as posters show them.
///
/// What a poster shows depends on what was issued before it and on nothing that comes later: what hung on the wall once stays as it
/// was. A correction takes the place of what it corrects where the difference tells of nobody; else the poster names it.
package struct PosterShelf: Hashable, Sendable {
  /// One issued report.
  package struct Issued: Hashable, Sendable {
    package let closing: Closing
    package let figures: PosterFigures
    package let unit: NamedUnit
    package let zone: Zone
    package let made: WallTime
    /// All units whose figures are in it.
    package let units: Set<UnitCode>
  }

  package struct Entry: Hashable, Sendable {
    package let issued: Issued
    /// What is shown to the last unit.
    package let exact: Set<PosterBreakdown>
    /// Issued since, with a difference that is too small to be told.
    package var correction: ClosingNumber?
  }

  package let rule: PosterRule
  /// By period.
  package private(set) var entries: [ClosingPeriod: Entry] = [:]

  /// - Parameter issued: of one unit, in any order. Years and reports of clerks are passed over.
  package init(_ issued: [Issued], by rule: PosterRule = PosterRule()) {
    self.rule = rule
    let ordered = issued.filter { Self.isPoster($0.closing.period) && $0.closing.clerk == nil }
      .sorted { ($0.closing.issuedAt, $0.closing.number) < ($1.closing.issuedAt, $1.closing.number) }
    for one in ordered { add(one) }
  }

  /// Whether a poster is made of such a period.
  package static func isPoster(_ period: ClosingPeriod) -> Bool { [.month, .quarter].contains(period.period.grain) }

  /// Without the periods whose figures hold those of another one of these units: a whole beside its parts tells the rest.
  package func without(others units: Set<UnitCode>) -> PosterShelf {
    var shelf = self
    shelf.entries = entries.filter { _, entry in
      entry.issued.units.isDisjoint(with: units.subtracting([entry.issued.closing.unit]))
    }
    return shelf
  }

  /// Periods with a poster, the newest first; a quarter before its last month.
  package var periods: [ClosingPeriod] {
    entries.keys.sorted { ($0.period.last, $1.period.first) > ($1.period.last, $0.period.first) }
  }

  private mutating func add(_ issued: Issued) {
    let period = issued.closing.period
    let exact = exact(issued.figures, over: period)
    if var before = entries[period], !before.exact.isSubset(of: exact) {
      before.correction = issued.closing.number
      entries[period] = before
    } else {
      entries[period] = Entry(issued: issued, exact: exact)
    }
  }

  /// What may be shown of a period beside everything that stands here.
  package func exact(_ figures: PosterFigures, over period: ClosingPeriod) -> Set<PosterBreakdown> {
    var exact = Set(PosterBreakdown.allCases.filter { isTellable($0, figures, over: period) })
    // Levels tell how many were satisfied.
    if !exact.contains(.satisfaction) { exact.remove(.levels) }
    return exact
  }

  private func isTellable(_ breakdown: PosterBreakdown, _ figures: PosterFigures, over period: ClosingPeriod) -> Bool {
    guard let own = figures.parts(breakdown), rule.isTellable(own) else { return false }
    if let before = parts(breakdown, of: period), !rule.isTellable(own, without: [before]) { return false }
    guard period.period.grain == .month else {
      let months = self.months(breakdown, in: period)
      return months.isEmpty || rule.isTellable(own, without: months)
    }
    guard let quarter = ClosingPeriod(RollUpPeriod(.quarter, holding: period.period.first)),
      let whole = parts(breakdown, of: quarter)
    else { return true }
    return rule.isTellable(whole, without: months(breakdown, in: quarter, besides: period) + [own])
  }

  private func months(
    _ breakdown: PosterBreakdown, in quarter: ClosingPeriod, besides month: ClosingPeriod? = nil
  ) -> [[String: Int]] {
    entries.keys.filter {
      $0 != month && $0.period.grain == .month && quarter.period.days.contains($0.period.first)
    }.compactMap { parts(breakdown, of: $0) }
  }

  /// What is shown of a period; `nil` where nothing is.
  private func parts(_ breakdown: PosterBreakdown, of period: ClosingPeriod) -> [String: Int]? {
    guard let entry = entries[period], entry.exact.contains(breakdown) else { return nil }
    return entry.issued.figures.parts(breakdown)
  }
}

extension PosterShelf.Issued {
  package init(_ closing: Closing, _ snapshot: ClosingSnapshot) {
    self.closing = closing
    figures = PosterFigures(snapshot.sections)
    unit = snapshot.unit
    zone = snapshot.zone
    made = snapshot.made
    units = Set(snapshot.structure.units.map(\.code))
  }
}
