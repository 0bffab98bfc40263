import RatingModel

/// What a report of one unit is made of by the structure of a day, and under which of its rows each of it stands. Every unit and
/// day of ``whole`` is in exactly one of ``itself``, ``below`` and ``apart``.
package struct UnitBranches: Sendable {
  /// The unit, all below it, and their pasts.
  package private(set) var whole = UnitDays()
  /// The unit alone, and the pasts of those that were merged into it.
  package private(set) var itself = UnitDays()
  /// By unit directly below, with all below that.
  package private(set) var below: [UnitCode: UnitDays] = [:]
  /// What is in no unit of the structure, where nothing but the unit stands above it: the pasts of units that were split, units
  /// that ended without a successor, and units that begin later.
  package private(set) var apart: [UnitStructure.Place: UnitDays] = [:]

  fileprivate init() {}

  /// As it was: each unit below on the days on which it stood there.
  package init(of unit: UnitCode, in tree: UnitTree, on days: Validity) {
    whole = tree.subtree(of: [unit]).within(days)
    for stretch in whole.stretches(of: unit) { itself.add(unit, stretch) }
    // Of a child that stood elsewhere too, perhaps below another child, the days on which it was directly here.
    for child in tree.records(directlyBelow: unit) where child.validity.overlaps(days) {
      let branch = tree.subtree(of: [child.code]).within(child.validity).intersection(whole)
      below[child.code] = below[child.code]?.joined(with: branch) ?? branch
    }
  }

  /// What of it lies within the stretch; a unit without a day in it has no row.
  package func within(_ stretch: Validity) -> UnitBranches {
    var some = self
    (some.whole, some.itself) = (whole.within(stretch), itself.within(stretch))
    some.below = below.mapValues { $0.within(stretch) }.filter { !$0.value.isEmpty }
    some.apart = apart.mapValues { $0.within(stretch) }.filter { !$0.value.isEmpty }
    return some
  }

  fileprivate enum Row {
    case itself
    case below(UnitCode)
    case apart(UnitStructure.Place)
  }

  fileprivate mutating func add(_ unit: UnitCode, _ days: Validity, at row: Row) {
    whole.add(unit, days)
    switch row {
    case .itself: itself.add(unit, days)
    case .below(let child): below[child, default: UnitDays()].add(unit, days)
    case .apart(let place): apart[place, default: UnitDays()].add(unit, days)
    }
  }
}

extension UnitStructure {
  /// The branches of a unit of the structure, or of one that is not in it and stands for itself. What was merged into another stands
  /// there and has none. `nil` as it was: then a branch is a subtree, day by day.
  package func branches(of unit: UnitCode) -> UnitBranches? {
    guard case .day(let day) = basis else { return nil }
    let (isPresent, children) = (isPresent(unit), tree.children(below: unit, on: day))
    var branches = UnitBranches()
    for (code, lives) in lives {
      for (life, place) in zip(lives, places[code] ?? []) {
        if let row = row(of: place, below: unit, isPresent: isPresent, children) {
          branches.add(code, life.days, at: row)
        }
      }
    }
    return branches
  }

  private func row(
    of place: Place, below unit: UnitCode, isPresent: Bool, _ children: [UnitCode: UnitCode]
  ) -> UnitBranches.Row? {
    guard isPresent else { return place.unit == unit ? .itself : nil }
    guard let holder = holder(of: place) else { return nil }
    if holder == unit { return place.standing == .present ? .itself : .apart(place) }
    return children[holder].map { .below($0) }
  }
}

extension UnitTree {
  /// By unit that stands below `unit` on the day, the one directly below in whose branch it is.
  func children(below unit: UnitCode, on day: CivilDate) -> [UnitCode: UnitCode] {
    var branches: [UnitCode: UnitCode] = [:]
    for child in directlyBelow(unit, on: day) {
      var waiting = [child]
      while let next = waiting.popLast() {
        guard branches.updateValue(child, forKey: next) == nil else { continue }
        waiting += directlyBelow(next, on: day)
      }
    }
    return branches
  }
}
