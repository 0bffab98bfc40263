import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: whoever looks after kiosks sees the silent ones first, and what each said of itself")
struct KioskListPromises {
  private static let day: Int64 = 24 * 3600

  private func condition(
    _ parts: [KioskCondition.Part] = [.init(name: "device:panel", state: .ok, code: nil)], ahead: Int64 = 0,
    disk: KioskCondition.Disk? = .init(used: 12, free: 900, budget: 200)
  ) -> KioskCondition {
    KioskCondition(
      wall: WallTime(milliseconds: Office.noon.milliseconds + ahead * 1000), upSeconds: 3600, parts: parts, disk: disk)
  }

  private func later(_ seconds: Int64) -> WallTime {
    WallTime(milliseconds: Office.noon.milliseconds + seconds * 1000)
  }

  private func send(
    _ kiosk: EnrolledKiosk, _ sequence: Int64, _ condition: KioskCondition?, at time: WallTime = Office.noon,
    backlog: Int = 0
  ) async throws {
    let batch = kiosk.batch([], head: try Office.head(sequence, []))
    let whole = Batch(
      kiosk: batch.kiosk, journal: batch.journal, epoch: batch.epoch, head: batch.head, scales: [], tallies: [],
      complete: backlog == 0, openTail: min(3, sequence), software: "1.0.1",
      countersigned: try await kiosk.status().journals.first?.head, backlog: backlog, condition: condition)
    _ = try await kiosk.store.take(whole, digest: String(repeating: "b", count: 64), at: time).get()
  }

  private func listing(_ units: [String] = ["H56.14", "H56.15"], at time: WallTime = Office.noon) throws -> KioskListing
  {
    KioskListing(units: Set(try units.map(Office.unit)), asOf: time)
  }

  @Test(arguments: StoreUnderTest.all)
  func silentOnesComeFirstThenTroubleThenTheRestAndTheCountsAreOfAll(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      var (fine, bad) = (
        try await EnrolledKiosk.enrol(in: store, key: "fine", counter: "Q01"),
        try await EnrolledKiosk.enrol(in: store, key: "bad", counter: "Q02")
      )
      let never = try await EnrolledKiosk.enrol(in: store, key: "never", unit: "H56.15", counter: "Q01")
      (fine.journal, bad.journal) = (try Office.journal(1), try Office.journal(2))
      try await send(fine, 1, condition())
      try await send(bad, 1, condition([.init(name: "device:panel", state: .failing, code: "device-missing")]))

      let now = try await store.kioskList(try listing())
      #expect(now.kiosks.map(\.kiosk) == [never.id, bad.id, fine.id])
      #expect(now.kiosks.map(\.trouble) == [.neverHeard, .failing, .fine])
      #expect(now.counts == [.neverHeard: 1, .failing: 1, .fine: 1])

      try await send(fine, 2, condition(ahead: 2 * Self.day), at: later(2 * Self.day))
      let then = try await store.kioskList(try listing(at: later(2 * Self.day)))
      #expect(then.kiosks.map(\.kiosk) == [bad.id, never.id, fine.id])
      #expect(then.counts == [.silent: 1, .neverHeard: 1, .fine: 1])
      var only = try listing(at: later(2 * Self.day))
      only.trouble = .silent
      #expect(try await store.kioskList(only).kiosks.map(\.kiosk) == [bad.id])
      #expect(try await store.kioskList(try listing(["H56.15"])).kiosks.map(\.kiosk) == [never.id])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func pagesOfOneGoThroughAllOfThemOnce(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      for (key, unit, counter) in [("a", "H56.14", "Q01"), ("b", "H56.14", "Q02"), ("c", "H56.15", "Q01")] {
        _ = try await EnrolledKiosk.enrol(in: store, key: key, unit: unit, counter: counter)
      }
      var (listing, seen) = (try listing(), [String]())
      listing.limit = 1
      while let next = try await store.kioskList(listing).kiosks.first {
        seen.append("\(next.place.unit)/\(next.place.counter)")
        listing.after = next.listPlace
        try #require(seen.count < 10)
      }
      #expect(seen == ["H56.14/Q01", "H56.14/Q02", "H56.15/Q01"])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatIsSaidAgainProlongsTheStretchAndAnythingElseBeginsAnother(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let lost = condition([.init(name: "device:panel", state: .failing, code: "device-missing")], ahead: 400)
      try await send(kiosk, 1, condition(), backlog: 7)
      try await send(kiosk, 2, condition(), at: later(60))
      try await send(kiosk, 3, lost, at: later(120))

      let said = try #require(try await store.kioskDetail(kiosk.id)).conditions
      #expect(said.map(\.state) == [.failing, .ok])
      #expect(said.map(\.since) == [later(120), Office.noon])
      #expect(said.map(\.last) == [later(120), later(60)])
      #expect(said.map(\.backlog) == [0, 0])
      #expect(said[0].clockAheadSeconds == 280)
      #expect(said[0].parts.first?.code == "device-missing")
      #expect(said[1].disk == KioskCondition.Disk(used: 12, free: 900, budget: 200))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aLateMessageSaysNothingNewAndAClockFarOffIsTold(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await send(kiosk, 5, condition(ahead: -4000))
      let late = kiosk.batch([], head: try Office.head(2, []))
      var old = late
      old.condition = condition([.init(name: "disk", state: .failing, code: "disk-full")])
      _ = try await store.take(old, digest: String(repeating: "c", count: 64), at: later(10))

      let listed = try #require(try await store.kioskList(try listing()).kiosks.first)
      #expect(listed.trouble == .degraded)
      #expect(listed.condition?.state == .ok)
      #expect(listed.condition?.clockAheadSeconds == -4000)
      #expect(listed.heard?.openTail == 3)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func ofOneKioskNoMoreThanSomeStretchesAreKept(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      for turn in 1...60 as ClosedRange<Int64> {
        let code = turn.isMultiple(of: 2) ? "device-missing" : nil
        try await send(
          kiosk, turn, condition([.init(name: "device:panel", state: code == nil ? .ok : .failing, code: code)]),
          at: later(turn))
      }
      let said = try #require(try await store.kioskDetail(kiosk.id)).conditions
      #expect(said.count == 50)
      #expect(said.first?.since == later(60) && said.last?.since == later(11))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func replacedAndRevokedOnesStandApartAndTheirCounterIsEmpty(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let old = try await EnrolledKiosk.enrol(in: store, key: "old")
      let new = try await EnrolledKiosk.enrol(in: store, key: "new")
      #expect(try await store.kioskList(try listing()).kiosks.map(\.kiosk) == [new.id])
      var gone = try listing()
      gone.trouble = .gone
      #expect(try await store.kioskList(gone).kiosks.map(\.kiosk) == [old.id])
      let units = Set([try Office.unit("H56.14")])
      let day = try Office.day("2026-10-30")
      #expect(try await store.emptyCounters(in: units, on: day, limit: 10).map(\.counter.text) == ["Q02"])
      _ = try await store.revoke(new.id, at: Office.noon)
      #expect(try await store.emptyCounters(in: units, on: day, limit: 10).map(\.counter.text) == ["Q01", "Q02"])
      #expect(try await store.kioskDetail(try Office.kiosk("k-unknown")) == nil)
    }
  }
}
