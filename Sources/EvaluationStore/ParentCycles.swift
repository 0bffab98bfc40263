import RatingModel

/// Finds units that stand below themselves. Pure; looks at every unit once for each day on which a record begins.
struct ParentCycles {
  private let units: [UnitRecord]
  private let unitsByCode: [UnitCode: [UnitRecord]]
  /// How often a unit was looked at.
  private(set) var steps = 0

  init(_ units: [UnitRecord]) {
    self.units = units
    unitsByCode = Dictionary(grouping: units, by: \.code)
  }

  /// The records on whose first day their unit is part of a ring, in order. A ring closes on the first day of one of its
  /// records, or has always been closed.
  mutating func closing() -> [Int] {
    var found: [Int] = []
    for (day, indices) in Dictionary(grouping: units.indices, by: { units[$0].validity.first }) {
      var inRing: [UnitCode: Bool] = [:]
      for index in indices {
        follow(units[index].code, on: day, &inRing)
        if inRing[units[index].code] == true { found.append(index) }
      }
    }
    return found.sorted()
  }

  /// Goes up from a unit until it ends or meets what was looked at before. A day that is `nil` is before all days.
  private mutating func follow(_ code: UnitCode, on day: CivilDate?, _ inRing: inout [UnitCode: Bool]) {
    var (path, places, next) = ([UnitCode](), [UnitCode: Int](), UnitCode?(code))
    while let unit = next, places[unit] == nil, inRing[unit] == nil {
      steps += 1
      places[unit] = path.count
      path.append(unit)
      next = parent(of: unit, on: day)
    }
    let ring = next.flatMap { places[$0] } ?? path.count
    for (place, unit) in path.enumerated() { inRing[unit] = place >= ring }
  }

  private func parent(of unit: UnitCode, on day: CivilDate?) -> UnitCode? {
    let record = unitsByCode[unit]?.first { record in
      day.map(record.validity.contains) ?? (record.validity.first == nil)
    }
    return record?.parent
  }
}
