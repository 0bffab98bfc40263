import RatingModel

/// The units and who stands below whom, day by day.
package struct UnitTree: Sendable {
  private let units: [UnitRecord]
  private let children: [UnitCode: [UnitRecord]]

  package init(_ units: [UnitRecord]) {
    self.units = units
    children = Dictionary(grouping: units.filter { $0.parent != nil }, by: { $0.parent ?? $0.code })
  }

  /// `root` and every unit below it on that day; empty when `root` does not hold then.
  package func subtree(of root: UnitCode, on day: CivilDate) -> Set<UnitCode> {
    guard units.contains(where: { $0.code == root && $0.validity.contains(day) }) else { return [] }
    var found: Set<UnitCode> = [root]
    var waiting = [root]
    while let unit = waiting.popLast() {
      for child in children[unit] ?? [] where child.validity.contains(day) && found.insert(child.code).inserted {
        waiting.append(child.code)
      }
    }
    return found
  }

  /// Every unit that stood below one of `roots`, or was one, on at least one day of the stretch.
  package func subtree(of roots: Set<UnitCode>, from first: CivilDate, through last: CivilDate) -> Set<UnitCode> {
    guard first <= last else { return [] }
    // The tree changes only on a record's first day and on the day after its last: looking at the stretch's first day, at
    // each first day within it, and at each day after a last one sees every shape that it had.
    let changes = units.flatMap { [$0.validity.first, $0.validity.last.flatMap(\.next)] }.compactMap { $0 }
    let days = Set(changes.filter { first < $0 && $0 <= last }).union([first])
    return days.reduce(into: []) { found, day in
      for root in roots { found.formUnion(subtree(of: root, on: day)) }
    }
  }
}

extension CivilDate {
  /// `nil` at the calendar's end.
  package var next: CivilDate? { CivilDate(daysSince1970: daysSince1970 + 1) }
}
