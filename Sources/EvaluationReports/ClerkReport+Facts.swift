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
    kiosks = facts.kiosks.sorted(by: Self.precedes).flatMap(Self.rows)
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

  /// By place, then by id; those that stand elsewhere last.
  private static func precedes(_ left: KioskStatus, _ right: KioskStatus) -> Bool {
    switch (left.place, right.place) {
    case (let place?, let other?) where place != other: place < other
    case (_?, nil): true
    case (nil, _?): false
    default: left.kiosk < right.kiosk
    }
  }

  private static func rows(of kiosk: KioskStatus) -> [KioskRow] {
    let open = kiosk.events.filter(\.isOpen)
    guard let first = kiosk.journals.first else { return [KioskRow(kiosk: kiosk, journal: nil, events: open)] }
    let others = Set(kiosk.journals.dropFirst().map(\.journal))
    return kiosk.journals.map { journal in
      let events = open.filter { event in
        journal == first ? event.journal.map { !others.contains($0) } ?? true : event.journal == journal.journal
      }
      return KioskRow(kiosk: kiosk, journal: journal, events: events)
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

/// What the registry calls units and clerks.
private struct ReportNames {
  private let units: [UnitCode: String]
  private let clerks: [ClerkID: String]

  /// - Parameter day: a name that holds on it wins over older ones.
  init(_ facts: ReportFacts, on day: CivilDate) {
    units = Self.names(facts.units.map { ($0.code, $0.name, $0.validity) }, on: day)
    clerks = Self.names(facts.clerks.map { ($0.clerk, $0.name, $0.validity) }, on: day)
  }

  /// Of several records the one that holds on the day, else the one that begins last.
  private static func names<Key: Hashable>(
    _ records: [(key: Key, name: String, validity: Validity)], on day: CivilDate
  ) -> [Key: String] {
    let ordered = records.sorted { left, right in
      (left.validity.contains(day) ? 1 : 0, left.validity.first?.daysSince1970 ?? .min)
        < (right.validity.contains(day) ? 1 : 0, right.validity.first?.daysSince1970 ?? .min)
    }
    return Dictionary(ordered.map { ($0.key, $0.name) }, uniquingKeysWith: { _, last in last })
  }

  func subject(_ clerk: ClerkID?) -> ClerkRow.Subject { clerk.map { .clerk($0, name: clerks[$0]) } ?? .counter }

  func row(_ subject: ClerkRow.Subject, _ tallies: [StoredTally], neighbours: Neighbours? = nil) -> ClerkRow {
    var figures = ClerkFigures()
    for tally in tallies { figures.add(tally.key, count: tally.count) }
    let served = Set(tallies.map(\.key.unit)).map { NamedUnit(code: $0, name: units[$0]) }
    return ClerkRow(subject: subject, served: served.sorted(), neighbours: neighbours, figures: figures)
  }
}

/// What one undated row holds together.
private struct UndatedGroup: Hashable, Comparable {
  let neighbours: Neighbours
  let clerk: ClerkID?

  init(_ tally: StoredTally) {
    neighbours =
      if case .undated(let notBefore, let notAfter) = tally.placement {
        Neighbours(notBefore: notBefore, notAfter: notAfter)
      } else {
        Neighbours(notBefore: nil, notAfter: nil)
      }
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
