import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: a report reads what counts for its units and days")
struct ReportPromises {
  private static func query(
    _ units: [String] = ["H56.14"], _ first: String = "2026-10-01", _ last: String = "2026-10-31",
    families: Set<TallyFamily> = [.day], clerks: ClerkSelection = .every
  ) throws -> ReportQuery {
    ReportQuery(
      units: UnitDays(try units.map(Office.unit)), first: try Office.day(first), last: try Office.day(last),
      families: families, clerks: clerks)
  }

  @Test(arguments: StoreUnderTest.all)
  func talliesOfTheUnitsAndDaysAskedForComeAndNoOthers(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let (first, last) = (
        try Office.outcome(on: "2026-10-01", count: 1, version: 1),
        try Office.outcome(on: "2026-10-31", count: 2, version: 2)
      )
      try await kiosk.send([
        first, last, try Office.outcome(on: "2026-09-30", count: 3, version: 3),
        try Office.outcome(on: "2026-11-01", count: 4, version: 4),
        try Office.outcome(on: "2026-10-15", unit: "H56.15", count: 5, version: 5),
        try Office.outcome(.declined, on: "2026-10-15", count: 0, version: 6),
      ])

      let facts = try await store.reportFacts(try Self.query())

      #expect(Set(facts.tallies.map(\.key)) == [first.key, last.key])
      #expect(
        facts.tallies.allSatisfy { $0.placement == .dated && $0.kiosk == kiosk.id && $0.journal == kiosk.journal })
      #expect(facts.tallies.map(\.count).sorted() == [1, 2])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func monthsAndQuartersThatOverlapTheDaysComeWhole(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let unit = try Office.unit("H56.14")
      func minutes(_ month: Int) throws -> TallyKey { try Office.minutes(month: month, count: 1, version: 1).key }
      func rhythm(_ quarter: Int) throws -> TallyKey {
        let level = try Office.level()
        return .rhythm(
          RhythmKey(
            unit: unit, clerk: nil, period: .quarter(year: 2026, quarter: quarter), slot: .init(weekday: 1, hour: 8),
            level: level))
      }
      let keys = try [minutes(8), minutes(9), minutes(10), rhythm(2), rhythm(3), rhythm(4)]
      try await kiosk.send(keys.map { Tally(key: $0, count: 1, version: 1) }, scales: [try Office.scale()])

      let facts = try await store.reportFacts(
        try Self.query(["H56.14"], "2026-09-15", "2026-09-20", families: [.minutes, .rhythm]))

