import RatingModel

extension SQLEvaluationStore {
  package func reportFacts(_ query: ReportQuery) async throws(StoreFailure) -> ReportFacts {
    try await read("read report") { try SQLReport(database: $0, query: query).facts() }
  }

  package func tallies(of kiosk: KioskID) async throws(StoreFailure) -> [StoredTally] {
    try await read("read tallies") { database in
      var stretches = SQLStretches(database: database)
      return try database.rows(
        """
        SELECT tally.key, tally.count, tally.version, tally.period, tally.journal AS number, journal.journal, journal.kiosk
        FROM tally JOIN journal ON journal.id = tally.journal
        WHERE journal.kiosk = ? ORDER BY journal.id, tally.family, tally.period, tally.key
        """, [kiosk.text]
      ).map { try StoredTally($0, &stretches) }
    }
  }

  package func unregisteredUnits() async throws(StoreFailure) -> Set<UnitCode> {
    try await read("read unregistered units") { database in
      try Set(
        database.rows("SELECT DISTINCT unit FROM journal_unit WHERE unit NOT IN (SELECT code FROM unit)").map {
          try $0.code("unit")
        })
    }
  }
}

/// The facts of one report within one snapshot.
struct SQLReport {
  let database: any SQLConnection
  let query: ReportQuery

  func facts() throws -> ReportFacts {
    let tallies = try tallies()
    return ReportFacts(
      tallies: tallies, scales: try SQLDefinitions.allScales(in: database),
      questions: try SQLDefinitions.allQuestions(in: database),
      units: try units(), counters: try counters(), clerks: try clerks(named: Set(tallies.compactMap(\.key.clerk))),
      kiosks: try kiosks(of: tallies),
      events: try SQLEvents(database: database).events(of: Set(tallies.map(\.journal)), or: query.kioskUnits))
  }

  func tallies(onlyUndated: Bool = false) throws -> [StoredTally] {
    var stretches = SQLStretches(database: database)
    var found: [StoredTally] = []
    for family in query.families.sorted(by: { $0.rawValue < $1.rawValue }) {
      let sql = onlyUndated ? Self.undatedQuery : Self.talliesQuery
      for row in try database.rows(sql, try arguments(for: family, isDated: !onlyUndated)) {
        let tally = try StoredTally(row, &stretches)
        if query.means(tally) { found.append(tally) }
      }
    }
    return found
  }

  /// Dated ones by their days and undated ones, each found by index: years of other days cost nothing.
  static let talliesQuery = joined("\(dated) UNION ALL \(undated)")
  static let undatedQuery = joined(undated)

  private static func joined(_ chosen: String) -> String {
    """
    SELECT chosen.*, journal.journal, journal.kiosk FROM (\(chosen)) AS chosen JOIN journal ON journal.id = chosen.number
    """
  }

  private static let dated = """
    SELECT key, count, version, period, journal AS number FROM tally
    WHERE unit IN (SELECT value FROM json_each(:units)) AND family = :family
      AND first_day BETWEEN :first AND :last AND count > 0 AND (:every OR clerk IS NOT DISTINCT FROM :clerk)
    """

  private static let undated = """
    SELECT key, count, version, period, journal AS number FROM tally
    WHERE unit IN (SELECT value FROM json_each(:units)) AND family = :family
      AND first_day IS NULL AND count > 0 AND (:every OR clerk IS NOT DISTINCT FROM :clerk)
    """

  func arguments(for family: TallyFamily, isDated: Bool = true) throws -> SQLArguments {
    var clerk: ClerkID?
    var isEveryClerk = true
    if case .only(let one) = query.clerks { (clerk, isEveryClerk) = (one, false) }
    let whose: SQLArguments = [
      "units": jsonArray(query.units.units), "family": family.rawValue, "every": isEveryClerk,
      "clerk": clerk?.description,
    ]
    let days: SQLArguments = [
      "first": family.firstDay(ofPeriodHolding: query.first).description, "last": query.last.description,
    ]
    return isDated ? whose + days : whose
  }

  func units() throws -> [UnitRecord] {
    try database.rows(
      """
      SELECT * FROM unit WHERE code IN (SELECT value FROM json_each(:units))
        AND coalesce(first_day, :last) <= :last AND coalesce(last_day, :first) >= :first ORDER BY code, first_day
      """, try span()
    ).map(SQLRegistry.unit)
  }

  func counters() throws -> [CounterRecord] {
    try database.rows(
      """
      SELECT * FROM counter WHERE unit IN (SELECT value FROM json_each(:units))
        AND coalesce(first_day, :last) <= :last AND coalesce(last_day, :first) >= :first ORDER BY unit, code, first_day
      """, try span()
    ).map(SQLRegistry.counter)
  }

  /// Those of the query's units, and those from elsewhere who are named.
  func clerks(named: Set<ClerkID>) throws -> [ClerkRecord] { try clerks(named, or: query.units.units) }

  /// - Parameter units: by which they were issued a code.
  func clerks(_ named: Set<ClerkID>, or units: Set<UnitCode> = []) throws -> [ClerkRecord] {
    try database.rows(
      """
      SELECT * FROM clerk WHERE unit IN (SELECT value FROM json_each(:units))
        OR unit IN (SELECT value FROM json_each(:named)) ORDER BY unit, staff, first_day
      """, ["units": jsonArray(units), "named": jsonArray(Set(named.map(\.unit)))]
    ).map(SQLRegistry.clerk).filter { units.contains($0.clerk.unit) || named.contains($0.clerk) }
  }

  private func kiosks(of tallies: [StoredTally]) throws -> [KioskStatus] {
    let kiosks = SQLKiosks(database: database)
    let journals = Set(tallies.map(\.journal))
    return try kiosks.kiosks(in: query.kioskUnits)
      + kiosks.kiosks(of: journals, outside: query.kioskUnits).map { $0.elsewhere(only: journals) }
  }

  private func span() throws -> SQLArguments {
    ["units": jsonArray(query.units.units), "first": query.first.description, "last": query.last.description]
  }
}

extension StoredTally {
  init(_ row: SQLRow, _ stretches: inout SQLStretches) throws {
    let key = try row.tallyKey("key")
    self.init(
      kiosk: try row.code("kiosk"), journal: try row.journal("journal"), key: key, count: row["count"],
      version: row["version"],
      placement: key.period.isUndated ? try stretches.placement(journal: row["number"], period: row["period"]) : .dated)
  }
}
