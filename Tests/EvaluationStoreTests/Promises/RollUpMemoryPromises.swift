import EvaluationStore
import ForwardingContract
import RatingModel
import SeededRandom
import Testing

@testable import EvaluationStore

@Suite("Promise: sums that are remembered are those that are kept")
struct RollUpMemoryPromises {
  private static func question(_ random: inout SeededGenerator) throws -> RollUpQuery {
    let (clerks, units, time) = try #require(RollUpPromises.questions.randomElement(using: &random))
    let first = try #require(CivilDate(daysSince1970: 20_260 + Int.random(in: 0..<700, using: &random)))
    let last = try #require(CivilDate(daysSince1970: first.daysSince1970 + Int.random(in: 0..<500, using: &random)))
    var days = UnitDays([try Office.unit("H56.15")])
    days.add(try Office.unit("H56.14"), Bool.random(using: &random) ? .always : try Office.validity("2026-01-10", nil))
    // Then the other two may be a group within that of all three.
    if Bool.random(using: &random) { days.add(try Office.unit("H56"), .always) }
    return RollUpQuery(
      days: days, first: first, last: last,
      families: clerks == .each || time == .byDay ? [.day, .presses] : Set(TallyFamily.allCases), clerks: clerks,
      units: units, time: time)
  }

  private static func counts(
    _ query: RollUpQuery, in store: any SQLEvaluationStore, by memory: RollUpMemory
  ) async throws -> Set<RollUpCount> {
    let counts = try await store.read("read roll-ups") {
      try SQLRollUpSnapshot(database: $0, memory: memory).counts(query)
    }
    #expect(Set(counts).count == counts.count)
    return Set(counts)
  }

  /// Batches come, sums are made again, and questions are asked in any order; of three who answer one remembers nothing, and one next
  /// to nothing.
  @Test(arguments: StoreUnderTest.all, [UInt64(1), 2, 3])
  func whoRemembersAnswersAsWhoDoesNot(_ maker: StoreUnderTest, seed: UInt64) async throws {
    try await maker.run { store in
      var random = SeededGenerator(seed: seed)
      let kept = try #require(store as? any SQLEvaluationStore)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let small = RollUpMemory(mostSums: 150)
      let together = RollUpMemory(mostSums: 5000, smallestGroup: 2)
      var (version, answered) = (Int64(0), 0)
      for _ in 0..<60 {
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
          version += 1
          let newest = Dictionary(try RollUpPromises.tallies(&random, version: version).map { ($0.key, $0) }) { $1 }
          try await kiosk.answer(
            kiosk.batch(
              Array(newest.values), head: try Office.head(version, []), scales: [try Office.scale()], complete: false))
        case 1:
          let unit = Bool.random(using: &random) ? "H56.14" : "H56.15"
          try await kept.write("spoil") { database in
            try database.execute("UPDATE roll_up SET count = count + 1 WHERE unit = ?", [unit])
            try SQLRollUps(database: database).rebuild(unit)
          }
        default:
          let query = try Self.question(&random)
          let expected = try await Self.counts(query, in: kept, by: RollUpMemory())
          #expect(Set(try await store.rollUps(query)) == expected)
          #expect(try await Self.counts(query, in: kept, by: small) == expected)
          #expect(try await Self.counts(query, in: kept, by: together) == expected)
          answered += expected.count
        }
      }
      #expect(answered > 100)
    }
  }

  /// Asked twice, the data base tells its epoch and its stamps; of a month to which something was added it tells that month's.
  @Test(arguments: StoreUnderTest.all)
  func whatNothingWasAddedToIsNotReadAgain(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kept = try #require(store as? any SQLEvaluationStore)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([
        try Office.outcome(on: "2026-09-29", count: 5, version: 10),
        try Office.outcome(on: "2026-10-30", count: 2, version: 10),
      ])
      let memory = RollUpMemory()
      func asked() async throws -> (rows: Int, counts: [Int]) {
        let query = RollUpQuery(
          days: UnitDays([try Office.unit("H56.14")]), first: try Office.day("2026-09-01"),
          last: try Office.day("2026-10-31"), families: [.day], time: .byMonth)
        return try await kept.read("read roll-ups") { database in
          let counting = CountingConnection(database)
          let counts = try SQLRollUpSnapshot(database: counting, memory: memory).counts(query)
          return (counting.rows("FROM roll_up\n"), counts.map(\.count).sorted())
        }
      }

      #expect(try await asked() == (2, [2, 5]))
      #expect(try await asked() == (0, [2, 5]))
      try await kiosk.send([try Office.outcome(on: "2026-10-30", count: 3, version: 11)])
      #expect(try await asked() == (1, [3, 5]))
      #expect(try await asked() == (0, [3, 5]))
      // What another data base has may bear the same stamps.
      try await kept.write("renew") { try $0.execute("UPDATE centre SET epoch = 'another'") }
      #expect(try await asked() == (2, [3, 5]))
    }
  }

  /// Of many units what was read ahead is asked for together, and nothing of each of them any more.
  @Test(arguments: StoreUnderTest.all)
  func whatWasReadAheadTogetherIsNotAddedUpAgain(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kept = try #require(store as? any SQLEvaluationStore)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([
        try Office.outcome(on: "2026-09-29", count: 5, version: 10),
        try Office.outcome(on: "2026-10-30", count: 2, version: 10),
      ])
      var days = UnitDays([try Office.unit("H56.14")])
      days.add(try Office.unit("H56.15"), try Office.validity(nil, "2026-08-31"))
      let (first, last) = (try Office.day("2026-01-15"), try Office.day("2026-12-03"))
      let memory = RollUpMemory(mostSums: 5000, smallestGroup: 2)
      func asked(_ queries: [RollUpQuery]) async throws -> (rows: Int, stamps: Int) {
        try await kept.read("read roll-ups") { database in
          let counting = CountingConnection(database)
          try SQLRollUpSnapshot(database: counting, memory: memory).prepare(queries)
          return (counting.rows("FROM roll_up\n"), counting.rows("SELECT unit, month, stamp"))
        }
      }
      func question(_ first: String, _ last: String, _ families: Set<TallyFamily>, _ time: RollUpQuery.Time) throws
        -> RollUpQuery
      {
        let span = try Office.validity(first, last)
        return RollUpQuery(
          days: days.within(span), first: try #require(span.first), last: try #require(span.last), families: families,
          units: .together, time: time)
      }

      #expect(try await asked(RollUpQuery.ahead(together: days, first: first, last: last)).rows > 0)

      let all = Set(TallyFamily.allCases)
      #expect(try await asked([try question("2026-03-01", "2026-03-31", all, .byMonth)]) == (0, 0))
      #expect(try await asked([try question("2026-04-01", "2026-06-30", all, .whole)]) == (0, 0))
      #expect(try await asked([try question("2026-10-01", "2026-10-31", [.day, .presses], .byDay)]).rows == 0)
      // Of one that is alone it tells its own.
      #expect(try await asked([try question("2026-10-01", "2026-10-31", all, .byMonth)]).stamps > 0)
    }
  }
}
