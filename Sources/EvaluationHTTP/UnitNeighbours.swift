import EvaluationReports
import EvaluationStore
import RatingModel

/// A unit, and the units that it is compared with: those beside it under their common parent, by one structure of units.
package struct UnitNeighbours {
  /// The unit and all below it, on the days that the reader may see.
  package let own: UnitDays
  /// The unit above; the unit itself where there is none, or where the reader may not see all of it.
  package let group: UnitCode
  /// By unit beside it, with all below that.
  package let others: [UnitCode: UnitDays]
  /// What is of the group and of none of its members: the unit above itself, and what stands in no unit of the structure.
  package let above: UnitDays
  /// By unit directly below the unit, with all below that.
  package let below: [UnitCode: UnitDays]
  /// By the structure of a day: what stands in no unit of it.
  package let apart: [UnitStructure.Place: UnitDays]
  /// The unit alone; by the structure of a day with the pasts of those that were merged into it.
  package let itself: UnitDays
  /// The others and the unit.
  package let members: [UnitCode: UnitDays]
  package let structure: ReportStructure
  /// Of the units that a report names: as of the structure's day, else as they were called last.
  package let names: [UnitCode: String]

  /// - Parameters:
  ///   - readable: what the reader may see; all of it where it is `nil`. What lies outside is left out, and the structure says so.
  /// - Returns: `nil` when there is no such unit on one of the days, or the reader may not see it. By the structure of a day a unit
  ///   is there with its past; one that was merged into another stands there and nowhere else.
  package init?(
    of unit: UnitCode, among records: [UnitRecord], by basis: UnitStructure.Basis = .asItWas, on days: Validity,
    readable: UnitDays?
  ) {
    guard let family = UnitFamily(of: unit, among: records, by: basis, on: days) else { return nil }
    func seen(_ units: UnitDays) -> UnitDays { readable.map { units.intersection($0) } ?? units }
    own = seen(family.branches.whole)
    let isThere = if case .asItWas = basis { own.units.contains(unit) } else { readable?.units.contains(unit) ?? true }
    guard !own.isEmpty, isThere else { return nil }
    itself = seen(family.branches.itself)
    below = family.branches.below.mapValues(seen).filter { !$0.value.isEmpty }
    apart = family.branches.apart.mapValues(seen).filter { !$0.value.isEmpty }
    names = Self.names(records, by: basis)
    structure = ReportStructure(
      basis, taken: basis == .asItWas ? [] : itself.units.subtracting([unit]).sorted(),
      isPartial: own != family.branches.whole)
    guard let parent = family.parent, let around = family.around, seen(around.whole) == around.whole else {
      (group, others, above, members) = (unit, [:], UnitDays(), [:])
      return
    }
    group = parent
    members = around.below
    others = around.below.filter { $0.key != unit }
    above = around.apart.values.reduce(around.itself) { $0.joined(with: $1) }
  }
}

extension UnitNeighbours {
  private static func names(_ records: [UnitRecord], by basis: UnitStructure.Basis) -> [UnitCode: String] {
    guard case .day(let day) = basis else { return [:] }
    var names: [UnitCode: String] = [:]
    for record in records where names[record.code] == nil || record.validity.start <= day.daysSince1970 {
      names[record.code] = record.name
    }
    return names
  }

  /// What of the unit and all below it belongs to no unit directly below.
  var besideBelow: UnitDays { apart.values.reduce(itself) { $0.joined(with: $1) } }

  /// Units whose names the report of the unit needs.
  func named(_ unit: UnitCode) -> Set<UnitCode> {
    let pasts = structure.taken + apart.keys.flatMap { [$0.unit] + $0.parts }
    return Set(below.keys).union([unit, group]).union(pasts)
  }
}

extension ReportScope {
  static func unit(_ unit: UnitCode, among neighbours: UnitNeighbours) -> ReportScope {
    var scope = ReportScope.unit(unit, in: neighbours.group, members: neighbours.members, below: neighbours.below)
    (scope.apart, scope.counters, scope.structure) = (neighbours.apart, neighbours.itself, neighbours.structure)
    scope.names = neighbours.names
    return scope
  }
}

/// The unit and what stands around it, whoever reads.
private struct UnitFamily {
  var branches: UnitBranches
  var parent: UnitCode?
  var around: UnitBranches?

  init?(of unit: UnitCode, among records: [UnitRecord], by basis: UnitStructure.Basis, on days: Validity) {
    // As it was there are branches without it.
    let (tree, structure) = (UnitTree(records), basis == .asItWas ? nil : UnitStructure(records, by: basis))
    func branches(_ unit: UnitCode) -> UnitBranches {
      structure?.branches(of: unit)?.within(days) ?? UnitBranches(of: unit, in: tree, on: days)
    }
    self.branches = branches(unit)
    guard !self.branches.whole.isEmpty else { return nil }
    parent =
      switch basis {
      case .asItWas: records.last { $0.code == unit && $0.validity.overlaps(days) }?.parent
      case .day(let day): records.last { $0.code == unit && $0.validity.contains(day) }?.parent
      }
    around = parent.map(branches)
  }
}
