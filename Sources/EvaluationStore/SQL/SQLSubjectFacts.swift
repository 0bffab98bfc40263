import RatingModel

extension SQLEvaluationStore {
  package func subjectFacts(_ query: SubjectQuery) async throws(StoreFailure) -> SubjectFacts {
    try await read("read report") { try SQLSubjectFacts(database: $0, query: query).facts() }
  }
}

/// The facts of one subject within one snapshot.
struct SQLSubjectFacts {
  let database: any SQLConnection
  let query: SubjectQuery

  private static let daily: Set<TallyFamily> = [.day, .presses]
  /// Kept by month; answers go apart, for each month has its own versions of questions.
  private static let monthly: Set<TallyFamily> = [.work, .minutes]

  func facts() throws -> SubjectFacts {
    let isClerk = query.subject != .units
    let group = isClerk ? query.own : query.others.isEmpty ? UnitDays() : around
    let tallies = try self.tallies()
    let journals = Set(tallies.map(\.journal)).union(
      isClerk ? [] : try SQLCountingJournals(database: database).journals(query.own, query.first, query.last))
    let kiosks = try kiosks(of: journals)
    return SubjectFacts(
      beside: try beside(tallies, journals: journals, kiosks: kiosks.shown), journals: journals,
      kioskCount: kiosks.count,
      trend: isClerk ? [] : try sums(query.own, Self.daily, time: query.isByDay ? .byDay : .byMonth),
      own: isClerk ? [] : try sums(query.own, Self.monthly.union([.rhythm])) + answers(query.own),
      group: try sums(group, Self.monthly) + answers(group),
      ownSessions: isClerk ? [:] : try sessions(query.own), groupSessions: try sessions(group),
      others: try query.others.mapValues { try sums($0, Self.daily) },
      above: try sums(query.above, Self.daily), below: try query.below.mapValues { try sums($0, Self.daily) },
      clerks: try SQLClerkCounts(database: database).counts(query.own, query.first, query.last))
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
    try SQLRollUpReading(
      database: database,
      query: RollUpQuery(
        days: days, first: query.first, last: query.last, families: families, units: .together, time: time)
    ).counts()
  }

  private func answers(_ days: UnitDays) throws -> [RollUpCount] { try sums(days, [.answers], time: .byMonth) }

  private func sessions(_ days: UnitDays) throws -> [Period: Int] {
    try SQLRatedSessions(database: database).byMonth(days, from: query.first, through: query.last)
  }

  // MARK: Tallies

  /// Those without a date, and of a clerk every one.
  private func tallies() throws -> [StoredTally] {
    var (clerks, families) = (ClerkSelection.every, Self.daily)
    if case .clerk(let clerk) = query.subject { (clerks, families) = (.only(clerk), Set(TallyFamily.allCases)) }
    let tallies = ReportQuery(
      units: query.own, first: query.first, last: query.last, families: families, clerks: clerks, kioskUnits: [])
    return try SQLReport(database: database, query: tallies).tallies(onlyUndated: query.subject == .units)
  }

  // MARK: Beside

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
      questions: try SQLDefinitions.allQuestions(in: database), units: try report.units(), counters: [],
      clerks: try report.clerks(named: named), kiosks: kiosks,
      events: try SQLEvents(database: database).events(of: journals, or: query.kioskUnits))
  }

  /// All of them where they are few, and none otherwise. A clerk's are those whose journals counted.
  private func kiosks(of journals: Set<JournalID>) throws -> (shown: [KioskStatus], count: Int) {
    let kiosks = SQLKiosks(database: database)
    if query.subject != .units {
      let counted = try kiosks.kiosks(of: journals, outside: [])
      return (counted.map { isSeen($0) ? $0 : $0.elsewhere(only: journals) }, counted.count)
    }
    return try kiosks.few(in: query.kioskUnits, or: journals)
  }

  private func isSeen(_ kiosk: KioskStatus) -> Bool {
    kiosk.place.map { query.kioskUnits.contains($0.unit) } ?? false
  }
}
