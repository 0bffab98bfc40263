import ForwardingContract
import RatingModel

/// What reports and the list of kiosks are made of.
package protocol ReportStore: Sendable {
  /// Everything that a report over some units and days needs, as it stood at one moment.
  func reportFacts(_ query: ReportQuery) async throws(StoreFailure) -> ReportFacts

  /// The same for the report of one subject, from sums kept beforehand where these will do.
  func subjectFacts(_ query: SubjectQuery) async throws(StoreFailure) -> SubjectFacts

  /// The same for the table of a unit's clerks. The query's families and clerks mean nothing to it.
  /// - Parameter each: those of the query's units whose clerks are told apart; all of them where it is `nil`.
  func clerkFacts(_ query: ReportQuery, each: UnitDays?) async throws(StoreFailure) -> ClerkFacts

  /// Every kiosk that stands at a counter of `units`, ordered by unit, counter, id.
  func kiosks(in units: Set<UnitCode>) async throws(StoreFailure) -> [KioskStatus]

  /// All tallies taken from one kiosk, those of count zero and undated ones included, for reconciliation.
  func tallies(of kiosk: KioskID) async throws(StoreFailure) -> [StoredTally]

  /// Units that tallies name and the registry does not, on any day: nobody's subtree holds them.
  func unregisteredUnits() async throws(StoreFailure) -> Set<UnitCode>
}

extension ReportStore {
  package func clerkFacts(_ query: ReportQuery) async throws(StoreFailure) -> ClerkFacts {
    try await clerkFacts(query, each: nil)
  }
}

/// Which tallies a report is about.
package struct ReportQuery: Hashable, Sendable {
  /// By the unit in the tally's key, the unit at the time of service; each on its days only, whatever the period.
  package var units: UnitDays
  /// First day of the period, local to the units.
  package var first: CivilDate
  /// Last day, included.
  package var last: CivilDate
  package var families: Set<TallyFamily>
  package var clerks: ClerkSelection
  /// Units whose kiosks are told of as they stand now. Of every other kiosk only the journals from which tallies come are.
  package var kioskUnits: Set<UnitCode>

  /// - Parameter kioskUnits: all units of the query when it is left out.
  package init(
    units: UnitDays, first: CivilDate, last: CivilDate, families: Set<TallyFamily>,
    clerks: ClerkSelection = .every, kioskUnits: Set<UnitCode>? = nil
  ) {
    self.units = units
    self.first = first
    self.last = last
    self.families = families
    self.clerks = clerks
    self.kioskUnits = kioskUnits ?? units.units
  }
}

extension ReportQuery {
  /// Whether a tally of the query's units counts on their days. What is kept by month or quarter must lie on them wholly;
  /// what has no date need only be able to.
  func means(_ tally: StoredTally) -> Bool {
    guard let span = Validity(first: first, last: last) else { return false }
    let unit = tally.key.unit
    switch tally.placement {
    case .dated:
      guard let days = tally.key.period.days else { return false }
      return days.overlaps(span) && units.covers(unit, days)
    case .undated(let notBefore, let notAfter):
      return units.stretches(of: unit).compactMap { $0.intersection(span) }.contains { stretch in
        Validity(first: stretch.first, last: notAfter) != nil && Validity(first: notBefore, last: stretch.last) != nil
      }
    }
  }
}

/// Whose tallies.
package enum ClerkSelection: Hashable, Sendable {
  /// Every clerk's, and what counts for no clerk.
  case every
  /// One clerk's; `only(nil)` what counts for no clerk.
  case only(ClerkID?)
}

/// What a report is made of, read at one moment.
package struct ReportFacts: Hashable, Sendable {
  /// Tallies of a positive count, in no particular order, each on a day on which the query means its unit. Of the families
  /// kept by month and quarter those that overlap the query's days and whose unit is meant throughout. Undated ones as far
  /// as they may fall into them, see ``StoredTally/placement``.
  package let tallies: [StoredTally]
  /// Definitions of every scale that any tally ever named, ordered by id and version.
  package let scales: [Scale]
  /// Definitions of every question that any tally ever named, ordered by id and version.
  package let questions: [Question]
  /// Records of the query's units that hold on at least one of its days.
  package let units: [UnitRecord]
  package let counters: [CounterRecord]
  /// All records of every clerk who was issued a code by one of the query's units or whom its tallies name.
  package let clerks: [ClerkRecord]
  /// Those of ``ReportQuery/kioskUnits``, ordered as from ``ReportStore/kiosks(in:)``. After them, by id, those that stand
  /// elsewhere now and whose journals counted: without their place, and without anything of their other journals.
  package let kiosks: [KioskStatus]
  /// Integrity events of the journals from which the tallies come, and of kiosks that stand at one of
  /// ``ReportQuery/kioskUnits`` or stood there then, those that ended included. The open ones first, then the newest; at most ``IntegrityQuery/most``. Where a
  /// kiosk stood is left out of those of other units.
  package let events: [IntegrityEvent]

  package init(
    tallies: [StoredTally], scales: [Scale], questions: [Question] = [], units: [UnitRecord],
    counters: [CounterRecord], clerks: [ClerkRecord], kiosks: [KioskStatus],
    events: [IntegrityEvent] = []
  ) {
    self.tallies = tallies
    self.scales = scales
    self.questions = questions
    self.units = units
    self.counters = counters
    self.clerks = clerks
    self.kiosks = kiosks
    self.events = events
  }
}
