import EvaluationStore
import RatingModel

/// The facts of a report, sorted by whom they are about. One pass, whatever their number.
struct SubjectTallies {
  /// One of those that are compared.
  enum Member: Hashable {
    case clerk(ClerkID)
    case counter(KioskPlace)
    case unit(UnitCode)
  }

  private(set) var own: [StoredTally] = []
  /// The subject's without a date.
  private(set) var undated: [StoredTally] = []
  /// All of the group, the subject's among them.
  private(set) var group: [StoredTally] = []
  /// By member of the group but the subject: the figures of days.
  private(set) var others: [Member: ClerkFigures] = [:]
  /// By clerk, of the group for a clerk's report and of the subject otherwise.
  private(set) var clerks: [ClerkID: ClerkFigures] = [:]

  init(_ facts: ReportFacts, scope: ReportScope, over period: ReportPeriod) {
    let membership = Membership(scope)
    for tally in facts.tallies {
      let member = membership.member(of: tally.key, over: period)
      let isOwn = member == membership.subject
      guard !tally.key.period.isUndated else {
        if isOwn { undated.append(tally) }
        continue
      }
      guard period.touches(tally.key.period), membership.isOfGroup(tally.key) else { continue }
      group.append(tally)
      if isOwn { own.append(tally) }
      guard case .day(let key) = tally.key else { continue }
      if let member, !isOwn { others[member, default: ClerkFigures()].add(tally.key, count: tally.count) }
      if let clerk = key.clerk, isOwn || membership.comparesClerks {
        clerks[clerk, default: ClerkFigures()].add(tally.key, count: tally.count)
      }
    }
  }
}

/// Which member of the group a count belongs to.
private struct Membership {
  let subject: SubjectTallies.Member
  let scope: ReportScope
  /// By unit, the members below which it stood.
  private let above: [UnitCode: [(member: UnitCode, days: UnitDays)]]

  init(_ scope: ReportScope) {
    self.scope = scope
    subject =
      switch scope.subject {
      case .clerk(let clerk): .clerk(clerk)
      case .counter(let place): .counter(place)
      case .unit(let unit): .unit(unit)
      }
    var above: [UnitCode: [(UnitCode, UnitDays)]] = [:]
    for (member, days) in scope.members.sorted(by: { $0.key < $1.key }) {
      for unit in days.units { above[unit, default: []].append((member, days)) }
    }
    self.above = above
  }

  var comparesClerks: Bool { if case .clerk = subject { true } else { false } }

  /// A counter's group has counts that name a counter only; every other has all that the facts hold.
  func isOfGroup(_ key: TallyKey) -> Bool {
    guard case .counter(let place) = scope.subject else { return true }
    if case .day(let key) = key { return key.unit == place.unit }
    return false
  }

  /// `nil` for what belongs to none: to no clerk, or to a unit that stands below no member.
  func member(of key: TallyKey, over period: ReportPeriod) -> SubjectTallies.Member? {
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
