import EvaluationStore
import RatingModel

/// A unit, and the units that it is compared with: those beside it under their common parent.
package struct UnitNeighbours {
  /// The unit and all below it.
  package let own: UnitDays
  /// The unit above; the unit itself where there is none, or where the reader may not see all of it.
  package let group: UnitCode
  /// By unit beside it, with all below that.
  package let others: [UnitCode: UnitDays]
  /// The unit above itself.
  package let above: UnitDays
  /// By unit directly below the unit, with all below that.
  package let below: [UnitCode: UnitDays]
  /// The others and the unit.
  package let members: [UnitCode: UnitDays]

  /// - Returns: `nil` when the unit is not there on one of the days, or the reader may not see it.
  package init?(of unit: UnitCode, among records: [UnitRecord], on days: Validity, readable: UnitDays?) {
    let tree = UnitTree(records)
    let own = tree.subtree(of: [unit]).within(days)
    self.own = own
    guard !own.isEmpty, readable.map({ $0.intersection(own).units.contains(unit) }) ?? true else { return nil }
    below = Self.children(of: unit, records, tree, days).mapValues { $0.intersection(own) }
    let parent = records.last { $0.code == unit && $0.validity.overlaps(days) }?.parent
    let around = parent.map { tree.subtree(of: [$0]).within(days) }
    guard let parent, let around, readable.map({ around == $0.intersection(around) }) ?? true else {
      (group, others, above, members) = (unit, [:], UnitDays(), [:])
      return
    }
    group = parent
    members = Self.children(of: parent, records, tree, days).mapValues { $0.intersection(around) }
    others = members.filter { $0.key != unit }
    var above = UnitDays()
    for stretch in around.stretches(of: parent) { above.add(parent, stretch) }
    self.above = above
  }

  private static func children(
    of unit: UnitCode, _ records: [UnitRecord], _ tree: UnitTree, _ days: Validity
  ) -> [UnitCode: UnitDays] {
    let children = Set(records.filter { $0.parent == unit && $0.validity.overlaps(days) }.map(\.code))
    return Dictionary(
      children.map { ($0, tree.subtree(of: [$0]).within(days)) }, uniquingKeysWith: { first, _ in first })
  }
}
