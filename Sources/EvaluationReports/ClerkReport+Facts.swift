import EvaluationStore
import RatingModel

extension ClerkReport {
  /// Makes the report of tallies that the store read at one moment. Counts outside the period are passed over; counts without a
  /// date go apart.
  /// - Parameters:
  ///   - unit: the unit that was asked for; the facts are of it and all units below it.
  ///   - made: the time that the report bears.
  package init(of unit: NamedUnit, over period: ReportPeriod, _ facts: ReportFacts, made: WallTime) throws(ReportFault)
  {
    try self.init(
      of: unit, over: period, facts.tallies.filter { period.contains($0.key.period) }.map { KeyedCount($0) }, facts,
      made: made)
  }

  /// Makes the same of sums.
  /// - Parameter below: units directly below whose clerks the facts do not tell apart.
  package init(
    of unit: NamedUnit, over period: ReportPeriod, _ facts: ClerkFacts, below: Set<UnitCode> = [],
    structure: ReportStructure = ReportStructure(), made: WallTime
  ) throws(ReportFault) {
    try self.init(
      of: unit, over: period, facts.counts.map { KeyedCount($0) }, facts.beside,
      total: facts.together.map { $0.map { KeyedCount($0) } }, below: below, kioskCount: facts.kioskCount,
      structure: structure, made: made)
  }

  /// - Parameters:
  ///   - facts: all but dated tallies.
  ///   - total: what is counted together, where it is more than `counts`.
  private init(
    of unit: NamedUnit, over period: ReportPeriod, _ counts: [KeyedCount], _ facts: ReportFacts,
    total: [KeyedCount]? = nil, below: Set<UnitCode> = [], kioskCount: Int? = nil,
    structure: ReportStructure = ReportStructure(), made: WallTime
  ) throws(ReportFault) {
    let tallies = facts.tallies.filter(\.key.period.isUndated)
    let together = total ?? counts
    let scales = try Self.scales(of: together.map(\.key) + tallies.map(\.key), facts)
    let names = ReportNames(facts, on: period.through)
    let dated = Dictionary(grouping: counts, by: \.key.clerk)
    let undated = Dictionary(grouping: tallies, by: UndatedGroup.init)

    self.unit = unit
    self.period = period
    self.made = made
    (self.structure, structureLines) = (structure, structure.lines(names.unit, period.zone))
    self.scales = scales
    rows = dated.map { clerk, counts in names.row(names.subject(clerk), counts) }.sorted(by: Self.precedes)
    self.below = below.map(names.unit).sorted()
    self.total = names.row(.total, together)
    self.undated = undated.sorted { $0.key < $1.key }.map { group, tallies in
      names.row(names.subject(group.clerk), tallies.map { KeyedCount($0) }, neighbours: group.neighbours)
    }
    kiosks = KioskRow.rows(of: facts.kiosks)
    self.kioskCount = kioskCount ?? facts.kiosks.count
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

  /// The scales that ratings name, each with a definition that has the level.
  private static func scales(of keys: [TallyKey], _ facts: ReportFacts) throws(ReportFault) -> [Scale] {
    let defined = Dictionary(facts.scales.map { (ScaleReference($0), $0) }, uniquingKeysWith: { first, _ in first })
    var used: Set<ScaleReference> = []
    for case .day(let key) in keys {
      guard case .level(let level) = key.subject else { continue }
      let reference = ScaleReference(level)
      guard defined[reference]?.level(level.level) != nil else { throw .levelUndefined(level.description) }
      used.insert(reference)
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
