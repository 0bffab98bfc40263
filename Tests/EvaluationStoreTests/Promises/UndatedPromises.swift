import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: undated counts lie between their neighbours")
struct UndatedPromises {
  private static func undated(
    in store: any EvaluationStore, _ first: String, _ last: String, of units: UnitDays? = nil
  ) async throws -> [StoredTally] {
    try await store.reportFacts(
      ReportQuery(
        units: units ?? UnitDays([try Office.unit("H56.14")]), first: try Office.day(first), last: try Office.day(last),
        families: [.day])
    ).tallies.filter { $0.key.period.isUndated }
  }

  /// Counted on 2 and 9 October, and on a boot without a clock between.
  private static func send(in store: any EvaluationStore) async throws -> EnrolledKiosk {
    let kiosk = try await EnrolledKiosk.enrol(in: store)
    try await kiosk.send([
      try Office.outcome(on: "2026-10-02", count: 3, version: 5), try Office.undated(version: 8),
      try Office.outcome(on: "2026-10-09", count: 2, version: 12),
    ])
    return kiosk
  }

  @Test(arguments: StoreUnderTest.all)
  func theDaysCountedBeforeAndAfterAreTheBounds(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await Self.send(in: store)

      let found = try await Self.undated(in: store, "2026-10-01", "2026-10-31")

      let (before, after) = (try Office.day("2026-10-02"), try Office.day("2026-10-09"))
      #expect(found.map(\.placement) == [.undated(notBefore: before, notAfter: after)])
    }
  }

  @Test(
    arguments: StoreUnderTest.all,
    [
      ("2026-09-01", "2026-10-01", 0), ("2026-10-02", "2026-10-02", 1), ("2026-10-09", "2026-10-20", 1),
      ("2026-10-10", "2026-10-20", 0),
    ])
  func theyComeWithEveryPeriodIntoWhichTheyMayFall(
    _ maker: StoreUnderTest, _ period: (first: String, last: String, count: Int)
  ) async throws {
    try await maker.run { store in
      _ = try await Self.send(in: store)

      #expect(try await Self.undated(in: store, period.first, period.last).count == period.count)
    }
  }

  /// The unit belongs until `last`; the query asks for the whole month.
  @Test(arguments: StoreUnderTest.all, [("2026-10-01", 0), ("2026-10-02", 1)])
  func theyComeWithAUnitOnWhoseDaysTheyMayFall(
    _ maker: StoreUnderTest, _ belongs: (last: String, count: Int)
  ) async throws {
    try await maker.run { store in
      _ = try await Self.send(in: store)
      var units = UnitDays()
      units.add(try Office.unit("H56.14"), try Office.validity(nil, belongs.last))

      let found = try await Self.undated(in: store, "2026-10-01", "2026-10-31", of: units)

      #expect(found.count == belongs.count)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aBootWithoutALaterNeighbourIsNotLaterThanTheDayItWasHeardOf(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.undated(version: 8)], at: Office.noon)

      let placements = try await Self.undated(in: store, "2026-10-01", "2026-10-31").map(\.placement)

      #expect(try placements == [.undated(notBefore: nil, notAfter: Office.day("2026-10-30"))])
      #expect(try await Self.undated(in: store, "2026-11-01", "2026-11-30").isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func countsThatWereMovedToTheirDateAreNoMoreUndated(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.send(in: store)
      let moved = try Office.outcome(on: "2026-10-05", count: 1, version: 14)

      _ = try await kiosk.take(
        kiosk.batch([try Office.undated(count: 0, version: 14), moved], head: try Office.head(14, []), complete: false))

      #expect(try await Self.undated(in: store, "2026-10-01", "2026-10-31").isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func levelsThatWereReleasedLaterTellNothingOfTheOrder(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await Self.send(in: store)

      try await kiosk.send(
        [try Office.levelled(on: "2026-10-01", count: 5, version: 20)], scales: [try Office.scale()])

      let found = try await Self.undated(in: store, "2026-10-01", "2026-10-31")
      let (before, after) = (try Office.day("2026-10-02"), try Office.day("2026-10-09"))
      #expect(found.map(\.placement) == [.undated(notBefore: before, notAfter: after)])
    }
  }
}
