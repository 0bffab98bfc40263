import RatingModel

/// What was counted by day of each single clerk, and of none, in each unit. Whole months are read by their sums; of other
/// days no sums are kept, so that their tallies are read one by one.
struct SQLClerkCounts {
  let database: any SQLConnection
  let snapshot: SQLRollUpSnapshot
  static let families: Set<TallyFamily> = [.day, .presses]

  func counts(_ units: UnitDays, _ first: CivilDate, _ last: CivilDate) throws -> [RollUpCount] {
    guard let span = Validity(first: first, last: last) else { return [] }
    var counts = try snapshot.counts(
      RollUpQuery(days: units, first: first, last: last, families: Self.families, clerks: .each))
    for (own, units) in Dictionary(grouping: units.units, by: units.stretches(of:)) {
      for days in own.compactMap({ $0.intersection(span) }).flatMap(Self.broken) {
        counts += try singles(units, of: Self.families, on: days)
      }
    }
    return counts
  }

  private func singles(_ units: [UnitCode], of families: Set<TallyFamily>, on days: Validity) throws -> [RollUpCount] {
    try Self.singles(units, of: families, on: days, in: database)
  }

  /// Every single tally of some days.
  static func singles(
    _ units: [UnitCode], of families: Set<TallyFamily>, on days: Validity, in database: any SQLConnection
  ) throws -> [RollUpCount] {
    try database.rows(
      """
      SELECT key, count FROM tally
      WHERE unit IN (SELECT value FROM json_each(:units)) AND family IN (SELECT value FROM json_each(:families))
        AND first_day BETWEEN :first AND :last AND count > 0
      """,
      [
        "units": jsonArray(units), "families": jsonArray(families.map(\.rawValue)),
        "first": days.first?.description, "last": days.last?.description,
      ]
    ).compactMap { row in
      let key = try row.tallyKey("key")
      return key.period.firstDay.map {
        RollUpCount(key: key, period: RollUpPeriod(.day, holding: $0), count: row["count"])
      }
    }
  }

  /// What whole months leave of some days: at most one stretch at either end.
  static func broken(_ days: Validity) -> [Validity] {
    guard let first = days.first, let last = days.last else { return [] }
    let whole = RollUpPeriod.filling(days, by: [.month])
    guard let begin = whole.first, let end = whole.last else { return [days] }
    let before = CivilDate(daysSince1970: begin.first.daysSince1970 - 1)
    let after = CivilDate(daysSince1970: end.last.daysSince1970 + 1)
    return [
      before.flatMap { $0 < first ? nil : Validity(first: first, last: $0) },
      after.flatMap { $0 > last ? nil : Validity(first: $0, last: last) },
    ].compactMap(\.self)
  }
}
