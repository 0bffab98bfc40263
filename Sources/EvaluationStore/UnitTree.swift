import RatingModel

/// The units and who stands below whom, day by day.
package struct UnitTree: Sendable {
  private let records: [UnitCode: [UnitRecord]]
  private let children: [UnitCode: [UnitRecord]]

  package init(_ units: [UnitRecord]) {
    records = Dictionary(grouping: units, by: \.code)
    children = Dictionary(grouping: units.filter { $0.parent != nil }, by: { $0.parent ?? $0.code })
  }

  /// Those that name the unit as their parent.
  func records(directlyBelow unit: UnitCode) -> [UnitRecord] { children[unit] ?? [] }

  /// Those whose parent the unit is on the day.
  package func directlyBelow(_ unit: UnitCode, on day: CivilDate) -> [UnitCode] {
    records(directlyBelow: unit).filter { $0.validity.contains(day) }.map(\.code)
  }

  /// `roots` and every unit below one of them, each on the days on which it stood there. A unit that went over from one
  /// tree to another belongs to either on its own days.
  package func subtree(of roots: Set<UnitCode>) -> UnitDays {
    var found = UnitDays()
    var waiting = roots.flatMap { records[$0] ?? [] }.map { ($0.code, $0.validity) }
    while let (unit, stretch) = waiting.popLast() {
      guard found.add(unit, stretch) else { continue }
      for child in records(directlyBelow: unit) {
        if let common = child.validity.intersection(stretch) { waiting.append((child.code, common)) }
      }
    }
    return found
  }
}
