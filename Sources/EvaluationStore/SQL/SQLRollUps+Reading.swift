import RatingModel

extension SQLEvaluationStore {
  package func rollUps(_ query: RollUpQuery) async throws(StoreFailure) -> [RollUpCount] {
    try await read("read roll-ups") { [rollUpMemory] in
      try SQLRollUpSnapshot(database: $0, memory: rollUpMemory).counts(query)
    }
  }

  package func readAheadRollUps(
    after unit: UnitCode?, first: CivilDate, last: CivilDate
  ) async throws(StoreFailure) -> UnitCode? {
    try await read("read roll-ups") { [rollUpMemory] database in
      let units = try database.rows(
        "SELECT DISTINCT unit FROM journal_unit WHERE unit > ? ORDER BY unit LIMIT 10", [unit?.text ?? ""]
      ).map { try $0.code("unit") as UnitCode }
      let snapshot = try SQLRollUpSnapshot(database: database, memory: rollUpMemory)
      for query in RollUpQuery.ahead(of: units, first: first, last: last) { try snapshot.prepare([query]) }
      return units.last
    }
  }

  package func readAheadRollUps(
    together units: UnitDays, first: CivilDate, last: CivilDate
  ) async throws(StoreFailure) {
    try await read("read roll-ups") { [rollUpMemory] database in
      let snapshot = try SQLRollUpSnapshot(database: database, memory: rollUpMemory)
      try snapshot.prepare(RollUpQuery.ahead(together: units, first: first, last: last))
    }
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
