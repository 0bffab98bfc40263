import RatingModel

extension SQLEvaluationStore {
  package func clerkFacts(_ query: ReportQuery, each: UnitDays?) async throws(StoreFailure) -> ClerkFacts {
    try await read("read report") { [rollUpMemory] in
      try SQLClerkFacts(database: $0, query: query, each: each, memory: rollUpMemory).facts()
    }
  }
}

/// The facts of a table of clerks within one snapshot.
struct SQLClerkFacts {
  let database: any SQLConnection
  let query: ReportQuery
  let each: UnitDays?
  let memory: RollUpMemory

  func facts() throws -> ClerkFacts {
    let report = SQLReport(database: database, query: query)
    let undated = try report.tallies(onlyUndated: true)
    let snapshot = try SQLRollUpSnapshot(database: database, memory: memory)
    let counts = try SQLClerkCounts(database: database, snapshot: snapshot).counts(
      each ?? query.units, query.first, query.last)
    let together = try each.map { _ in
      try snapshot.counts(
        // By month, as a unit's report asks: these sums are read ahead.
        RollUpQuery(
          days: query.units, first: query.first, last: query.last, families: SQLClerkCounts.families, units: .together,
          time: .byMonth))
    }
    let journals = try SQLCountingJournals(database: database).told(
      query.units, query.first, query.last, kioskUnits: query.kioskUnits
    ).union(undated.map(\.journal))
    let kiosks = try SQLKiosks(database: database).few(in: query.kioskUnits, or: journals)
    let named = Set(counts.compactMap(\.key.clerk)).union(undated.compactMap(\.key.clerk))
    return ClerkFacts(
      // Of clerks and counters only the names that stand in the table are wanted.
      beside: ReportFacts(
        tallies: undated, scales: try SQLDefinitions.allScales(in: database), units: try report.units(),
        counters: [], clerks: try report.clerks(named), kiosks: kiosks.shown,
        events: try SQLEvents(database: database).events(of: journals, or: query.kioskUnits)),
      counts: counts, together: together, kioskCount: kiosks.count)
  }
}
