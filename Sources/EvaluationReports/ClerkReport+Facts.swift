import EvaluationStore
import RatingModel

extension ClerkReport {
  /// Makes the report of what the store read at one moment. Counts outside the period are passed over; counts without a
  /// date go apart.
  /// - Parameters:
  ///   - unit: the unit that was asked for; the facts are of it and all units below it.
  ///   - made: the time that the report bears.
  package init(of unit: NamedUnit, over period: ReportPeriod, _ facts: ReportFacts, made: WallTime) throws(ReportFault)
  {
    let scales = try Self.scales(of: facts, over: period)
    let names = ReportNames(facts, on: period.through)
    let dated = Dictionary(grouping: facts.tallies.filter { period.contains($0.key.period) }, by: \.key.clerk)
    let undated = Dictionary(grouping: facts.tallies.filter(\.key.period.isUndated), by: UndatedGroup.init)

    self.unit = unit
    self.period = period
    self.made = made
    self.scales = scales
    rows = dated.map { clerk, tallies in names.row(names.subject(clerk), tallies) }.sorted(by: Self.precedes)
    total = names.row(.total, dated.values.flatMap(\.self))
    self.undated = undated.sorted { $0.key < $1.key }
      .map { group, tallies in names.row(names.subject(group.clerk), tallies, neighbours: group.neighbours) }
    kiosks = KioskRow.rows(of: facts.kiosks)
    events = facts.events
  }

  /// Clerks by code, then what counts for none.
  private static func precedes(_ left: ClerkRow, _ right: ClerkRow) -> Bool {
    switch (left.subject, right.subject) {
    case (.clerk(let left, _), .clerk(let right, _)): left < right
    case (.clerk, _): true
    default: false
    }
  }

  /// The scales that the report's ratings name, each with a definition that has the level.
  private static func scales(of facts: ReportFacts, over period: ReportPeriod) throws(ReportFault) -> [Scale] {
    let defined = Dictionary(facts.scales.map { (ScaleReference($0), $0) }, uniquingKeysWith: { first, _ in first })
    var used: Set<ScaleReference> = []
    for tally in facts.tallies {
      guard case .day(let key) = tally.key, case .level(let level) = key.subject else { continue }
      let reference = ScaleReference(level)
      guard defined[reference]?.level(level.level) != nil else { throw .levelUndefined(level.description) }
      if key.period.isUndated || period.contains(key.period) { used.insert(reference) }
    }
    return used.sorted().compactMap { defined[$0] }
  }
}

/// What one undated row holds together.
private struct UndatedGroup: Hashable, Comparable {
  let neighbours: Neighbours
  let clerk: ClerkID?

  init(_ tally: StoredTally) {
    neighbours = Neighbours(tally)
    clerk = tally.key.clerk
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.neighbours != right.neighbours { return left.neighbours < right.neighbours }
    return switch (left.clerk, right.clerk) {
    case (let left?, let right?): left < right
    case (_?, nil): true
    case (nil, _): false
    }
  }
}
