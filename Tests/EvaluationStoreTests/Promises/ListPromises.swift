import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: lists page by page give every row once")
struct ListPromises {
  /// All rows, page by page; between two pages something is done.
  private static func all<Row>(
    _ limit: Int, _ page: (Row?) async throws -> [Row], meanwhile: () async throws -> Void = {}
  ) async throws -> [Row] {
    var (rows, last) = ([Row](), Row?.none)
    while true {
      let some = try await page(last)
      #expect(some.count <= limit)
      rows += some
      guard let newest = some.last else { return rows }
      last = newest
      try await meanwhile()
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func clerksComeByCodeAndDayWhateverIsAddedMeanwhile(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let units = Set(try ["H56.14", "H56.15"].map(Office.unit))
      var clerks = try ["H56.14/CB02", "H56.14/CB01", "H56.15/CB01", "H56.14/cb01"].map { try Office.clerkRecord($0) }
      clerks[1] = ClerkRecord(
        clerk: clerks[1].clerk, name: "A", title: "", validity: try Office.validity(nil, "2026-06-30"))
      clerks.append(
        ClerkRecord(clerk: clerks[1].clerk, name: "B", title: "", validity: try Office.validity("2026-07-01")))
      var registry = try Office.registry()
      registry.clerks = clerks
      _ = try await store.importRegistry(registry, at: Office.noon).get()

      let codes = try await Self.all(1) { last in
        try await store.clerks(of: units, after: last.map { ClerkPlace($0) }, limit: 1)
      } meanwhile: {
        // Before what was read.
        clerks.append(try Office.clerkRecord("H56.14/A\(clerks.count)"))
        _ = try await store.importRegistry(RegistryImport(clerks: clerks), at: Office.noon).get()
      }.map { "\($0.clerk) \($0.name)" }

      #expect(
        codes == [
          "H56.14/CB01 A", "H56.14/CB01 B", "H56.14/CB02 Nguyễn Thị Hà", "H56.14/cb01 Nguyễn Thị Hà",
          "H56.15/CB01 Nguyễn Thị Hà",
        ])
      #expect(try await store.clerks(of: [], after: nil, limit: 10).isEmpty)
      #expect(try await store.clerks(of: units, after: nil, limit: -1).isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func kiosksAndEventsComeByTheirNumbers(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let places = [("k1", "H56.14", "Q01"), ("k2", "H56.14", "Q02"), ("k3", "H56.15", "Q01")]
      var kiosks: [EnrolledKiosk] = []
      for (index, (key, unit, counter)) in places.enumerated() {
        var kiosk = try await EnrolledKiosk.enrol(in: store, key: key, unit: unit, counter: counter)
        kiosk.journal = try Office.journal(index + 1)
        try await kiosk.send([])
        try await kiosk.contradict()
        kiosks.append(kiosk)
      }
      let units = Set(try ["H56.14", "H56.15"].map(Office.unit))

      let ids = try await Self.all(2) { last in
        try await store.kiosks(in: units, after: last?.kiosk, limit: 2)
      }.map(\.kiosk)
      #expect(ids == kiosks.map(\.id).sorted())

      let events = try await Self.all(2) { last in
        try await store.integrityEvents(in: units, after: last?.id ?? 0, limit: 2)
      }
      #expect(events.map(\.kiosk) == kiosks.map(\.id) && events.map(\.id) == events.map(\.id).sorted())
      let some = try await store.integrityEvents(in: [try Office.unit("H56.15")], after: 0, limit: 10)
      #expect(some.map(\.kiosk) == [kiosks[2].id])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func issuedReportsComeByUnitAndNumber(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      let account = try Office.account()
      #expect(try await store.add(account) == nil)
      for (unit, period) in [
        ("H56.15", "2026-09"), ("H56.14", "2026-Q3"), ("H56.14", "2026-08"), ("H56.14", "2026-07"),
      ] {
        let draft = ClosingDraft(
          unit: try Office.unit(unit), period: try #require(ClosingPeriod(period)), issuedBy: account.name,
          content: "{}")
        _ = try await store.issue(draft, by: .commandLine(claimedBy: nil), at: Office.noon, year: 2026) { _ in [] }
          .get()
      }
      let units = Set(try ["H56.14", "H56.15"].map(Office.unit))
      let found = try await Self.all(1) { (last: Closing?) in
        let place = last.map { RegisterPlace(unit: $0.unit, number: $0.number) }
        return try await store.closings(of: units, after: place, limit: 1)
      }
      #expect(
        found.map { "\($0.unit) \($0.number) \($0.period)" } == [
          "H56.14 1/2026 2026-Q3", "H56.14 2/2026 2026-08", "H56.14 3/2026 2026-07", "H56.15 1/2026 2026-09",
        ])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func daysAreToldWithAllTheirCountsClerksAndCountersTogether(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tallies = [
        try Office.outcome(on: "2026-10-28", count: 5, version: 1),
        try Office.levelled(on: "2026-10-28", count: 5, version: 2),
        try Office.outcome(on: "2026-10-29", count: 4, version: 3),
        try Office.outcome(on: "2026-10-29", clerk: nil, count: 3, version: 4),
        try Office.levelled(on: "2026-10-29", count: 4, version: 5),
        try Office.outcome(.timedOut, on: "2026-10-29", unit: "H56.15", count: 2, version: 6),
        try Office.outcome(on: "2026-11-01", count: 1, version: 7),
      ]
      try await kiosk.send(tallies, scales: [try Office.scale()])
      let units = Set(try ["H56", "H56.14", "H56.15", "H57"].map(Office.unit))
      let (first, last) = (try Office.day("2026-10-01"), try Office.day("2026-10-31"))

      let days = try await Self.all(1) { place in
        try await store.dayCounts(of: units, first: first, last: last, after: place?.place, limit: 1).days
      }

      #expect(
        days.map { "\($0.place.unit) \($0.place.day) \($0.isReleased)" } == [
          "H56.14 2026-10-28 true", "H56.14 2026-10-29 false", "H56.15 2026-10-29 true",
        ])
      #expect(days[1].counts.map(\.count).sorted() == [4, 7])
      let together = try await store.dayCounts(of: units, first: first, last: last, after: nil, limit: 100)
      let scale = try Office.scale()
      #expect(together.days == days && together.scales == [scale])
      #expect(try await store.dayCounts(of: [], first: first, last: last, after: nil, limit: 9).days.isEmpty)
      #expect(try await store.dayCounts(of: units, first: last, last: first, after: nil, limit: 9).days.isEmpty)
      #expect(try await store.dayCounts(of: units, first: first, last: last, after: nil, limit: 0).days.isEmpty)
    }
  }
}
