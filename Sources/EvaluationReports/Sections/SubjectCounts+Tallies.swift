import EvaluationStore
import RatingModel

extension SubjectCounts {
  /// Sorts tallies, in one pass, whatever their number.
  init(_ facts: ReportFacts, scope: ReportScope, over period: ReportPeriod) {
    let membership = Membership(scope)
    let whole = membership.comparesClerks ? nil : ReportPeriod.wholeMonths(period)
    counterKiosks = Self.kiosks(facts, at: scope.counters)
    for tally in facts.tallies {
      let member = membership.member(of: tally.key, over: period)
      let isOwn = member == membership.subject
      guard !tally.key.period.isUndated else {
        if isOwn { add(undated: tally) }
        continue
      }
      guard period.touches(tally.key.period), membership.isOfGroup(tally.key) else { continue }
      add(tally, isOwn: isOwn, hasGroup: scope.hasGroup)
      guard tally.key.family == .day || tally.key.family == .presses else { continue }
      if isOwn, let unit = membership.below(of: tally.key, over: period) {
        below[unit, default: ClerkFigures()].add(tally.key, count: tally.count)
      }
      if isOwn, let place = membership.apart(of: tally.key, over: period) {
        apart[place, default: ClerkFigures()].add(tally.key, count: tally.count)
      }
      if isOwn, let counter = membership.counter(of: tally.key, over: period) {
        counters[counter, default: ClerkFigures()].add(tally.key, count: tally.count)
      }
      if let member, !isOwn { others[member, default: ClerkFigures()].add(tally.key, count: tally.count) }
      // Of a unit, whose clerks are many, in whole months only.
      let isCompared =
        membership.comparesClerks || (isOwn && tally.key.period.firstDay.map { whole?.contains($0) == true } == true)
      if let clerk = tally.key.clerk, isCompared {
        clerks[clerk, default: ClerkFigures()].add(tally.key, count: tally.count)
      }
    }
  }

  private static func kiosks(_ facts: ReportFacts, at units: UnitDays) -> [KioskPlace: [KioskID]] {
    facts.kiosks.reduce(into: [:]) { found, kiosk in
      guard let place = kiosk.place, kiosk.standing == .enrolled, units.units.contains(place.unit) else { return }
      found[place, default: []].append(kiosk.kiosk)
    }
  }

  private mutating func add(undated tally: StoredTally) {
    undated.append(tally)
    journals.insert(tally.journal)
  }

  private mutating func add(_ tally: StoredTally, isOwn: Bool, hasGroup: Bool) {
    let count = KeyedCount(tally)
    if hasGroup { group.append(count) }
    if isOwn {
      own.append(count)
      journals.insert(tally.journal)
    }
    guard case .work(let key) = tally.key, key.counted == .sessions else { return }
    if hasGroup { groupSessions[key.period, default: 0] += tally.count }
    if isOwn { ownSessions[key.period, default: 0] += tally.count }
  }
}

/// Which member of the group a count belongs to.
private struct Membership {
  let subject: SubjectCounts.Member
  let scope: ReportScope
  /// By unit, the members below which it stood.
  private let above: [UnitCode: [(member: UnitCode, days: UnitDays)]]
  /// The same for those directly below the subject.
  private let aboveWithin: [UnitCode: [(member: UnitCode, days: UnitDays)]]

  init(_ scope: ReportScope) {
    self.scope = scope
    subject =
      switch scope.subject {
      case .clerk(let clerk): .clerk(clerk)
      case .counter(let place): .counter(place)
      case .unit(let unit): .unit(unit)
      }
    (above, aboveWithin) = (Self.above(scope.members), Self.above(scope.below))
  }

  private static func above(_ members: [UnitCode: UnitDays]) -> [UnitCode: [(member: UnitCode, days: UnitDays)]] {
    var above: [UnitCode: [(UnitCode, UnitDays)]] = [:]
    for (member, days) in members.sorted(by: { $0.key < $1.key }) {
      for unit in days.units { above[unit, default: []].append((member, days)) }
    }
    return above
  }

  /// `nil` for what a unit of the structure counted.
  func apart(of key: TallyKey, over period: ReportPeriod) -> UnitStructure.Place? {
    scope.apart.first { $0.value.means(key, over: period) }?.key
  }

  /// The counter of the unit itself that counted; `nil` for any other.
  func counter(of key: TallyKey, over period: ReportPeriod) -> KioskPlace? {
    guard case .day(let day) = key, scope.counters.means(key, over: period) else { return nil }
    return KioskPlace(unit: day.unit, counter: day.counter)
  }

  /// `nil` for what the subject's own unit counted.
  func below(of key: TallyKey, over period: ReportPeriod) -> UnitCode? {
    aboveWithin[key.unit]?.first { $0.days.means(key, over: period) }?.member
  }

  var comparesClerks: Bool { if case .clerk = subject { true } else { false } }

  /// A counter's group has counts that name a counter only; every other has all that the facts hold.
  func isOfGroup(_ key: TallyKey) -> Bool {
    guard case .counter(let place) = scope.subject else { return true }
    if case .day(let key) = key { return key.unit == place.unit }
    return false
  }

  /// `nil` for what belongs to none: to no clerk, or to a unit that stands below no member.
  func member(of key: TallyKey, over period: ReportPeriod) -> SubjectCounts.Member? {
    switch scope.subject {
    case .clerk: return key.clerk.map { .clerk($0) }
    case .counter:
      guard case .day(let key) = key else { return nil }
      return .counter(KioskPlace(unit: key.unit, counter: key.counter))
    case .unit(let unit):
      if !scope.hasGroup { return .unit(unit) }
      return above[key.unit]?.first { $0.days.means(key, over: period) }.map { .unit($0.member) }
    }
  }
}

extension ReportPeriod {
  fileprivate static func wholeMonths(_ period: ReportPeriod) -> Validity? {
    Validity(first: period.from, last: period.through).flatMap(RollUpPeriod.wholeMonths)
  }
}

extension UnitDays {
  /// Whether the count's unit is meant on all of its days, or on one of the period where it has none.
  fileprivate func means(_ key: TallyKey, over period: ReportPeriod) -> Bool {
    if case .day(let day) = key.period { return units(key.unit, on: day) }
    if let days = MonthSpan(key.period)?.days { return covers(key.unit, days) }
    guard let days = Validity(first: period.from, last: period.through) else { return false }
    return stretches(of: key.unit).contains { $0.overlaps(days) }
  }

  private func units(_ unit: UnitCode, on day: CivilDate) -> Bool {
    stretches(of: unit).contains { $0.contains(day) }
  }
}
