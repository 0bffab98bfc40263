import RatingModel

/// Which units an import of the registry touches: for whoever may change some of them only.
package struct ChangedUnits: Hashable, Sendable {
  /// Whose records, counters, clerks or postings would be others than before, and those that their new records stand below or go
  /// on for.
  package private(set) var units: Set<UnitCode> = []
  /// Whether the catalogue of procedures, which all units share, would be another.
  package let procedures: Bool

  package init(from present: Registry, to change: RegistryImport) {
    procedures = change.procedures.map { Set($0) != Set(present.procedures) } ?? false
    if let next = change.units {
      for record in Set(next).symmetricDifference(present.units) { units.insert(record.code) }
      for record in Set(next).subtracting(present.units) {
        units.formUnion(record.predecessors + [record.parent].compactMap(\.self))
      }
    }
    if let next = change.counters { units.formUnion(Set(next).symmetricDifference(present.counters).map(\.unit)) }
    if let next = change.clerks { units.formUnion(Set(next).symmetricDifference(present.clerks).map(\.clerk.unit)) }
    if let next = change.postings {
      for posting in Set(next).symmetricDifference(present.postings) {
        units.formUnion([posting.unit, posting.clerk.unit])
      }
    }
  }

  /// What of it lies outside the reach of somebody; empty for who may import it.
  /// - Parameters:
  ///   - roots: the units of that somebody, each with all below it.
  ///   - next: what the registry would hold.
  package func outside(_ roots: Set<UnitCode>, present: Registry, next: Registry) -> Outside {
    let known = Set(present.units.map(\.code))
    let reach = UnitTree(present.units).subtree(of: roots).units
    if known.isSubset(of: reach) { return Outside(units: [], procedures: false) }
    // A new unit belongs to where it comes to stand; one that is known does not come by being hung there.
    let new = UnitTree(next.units).subtree(of: roots).units.subtracting(known)
    return Outside(units: units.subtracting(reach).subtracting(new), procedures: procedures)
  }

  package struct Outside: Hashable, Sendable {
    package let units: Set<UnitCode>
    package let procedures: Bool
    package var isEmpty: Bool { units.isEmpty && !procedures }

    package init(units: Set<UnitCode>, procedures: Bool) {
      self.units = units
      self.procedures = procedures
    }
  }
}
