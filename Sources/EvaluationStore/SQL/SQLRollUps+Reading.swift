import RatingModel

extension SQLEvaluationStore {
  package func rollUps(_ query: RollUpQuery) async throws(StoreFailure) -> [RollUpCount] {
    try await read("read roll-ups") { try SQLRollUpReading(database: $0, query: query).counts() }
  }

  package func recountRollUps() async throws(StoreFailure) -> RollUpRecount {
    let units = try await read("recount roll-ups") {
      try $0.values(
        "SELECT unit FROM journal_unit UNION SELECT unit FROM roll_up ORDER BY unit", as: String.self)
    }
    var recount = RollUpRecount(units: units.count, wrong: [])
    for text in units {
      guard let unit = UnitCode(text) else { throw .damaged(operation: "recount roll-ups", detail: "unit") }
      if try await !recountRollUps(of: unit) { recount.wrong.append(unit) }
    }
    return recount
  }

  /// Looks without holding up anybody who writes; only where something differs it looks once more and writes.
  /// - Returns: whether the unit's sums were right.
  func recountRollUps(of unit: UnitCode) async throws(StoreFailure) -> Bool {
    if try await read("recount roll-ups", { try SQLRollUps(database: $0).areRight(unit.text) }) { return true }
    try await write("recount roll-ups") { try SQLRollUps(database: $0).rebuild(unit.text) }
    return false
  }

  /// The same for the one unit whose turn it is; each has its turn once a day.
  /// - Returns: whether there was one.
  func recountNextRollUps(at time: WallTime) async throws(StoreFailure) -> Bool {
    let due = time.milliseconds - SQLRecount.intervalMilliseconds
    let unit = try await read("recount roll-ups") { database in
      try database.row(
        """
        SELECT DISTINCT journal_unit.unit FROM journal_unit LEFT JOIN roll_up_check ON roll_up_check.unit = journal_unit.unit
        WHERE roll_up_check.at IS NULL OR roll_up_check.at <= ? OR roll_up_check.at > ? ORDER BY journal_unit.unit LIMIT 1
        """, [due, time.milliseconds]
      ).map { try $0.code("unit") as UnitCode }
    }
    guard let unit else { return false }
    _ = try await recountRollUps(of: unit)
    try await write("recount roll-ups") { database in
      try database.execute(
        "INSERT INTO roll_up_check (unit, at) VALUES (?, ?) ON CONFLICT (unit) DO UPDATE SET at = excluded.at",
        [unit.text, time.milliseconds])
    }
    return true
  }
}

/// The answer to one query within one snapshot.
struct SQLRollUpReading {
  let database: any SQLConnection
  let query: RollUpQuery

  func counts() throws -> [RollUpCount] {
    guard let span = Validity(first: query.first, last: query.last) else { return [] }
    var counts: [RollUpCount] = []
    // Nearly all units are meant on the same days, so that a few questions do.
    for (own, units) in Dictionary(grouping: query.days.units, by: query.days.stretches(of:)) {
      let names = try jsonArray(units)
      for families in Self.alike.map({ $0.filter(query.families.contains) }) where !families.isEmpty {
        let periods = families.first.map { self.periods(of: $0, own, span) } ?? []
        guard !periods.isEmpty else { continue }
        for row in try database.rows(
          sql,
          [
            "units": names, "families": try jsonArray(families.map(\.rawValue)), "periods": try jsonArray(periods),
            "each": query.clerks == .each,
          ])
        { counts.append(try Self.count(row)) }
      }
    }
    return counts
  }

  /// Families that are kept for the same periods.
  private static let alike: [[TallyFamily]] = [[.day, .presses], [.work, .answers, .minutes], [.rhythm]]

  private var sql: String { query.units == .together ? Self.together : Self.each }

  private static let each = """
    SELECT unit, family, period, clerk, subject, count FROM roll_up
    WHERE unit IN (SELECT value FROM json_each(:units)) AND family IN (SELECT value FROM json_each(:families))
      AND period IN (SELECT value FROM json_each(:periods)) AND (clerk <> '') = :each AND count <> 0
    """

  private static let together = """
    SELECT min(unit) AS unit, family, period, clerk, subject, CAST(sum(count) AS BIGINT) AS count FROM roll_up
    WHERE unit IN (SELECT value FROM json_each(:units)) AND family IN (SELECT value FROM json_each(:families))
      AND period IN (SELECT value FROM json_each(:periods)) AND (clerk <> '') = :each AND count <> 0
    GROUP BY family, period, clerk, subject
    """

  /// - Parameter own: all days on which the units are meant.
  private func periods(of family: TallyFamily, _ own: [Validity], _ span: Validity) -> [RollUpPeriod] {
    let grains = family.rollUpGrains
    guard grains.last == .day else {
      guard let grain = grains.last else { return [] }
      let touched = own.flatMap { RollUpPeriod.touching(span, within: $0, by: grain) }
      return query.time == .whole ? RollUpPeriod.joined(touched, into: .year) : touched
    }
    let wanted: [RollUpGrain] =
      switch query.time {
      case .whole: query.clerks == .each ? [.year, .month] : grains
      case .byMonth: query.clerks == .each ? [.month] : [.month, .day]
      case .byDay: [.day]
      }
    return own.compactMap { $0.intersection(span) }.flatMap { RollUpPeriod.filling($0, by: wanted) }
  }

  private static func count(_ row: SQLRow) throws -> RollUpCount {
    let period = try row.parsed("period") { RollUpPeriod($0) }
    let family = try row.parsed("family", TallyFamily.init(rawValue:))
    let clerk: String = row["clerk"]
    let owner = clerk.isEmpty || clerk == "none" ? nil : ClerkID(clerk)
    let key = RollUpSubject.key(row["subject"], family: family, unit: try row.code("unit"), of: owner, on: period.first)
    guard let key else { throw Damage("roll_up") }
    return RollUpCount(key: key, period: period, count: row["count"])
  }
}
