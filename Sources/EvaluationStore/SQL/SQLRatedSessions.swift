import RatingModel

/// Rated sessions by month, kept beforehand for every unit: what answers are a share of.
struct SQLRatedSessions {
  let database: any SQLConnection

  /// Of whole months that share a day with those asked for and in which the unit was meant throughout.
  func byMonth(_ days: UnitDays, from first: CivilDate, through last: CivilDate) throws -> [Period: Int] {
    guard let span = Validity(first: first, last: last) else { return [:] }
    var sessions: [Period: Int] = [:]
    for (stretches, units) in Dictionary(grouping: days.units, by: days.stretches(of:)) {
      let months = stretches.flatMap { RollUpPeriod.touching(span, within: $0, by: .month) }
      guard !months.isEmpty else { continue }
      for row in try database.rows(
        """
        SELECT period, CAST(sum(count) AS BIGINT) AS count FROM roll_up
        WHERE unit IN (SELECT value FROM json_each(:units)) AND family = :family
          AND period IN (SELECT value FROM json_each(:months)) AND clerk = '' GROUP BY period
        """,
        ["units": jsonArray(units), "family": RollUpRow.ratedSessions, "months": jsonArray(months)])
      {
        let month = try row.parsed("period") { Period($0) }
        let count: Int = row["count"]
        if count != 0 { sessions[month, default: 0] += count }
      }
    }
    return sessions
  }
}
