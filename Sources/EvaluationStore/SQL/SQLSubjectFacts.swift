import RatingModel

extension SQLEvaluationStore {
  package func subjectFacts(_ query: SubjectQuery) async throws(StoreFailure) -> SubjectFacts {
    try await read("read report") { [rollUpMemory] in
      try SQLSubjectFacts(database: $0, query: query, memory: rollUpMemory).facts()
    }
  }
}

/// The facts of one subject within one snapshot.
struct SQLSubjectFacts {
  private let database: any SQLConnection
  private let query: SubjectQuery
  private let snapshot: SQLRollUpSnapshot

  init(database: any SQLConnection, query: SubjectQuery, memory: RollUpMemory) throws {
    self.database = database
    self.query = query
    snapshot = try SQLRollUpSnapshot(database: database, memory: memory)
  }

  private static let daily: Set<TallyFamily> = [.day, .presses]
  /// Kept by month; answers go apart, for each month has its own versions of questions.
  private static let monthly: Set<TallyFamily> = [.work, .minutes]

  func facts() throws -> SubjectFacts {
    let isClerk = query.subject != .units
    let group = isClerk ? query.own : query.others.isEmpty ? UnitDays() : around
    let tallies = try self.tallies()
    let journals = Set(tallies.map(\.journal)).union(isClerk ? [] : try countingJournals())
    let kiosks = try kiosks(of: journals)
    // One question for all that are told of by themselves.
    let apart = [query.own, query.above] + [query.others.values, query.below.values].flatMap(Array.init)
    try snapshot.prepare(apart.map { question($0, Self.daily) })
    return SubjectFacts(
      beside: try beside(tallies, journals: journals, kiosks: kiosks.shown), journals: journals,
      kioskCount: kiosks.count,
      trend: isClerk ? [] : try sums(query.own, Self.daily, time: query.isByDay ? .byDay : .byMonth),
      own: isClerk ? [] : try sums(query.own, Self.monthly.union([.rhythm])) + answers(query.own),
      group: try sums(group, Self.monthly) + answers(group),
      ownSessions: isClerk ? [:] : try sessions(query.own), groupSessions: try sessions(group),
      others: try query.others.mapValues { try sums($0, Self.daily) },
      above: try sums(query.above, Self.daily), below: try query.below.mapValues { try sums($0, Self.daily) },
      apart: try query.apart.mapValues { try sums($0, Self.daily) },
      counters: try SQLCounterCounts(database: database).counts(query.counters, query.first, query.last),
      counterKiosks: try SQLCounterCounts(database: database).kiosks(
        at: query.counters.units.intersection(query.kioskUnits)),
      clerks: try clerks())
  }

  private var around: UnitDays {
    var all = query.own
    for days in query.others.values.map({ $0 }) + [query.above] {
      for unit in days.units { for stretch in days.stretches(of: unit) { all.add(unit, stretch) } }
    }
    return all
  }

  // MARK: Sums

  private func sums(
    _ days: UnitDays, _ families: Set<TallyFamily>, time: RollUpQuery.Time = .whole
  ) throws -> [RollUpCount] {
    try snapshot.counts(question(days, families, time: time))
  }

  private func question(
    _ days: UnitDays, _ families: Set<TallyFamily>, time: RollUpQuery.Time = .whole
  ) -> RollUpQuery {
    RollUpQuery(days: days, first: query.first, last: query.last, families: families, units: .together, time: time)
  }

  private func answers(_ days: UnitDays) throws -> [RollUpCount] { try sums(days, [.answers], time: .byMonth) }

  private func sessions(_ days: UnitDays) throws -> [Period: Int] {
    try SQLRatedSessions(snapshot: snapshot).byMonth(days, from: query.first, through: query.last)
  }

  /// Of a unit in whole months only: nobody is held against others on the rest, and whoever asks for an odd week of a
  /// province would wait until every single tally of it was read.
  private func clerks() throws -> [RollUpCount] {
    guard query.subject != .units || query.own.units.count <= SubjectFacts.mostUnits else { return [] }
    var days = Validity(first: query.first, last: query.last)
    if query.subject == .units { days = days.flatMap(RollUpPeriod.wholeMonths) }
    guard let first = days?.first, let last = days?.last else { return [] }
    return try SQLClerkCounts(database: database, snapshot: snapshot).counts(query.own, first, last)
  }

