import EvaluationStore
import ForwardingContract
import RatingModel
import SeededRandom
import Testing

@testable import EvaluationStore

@Suite("Promise: sums kept beforehand are what the tallies add up to")
struct RollUpPromises {
  /// Counts by what a roll-up tells apart, whoever counted them.
  private struct Sum: Hashable {
    let unit: UnitCode?
    let clerk: ClerkID?
    let subject: String
    let family: TallyFamily
  }

  /// Tallies of two years and of every family, in two units and of three clerks.
  static func tallies(_ random: inout SeededGenerator, version: Int64) throws -> [Tally] {
    let level = LevelReference(
      scale: try #require(ScaleID("hai-long-3")), version: 1, level: try #require(LevelName("hai-long")))
    let clerks: [ClerkID?] = [try Office.clerk(), try Office.clerk("H56.14/CB018"), nil]
    return try (0..<60).map { _ in
      let unit = try Office.unit(Bool.random(using: &random) ? "H56.14" : "H56.15")
      let clerk = clerks.randomElement(using: &random) ?? nil
      let day = try #require(CivilDate(daysSince1970: 20_270 + Int.random(in: 0..<760, using: &random)))
      let key: TallyKey =
        switch Int.random(in: 0..<7, using: &random) {
        case 0:
          .work(
            WorkKey(unit: unit, clerk: clerk, period: .month(of: day), counted: .sessions, kind: .mixed, level: level))
        case 1:
          .rhythm(
            RhythmKey(
              unit: unit, clerk: clerk, period: .quarter(of: day), slot: .init(weekday: 1, hour: 8), level: level))
        case 2:
          .minutes(MinutesKey(unit: unit, clerk: clerk, period: .month(of: day), kind: .waiting, bucket: "<15"))
        case 3: .presses(PressesKey(unit: unit, clerk: clerk, period: .day(day), subject: .disposition(.early)))
        case 4:
          .day(
            DayKey(
              unit: unit, counter: try Office.counter(), clerk: clerk, period: .day(day), channel: .button, marks: [],
              subject: .level(level)))
        default:
          .day(
            DayKey(
              unit: unit, counter: try Office.counter("Q0\(Int.random(in: 1...2, using: &random))"), clerk: clerk,
              period: .day(day), channel: .button, marks: [], subject: .outcome(.rated)))
        }
      return Tally(key: key, count: Int.random(in: 0...9, using: &random), version: version)
    }
  }

  /// A store that took several batches in, counts of which rose and fell; and what it holds in the end.
  private static func filled(
    _ maker: StoreUnderTest, seed: UInt64, _ body: (any EvaluationStore, EnrolledKiosk) async throws -> Void
  ) async throws {
    try await maker.run { store in
      var random = SeededGenerator(seed: seed)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      for version in Int64(1)...4 {
        var tallies = try tallies(&random, version: version)
        // Some of what was counted before changes.
        tallies += try await store.tallies(of: kiosk.id).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
          .map { Tally(key: $0.key, count: Int.random(in: 0...9, using: &random), version: version) }
        let newest = Dictionary(tallies.map { ($0.key, $0) }) { _, last in last }
        let batch = kiosk.batch(
          Array(newest.values), head: try Office.head(version, []), scales: [try Office.scale()], complete: false)
        try await kiosk.answer(batch)
      }
      try await body(store, kiosk)
    }
  }

  private static func sums(_ query: RollUpQuery, of facts: ReportFacts) -> [Sum: Int] {
    facts.tallies.filter { !$0.key.period.isUndated }.reduce(into: [:]) { sums, tally in
      sums[sum(tally.key, query), default: 0] += tally.count
    }
  }

  private static func sum(_ key: TallyKey, _ query: RollUpQuery) -> Sum {
    Sum(
      unit: query.units == .each ? key.unit : nil, clerk: query.clerks == .each ? key.clerk : nil,
      subject: RollUpSubject.text(of: key.canonical, key.family), family: key.family)
  }

  static let questions: [(RollUpQuery.Clerks, RollUpQuery.Units, RollUpQuery.Time)] = [
    (.together, .each, .whole), (.together, .together, .whole), (.together, .together, .byMonth),
    (.together, .each, .byDay), (.each, .each, .byMonth), (.each, .each, .whole),
  ]

  @Test(arguments: StoreUnderTest.all, [UInt64(1), 2])
  func everyQuestionIsAnsweredAsFromTheTalliesThemselves(_ maker: StoreUnderTest, seed: UInt64) async throws {
    try await Self.filled(maker, seed: seed) { store, _ in
      var random = SeededGenerator(seed: seed + 100)
      for _ in 0..<12 {
        let (clerks, units, time) = try #require(Self.questions.randomElement(using: &random))
        var first = try #require(CivilDate(daysSince1970: 20_260 + Int.random(in: 0..<700, using: &random)))
        var last = try #require(CivilDate(daysSince1970: first.daysSince1970 + Int.random(in: 0..<500, using: &random)))
        // Of single clerks only whole months are kept.
        if clerks == .each {
          first = RollUpPeriod(.month, holding: first).first
          last = RollUpPeriod(.month, holding: last).last
        }
        var days = UnitDays()
        days.add(try Office.unit("H56.14"), .always)
        days.add(try Office.unit("H56.15"), try Office.validity("2026-01-10", nil))
        let families: Set<TallyFamily> =
          clerks == .each || time == .byDay ? [.day, .presses] : Set(TallyFamily.allCases)
        let query = RollUpQuery(
          days: days, first: first, last: last, families: families, clerks: clerks, units: units, time: time)

        let counts = try await store.rollUps(query)
        let facts = try await store.reportFacts(
          ReportQuery(units: days, first: first, last: last, families: families))

        let sums = counts.reduce(into: [Sum: Int]()) { $0[Self.sum($1.key, query), default: 0] += $1.count }
        let expected = Self.sums(query, of: facts)
        // Of single clerks a month in which a unit was not meant throughout is left out.
        if clerks == .each, first < (try Office.day("2026-01-31")), last > (try Office.day("2026-01-01")) { continue }
        #expect(sums == expected, "\(first)–\(last) \(query.clerks) \(query.units) \(query.time)")
      }
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatWasCountedStandsInItsDayAndItsMonth(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([
        try Office.outcome(on: "2026-10-29", count: 5, version: 10),
        try Office.outcome(on: "2026-10-30", count: 2, version: 10),
      ])
      func counts(_ first: String, _ last: String, _ time: RollUpQuery.Time) async throws -> [String: Int] {
        let query = RollUpQuery(
          days: UnitDays([try Office.unit("H56.14")]), first: try Office.day(first), last: try Office.day(last),
          families: [.day], time: time)
        return Dictionary(
          uniqueKeysWithValues: try await store.rollUps(query).map { ($0.period.description, $0.count) })
      }

      #expect(try await counts("2026-01-01", "2026-12-31", .whole) == ["2026-10": 7])
      #expect(try await counts("2026-01-01", "2026-12-31", .byMonth) == ["2026-10": 7])
      #expect(try await counts("2026-10-01", "2026-10-31", .byDay) == ["2026-10-29": 5, "2026-10-30": 2])
      #expect(try await counts("2026-10-30", "2026-11-05", .whole) == ["2026-10-30": 2])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func sumsThatWereChangedByHandAreFoundAndPutRight(_ maker: StoreUnderTest) async throws {
    try await Self.filled(maker, seed: 7) { store, _ in
      let kept = try #require(store as? any SQLEvaluationStore)
      #expect(try await store.recountRollUps().wrong == [])
      for statement in [
        "UPDATE roll_up SET count = count + 1 WHERE unit = 'H56.14' AND period = '2026-01'",
        "DELETE FROM roll_up WHERE unit = 'H56.14'",
        "INSERT INTO roll_up VALUES ('H56.14', 'day', '1999', '', 'x', 1)",
      ] {
        try await kept.write("spoil") { try $0.execute(statement) }

        #expect(try await store.recountRollUps().wrong == [try Office.unit("H56.14")], "\(statement)")
        #expect(try await store.recountRollUps() == RollUpRecount(units: 2, wrong: []))
      }
    }
  }

  /// By itself, once a day, unit by unit, when all journals had their turn.
  @Test(arguments: StoreUnderTest.all)
  func everyUnitHasItsTurnOnceADay(_ maker: StoreUnderTest) async throws {
    try await Self.filled(maker, seed: 8) { store, _ in
      let kept = try #require(store as? any SQLEvaluationStore)
      try await kept.write("spoil") { try $0.execute("DELETE FROM roll_up") }

      while try await store.recountNext(at: Office.noon) {}

      #expect(try await store.recountRollUps().wrong == [])
      #expect(try await !store.recountNext(at: Office.noon))
      #expect(try await store.recountNext(at: WallTime(milliseconds: Office.noon.milliseconds + 86_400_000)))
    }
  }

  /// A tally that somebody changed, until the kiosk has sent its own again.
  @Test(arguments: StoreUnderTest.all)
  func sumsFollowWhatIsFoundAlteredAndWhatComesInItsPlace(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tally = try Office.outcome(on: "2026-10-29", count: 5, version: 10)
      try await kiosk.send([tally])
      let kept = try #require(store as? any SQLEvaluationStore)
      try await kept.write("spoil") { try $0.execute("UPDATE tally SET count = 9") }
      #expect(try await store.recount(at: Office.noon).altered == 1)
      #expect(try await store.recountRollUps().wrong == [])

      try await kiosk.take(kiosk.batch([tally], head: try Office.head(10, [tally])))

      #expect(try await store.recountRollUps().wrong == [])
      let query = RollUpQuery(
        days: UnitDays([try Office.unit("H56.14")]), first: try Office.day("2026-01-01"),
        last: try Office.day("2026-12-31"), families: [.day])
      #expect(try await store.rollUps(query).map(\.count) == [5])
    }
  }

  /// Somebody removed the mark of a group of which there are tallies: nothing is taken twice, and counting again puts it right.
  @Test(arguments: StoreUnderTest.all)
  func whereAGroupsMarkIsGoneNothingIsTakenUntilItIsCountedAgain(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.outcome(on: "2026-10-29", count: 5, version: 10)])
      let kept = try #require(store as? any SQLEvaluationStore)
      try await kept.write("spoil") { try $0.execute("DELETE FROM tally_group") }
      let newer = try Office.outcome(on: "2026-10-29", count: 6, version: 11)
      let batch = kiosk.batch([newer], head: try Office.head(11, [newer]))

      await #expect(throws: StoreFailure.self) { try await kiosk.take(batch) }

      #expect(try await store.recount(at: Office.noon).altered == 1)
      #expect(try await kiosk.answer(batch).digest == .matches)
      #expect(try await store.recountRollUps().wrong == [])
      #expect(try await store.recount(at: Office.noon).altered == 0)
    }
  }
}
