import EvaluationStore
import RatingModel

extension SubjectCounts {
  /// Takes sums that were kept beforehand, as far as they were read for the scope.
  init(_ facts: SubjectFacts, scope: ReportScope) {
    let tallies = facts.beside.tallies
    undated = tallies.filter(\.key.period.isUndated)
    journals = facts.journals
    switch scope.subject {
    case .clerk(let clerk): addClerk(clerk, facts, tallies.filter { !$0.key.period.isUndated })
    case .counter, .unit: addUnit(facts, hasGroup: scope.hasGroup)
    }
  }

  private mutating func addClerk(_ clerk: ClerkID, _ facts: SubjectFacts, _ tallies: [StoredTally]) {
    own = tallies.map { KeyedCount($0) }
    for count in own {
      guard case .work(let key) = count.key, key.counted == .sessions else { continue }
      ownSessions[key.period, default: 0] += count.count
    }
    group = (facts.clerks + facts.group).map { KeyedCount($0) }
    groupSessions = facts.groupSessions
    clerks = Self.figures(facts.clerks)
    others = clerks.filter { $0.key != clerk }.reduce(into: [:]) { $0[.clerk($1.key)] = $1.value }
  }

  private mutating func addUnit(_ facts: SubjectFacts, hasGroup: Bool) {
    own = (facts.trend + facts.own).map { KeyedCount($0) }
    ownSessions = facts.ownSessions
    clerks = Self.figures(facts.clerks)
    below = facts.below.filter { !$0.value.isEmpty }.mapValues { ClerkFigures($0.map { KeyedCount($0) }) }
    apart = facts.apart.filter { !$0.value.isEmpty }.mapValues { ClerkFigures($0.map { KeyedCount($0) }) }
    counters = facts.counters.mapValues { ClerkFigures($0.map { KeyedCount($0) }) }
    counterKiosks = facts.counterKiosks
    guard hasGroup else { return }
    let beside = facts.others.values.flatMap(\.self) + facts.above
    group = (facts.trend + beside + facts.group).map { KeyedCount($0) }
    groupSessions = facts.groupSessions
    others = facts.others.filter { !$0.value.isEmpty }.reduce(into: [:]) { members, other in
      members[.unit(other.key)] = ClerkFigures(other.value.map { KeyedCount($0) })
    }
  }

  private static func figures(_ counts: [RollUpCount]) -> [ClerkID: ClerkFigures] {
    counts.reduce(into: [:]) { clerks, count in
      guard let clerk = count.key.clerk else { return }
      clerks[clerk, default: ClerkFigures()].add(count.key, count: count.count)
    }
  }
}
