import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel
import SyntheticNation
import Testing

/// A real store takes it all in.
struct StoreTests {
  private static func open(_ folder: URL) throws -> SQLiteEvaluationStore {
    try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
  }

  @Test(arguments: [DeliveryRhythm.weekly, .once])
  func anOfficesQuarterIsTakenInWithEveryDigestEqual(rhythm: DeliveryRhythm) async throws {
    try await withScratchFolder { folder in
      let store = try Self.open(folder)
      let nation = try Samples.nation(.office, from: "2025-01-01", to: "2025-03-31", ratings: 1500)
      let filling = StoreFilling(nation, into: store, rhythm: rhythm)
      try await filling.importRegistry()
      let ids = try await filling.enrol()
      var ratings = 0
      for (kiosk, id) in zip(nation.kiosks, ids) { ratings += try await filling.fill(kiosk, as: id).ratings }
      let units = Set(nation.units.map(\.code))
      let statuses = try await store.kiosks(in: units)
      #expect(statuses.count == nation.kiosks.count)
      #expect(statuses.flatMap(\.journals).map(\.digest) == nation.kiosks.map { _ in .matches })
      #expect(statuses.flatMap(\.events) == [])
      let taken = try await Self.tallies(in: store, of: ids)
      let levels = taken.reduce(0) { sum, tally in
        if case .day(let key) = tally.key, case .level = key.subject { sum + tally.count } else { sum }
      }
      #expect(levels == ratings && ratings > 150)
      #expect(try await store.unregisteredUnits().isEmpty)
    }
  }

  private static func tallies(in store: SQLiteEvaluationStore, of ids: [KioskID]) async throws -> [StoredTally] {
    var taken: [StoredTally] = []
    for id in ids { taken += try await store.tallies(of: id) }
    return taken
  }

  @Test func aMonthInTheStoreSumsToTheTruth() async throws {
    try await withScratchFolder { folder in
      let store = try Self.open(folder)
      let nation = try Samples.nation(.district, from: "2025-06-02", to: "2025-06-30", ratings: 8000)
      let filling = StoreFilling(nation, into: store)
      try await filling.importRegistry()
      let ids = try await filling.enrol()
      for (kiosk, id) in zip(nation.kiosks, ids) { try await filling.fill(kiosk, as: id) }
      let taken = try await Self.tallies(in: store, of: ids)
        .map { Tally(key: $0.key, count: $0.count, version: $0.version) }
      #expect(TallySums(taken, year: 2025, month: 6).cells == nation.rawCount(of: nation.kiosks).cells)
    }
  }

  @Test func aKioskOfAMergedOfficeStandsAtItsNewCounterAndKeepsItsJournal() async throws {
    try await withScratchFolder { folder in
      let store = try Self.open(folder)
      let nation = try Samples.nation(.district, from: "2025-06-26", to: "2025-07-04", ratings: 30_000)
      let filling = StoreFilling(nation, into: store, rhythm: .daily)
      try await filling.importRegistry()
      let ids = try await filling.enrol()
      let merged = zip(nation.kiosks, ids).filter { $0.0.postings.count == 2 }
      #expect(merged.count >= 3)
      for (kiosk, id) in merged {
        try await filling.fill(kiosk, as: id)
        let status = try #require(try await store.kiosks(in: [kiosk.unit]).first { $0.kiosk == id })
        #expect(status.standing == .enrolled && status.place?.counter == kiosk.postings[1].counter)
        #expect(status.journals.count == 1 && status.events.isEmpty)
        let units = Set(try await store.tallies(of: id).map(\.key.unit))
        #expect(units == Set(kiosk.postings.map(\.unit)))
      }
    }
  }

  @Test func aBacklogOfAWeekIsTakenByAStoreThatNeverHeardOfTheKiosk() async throws {
    try await withScratchFolder { folder in
      let store = try Self.open(folder)
      let nation = try Samples.nation(.office, from: "2025-03-01", to: "2025-03-31")
      let filling = StoreFilling(nation, into: store)
      try await filling.importRegistry()
      let ids = try await filling.enrol()
      let answers = try await take(nation.backlog(of: nation.kiosks[0], as: ids[0], epoch: store.epoch), into: store)
      #expect(answers.last == .matches)
      let (before, backlog) = nation.interrupted(nation.kiosks[1], as: ids[1], epoch: store.epoch)
      #expect(try await take(before, into: store).last == .matches)
      #expect(try await take(backlog, into: store).last == .matches)
    }
  }

  private func take(_ batches: [Batch], into store: SQLiteEvaluationStore) async throws -> [Receipt.DigestState] {
    var states: [Receipt.DigestState] = []
    for batch in batches {
      let answer = try await store.take(batch, digest: String(repeating: "a", count: 64), at: WallTime(milliseconds: 1))
      states.append(try answer.get().digest)
    }
    return states
  }

  @Test func aStoreThatHoldsARegistryIsLeftAsItIs() async throws {
    try await withScratchFolder { folder in
      let store = try Self.open(folder)
      let nation = try Samples.nation(.office, from: "2025-03-03", to: "2025-03-07")
      try await StoreFilling(nation, into: store).importRegistry()
      let other = StoreFilling(try Samples.nation(.district, from: "2025-03-03", to: "2025-03-07"), into: store)
      await #expect(throws: FillingFailure.notEmpty) { try await other.importRegistry() }
      #expect(try await store.registry().units == nation.units)
    }
  }
}