  // MARK: Tallies

  /// Those without a date, and of a clerk every one.
  private func tallies() throws -> [StoredTally] {
    guard case .clerk(let clerk) = query.subject else {
      return try tallies(query.own, Self.daily, .every, onlyUndated: true)
    }
    // A clerk serves in one office or two: those of a whole province are not searched for each tally.
    let (all, here) = (Set(TallyFamily.allCases), try served(clerk))
    let elsewhere = query.own.units.subtracting(here)
    return try tallies(query.own.intersection(UnitDays(here)), all, .only(clerk))
      + tallies(query.own.intersection(UnitDays(elsewhere)), all, .only(clerk), onlyUndated: true)
  }

  private func tallies(
    _ units: UnitDays, _ families: Set<TallyFamily>, _ clerks: ClerkSelection, onlyUndated: Bool = false
  ) throws -> [StoredTally] {
    let asked = ReportQuery(
      units: units, first: query.first, last: query.last, families: families, clerks: clerks, kioskUnits: [])
    return try SQLReport(database: database, query: asked).tallies(onlyUndated: onlyUndated)
  }

  /// The units in which the clerk has a count of one of the months: every count of a clerk comes with one by day.
  private func served(_ clerk: ClerkID) throws -> Set<UnitCode> {
    let first = RollUpPeriod(.quarter, holding: query.first).first
    let last = RollUpPeriod(.quarter, holding: query.last).last
    guard let days = Validity(first: first, last: last) else { return [] }
    return try Set(
      database.rows(
        """
        SELECT DISTINCT unit FROM roll_up
        WHERE unit IN (SELECT value FROM json_each(:units)) AND family IN ('day', 'presses')
          AND period IN (SELECT value FROM json_each(:months)) AND clerk = :clerk
        """,
        [
          "units": jsonArray(query.own.units),
          "months": jsonArray(RollUpPeriod.filling(days, by: [.month])),
          "clerk": clerk.description,
        ]
      ).map { try $0.code("unit") })
  }

  // MARK: Beside

  private func countingJournals() throws -> Set<JournalID> {
    try SQLCountingJournals(database: database).told(
      query.own, query.first, query.last, kioskUnits: query.kioskUnits, isComplete: query.hasEveryKiosk)
  }

  private func beside(
    _ tallies: [StoredTally], journals: Set<JournalID>, kiosks: [KioskStatus]
  ) throws -> ReportFacts {
    var named: Set<ClerkID> = []
    if case .clerk(let clerk) = query.subject { named = [clerk] }
    let report = SQLReport(
      database: database,
      query: ReportQuery(
        units: UnitDays(query.named), first: query.first, last: query.last, families: [], kioskUnits: query.kioskUnits))
    return ReportFacts(
      tallies: tallies, scales: try SQLDefinitions.allScales(in: database),
      questions: try SQLDefinitions.allQuestions(in: database), units: try report.units(), counters: try counterNames(),
      clerks: try report.clerks(named: named), kiosks: kiosks,
      events: try SQLEvents(database: database).events(of: journals, or: query.kioskUnits))
  }

  private func counterNames() throws -> [CounterRecord] {
    try SQLReport(
      database: database,
      query: ReportQuery(
        units: query.counters, first: query.first, last: query.last, families: [], kioskUnits: [])
    ).counters()
  }

  /// All of them where they are few, and none otherwise. A clerk's are those whose journals counted.
  private func kiosks(of journals: Set<JournalID>) throws -> (shown: [KioskStatus], count: Int) {
    let kiosks = SQLKiosks(database: database)
    if query.subject != .units {
      let counted = try kiosks.kiosks(of: journals, outside: [])
      return (counted.map { isSeen($0) ? $0 : $0.elsewhere(only: journals) }, counted.count)
    }
    return try kiosks.few(in: query.kioskUnits, or: journals, isComplete: query.hasEveryKiosk)
  }

  private func isSeen(_ kiosk: KioskStatus) -> Bool {
    kiosk.place.map { query.kioskUnits.contains($0.unit) } ?? false
  }
}
