import RatingModel

/// What was counted by day at each single counter of some units. Whole months are read by their sums; of other days no sums are
/// kept, so that their tallies are read one by one.
struct SQLCounterCounts {
  let database: any SQLConnection

  func counts(_ units: UnitDays, _ first: CivilDate, _ last: CivilDate) throws -> [KioskPlace: [RollUpCount]] {
    guard let span = Validity(first: first, last: last) else { return [:] }
    var counts: [KioskPlace: [RollUpCount]] = [:]
    for unit in units.units.sorted() {
      for days in units.stretches(of: unit).compactMap({ $0.intersection(span) }) {
        try addMonths(of: unit, within: days, to: &counts)
        for rest in SQLClerkCounts.broken(days) {
          for count in try SQLClerkCounts.singles([unit], of: [.day], on: rest, in: database) {
            guard case .day(let key) = count.key else { continue }
            counts[KioskPlace(unit: key.unit, counter: key.counter), default: []].append(count)
          }
        }
      }
    }
    return counts
  }

  private func addMonths(
    of unit: UnitCode, within days: Validity, to counts: inout [KioskPlace: [RollUpCount]]
  ) throws {
    let months = RollUpPeriod.filling(days, by: [.month])
    guard !months.isEmpty else { return }
    for row in try database.rows(
      """
      SELECT period, clerk AS counter, subject, count FROM roll_up
      WHERE unit = :unit AND family = :family AND period IN (SELECT value FROM json_each(:months)) AND count <> 0
      """, ["unit": unit.text, "family": RollUpRow.counters, "months": jsonArray(months)])
    {
      let month = try row.parsed("period") { RollUpPeriod($0) }
      let key = RollUpSubject.key(row["subject"], family: .day, unit: unit, on: month.first)
      guard let key else { throw Damage("roll_up") }
      counts[KioskPlace(unit: unit, counter: try row.code("counter")), default: []].append(
        RollUpCount(key: key, period: month, count: row["count"]))
    }
  }

  /// The kiosks that stand at a counter of the units now.
  func kiosks(at units: Set<UnitCode>) throws -> [KioskPlace: [KioskID]] {
    try database.rows(
      """
      SELECT id, unit, counter FROM kiosk
      WHERE unit IN (SELECT value FROM json_each(?)) AND standing = 'enrolled' ORDER BY id
      """, [jsonArray(units)]
    ).reduce(into: [:]) { found, row in
      let place = KioskPlace(unit: try row.code("unit"), counter: try row.code("counter"))
      found[place, default: []].append(try row.code("id"))
    }
  }
}