      #expect(try Set(facts.tallies.map(\.key)) == [minutes(9), rhythm(3)])
    }
  }

  /// H56.14 belongs until 15 October; the query asks for the whole month.
  @Test(arguments: StoreUnderTest.all)
  func ofAUnitThatWentOverOnlyItsOwnDaysCount(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let before = try Office.outcome(on: "2026-10-15", count: 1, version: 1)
      let after = try Office.outcome(on: "2026-10-16", count: 2, version: 2)
      let pressed = try Office.pressed(on: "2026-10-16", count: 3, version: 3)
      let september = try Office.minutes(month: 9, count: 4, version: 4)
      let october = try Office.minutes(month: 10, count: 5, version: 5)
      try await kiosk.send([before, after, pressed, september, october])
      func found(_ first: String?, _ last: String?) async throws -> Set<TallyKey> {
        var query = try Self.query([], "2026-09-30", families: [.day, .presses, .minutes])
        query.units.add(try Office.unit("H56.14"), try Office.validity(first, last))
        return Set(try await store.reportFacts(query).tallies.map(\.key))
      }

      #expect(try await found(nil, "2026-10-15") == [before.key, september.key])
      #expect(try await found("2026-10-16", nil) == [after.key, pressed.key])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func oneClerksTalliesOrThoseOfNoClerkCanBeAskedFor(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let own = try Office.outcome(clerk: "H56.14/CB017", count: 1, version: 1)
      let other = try Office.outcome(clerk: "H56.14/CB018", count: 2, version: 2)
      let nobody = try Office.outcome(clerk: nil, count: 3, version: 3)
      try await kiosk.send([own, other, nobody])

      let every = try await store.reportFacts(try Self.query())
      let one = try await store.reportFacts(try Self.query(clerks: .only(try Office.clerk("H56.14/CB017"))))
      let none = try await store.reportFacts(try Self.query(clerks: .only(nil)))

      #expect(Set(every.tallies.map(\.key)) == [own.key, other.key, nobody.key])
      #expect(one.tallies.map(\.key) == [own.key])
      #expect(none.tallies.map(\.key) == [nobody.key])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func scalesUnitsCountersClerksAndKiosksComeWithTheTallies(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.levelled(count: 5, version: 1)], scales: [try Office.scale()])

      let facts = try await store.reportFacts(try Self.query())

      #expect(try facts.scales == [Office.scale()])
      #expect(try facts.units.map(\.code) == [Office.unit("H56.14")])
      #expect(try facts.counters.map(\.code) == [Office.counter("Q01"), Office.counter("Q02")])
      #expect(facts.clerks.map(\.name) == ["Nguyễn Thị Hà", "Trần Văn Bình"])
      #expect(facts.kiosks.map(\.kiosk) == [kiosk.id])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aClerkFromElsewhereIsNamedWhenTheTalliesNameHim(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store, unit: "H56.15")
      try await kiosk.send([try Office.outcome(unit: "H56.15", clerk: "H56.14/CB018", count: 1, version: 1)])

      let facts = try await store.reportFacts(try Self.query(["H56.15"]))

      #expect(facts.clerks.map(\.name) == ["Trần Văn Bình"])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func kiosksAreListedWhereTheyStand(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let moved = try await Self.movedKiosk(in: store)

      #expect(try await store.kiosks(in: [try Office.unit("H56.14")]).isEmpty)
      let status = try #require(try await store.kiosks(in: [try Office.unit("H56.15")]).first)
      #expect(status.kiosk == moved.id)
      #expect(status.place?.unit == (try Office.unit("H56.15")))
      #expect(status.journals.count == 2)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func ofAKioskThatMovedAwayAReportTellsTheJournalsThatCountedAndNothingElse(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      var moved = try await Self.movedKiosk(in: store)
      for number in 1...2 {
        moved.journal = try Office.journal(number)
        try await moved.contradict()
      }

      let status = try #require(try await store.reportFacts(try Self.query()).kiosks.first)

      #expect(status.kiosk == moved.id)
      #expect(status.place == nil)
      #expect(try status.journals.map(\.journal) == [Office.journal(1)])
      #expect(try status.events.allSatisfy { try $0.journal == Office.journal(1) && $0.place == nil })
      #expect(Set(status.events.map(\.kind)) == [.forked, .journalReplaced])
      #expect(try await store.reportFacts(try Self.query(["H56.14"], "2026-11-01", "2026-11-30")).kiosks.isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func kiosksOfUnitsThatAreNotToldOfShowOnlyTheirJournals(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.outcome(count: 1, version: 1)])
      var query = try Self.query()
      query.kioskUnits = []

      #expect(try await store.reportFacts(query).kiosks.map(\.place) == [nil])
    }
  }

  /// Counted at H56.14 into one journal and, after it had moved, at H56.15 into another.
  private static func movedKiosk(in store: any EvaluationStore) async throws -> EnrolledKiosk {
    let kiosk = try await EnrolledKiosk.enrol(in: store, unit: "H56.14")
    try await kiosk.send([try Office.outcome(unit: "H56.14", count: 1, version: 1)])
    var moved = try await EnrolledKiosk.enrol(in: store, unit: "H56.15")
    moved.journal = try Office.journal(2)
    try await moved.send([try Office.outcome(unit: "H56.15", count: 1, version: 1)])
    #expect(moved.id == kiosk.id)
    return moved
  }
}
