import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: an integrity event stays, and ends with a reason")
struct IntegrityPromises {
  private static let later = WallTime(milliseconds: Office.noon.milliseconds + 1)

  /// A kiosk at H56.14 whose journal forked, and the event's number.
  private static func event(in store: any EvaluationStore) async throws -> (kiosk: EnrolledKiosk, number: Int64) {
    let kiosk = try await EnrolledKiosk.enrol(in: store)
    try await kiosk.send([], sequence: 1)
    try await kiosk.contradict()
    let event = try #require(try await kiosk.events().first)
    return (kiosk, event.id)
  }

  private static func addAccount(
    _ name: String, of unit: String, in store: any EvaluationStore
  ) async throws -> AccountName {
    let account = Account(
      name: try #require(AccountName(name)), password: try Office.account().password, role: .head,
      roots: [try Office.unit(unit)], disabled: false, createdAt: Office.noon)
    #expect(try await store.add(account) == nil)
    return account.name
  }

  @Test(arguments: StoreUnderTest.all)
  func whoHoldsTheUnitClosesItOnceWithAReason(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (kiosk, number) = try await Self.event(in: store)
      let province = try await Self.addAccount("ha.nguyen", of: "H56", in: store)

      let closed = try await store.closeIntegrityEvent(
        number, by: province, because: "  Đĩa được sao chép khi sửa máy. ", at: Self.later)
      let again = try await store.closeIntegrityEvent(number, by: province, because: "Khác.", at: Self.later)

      #expect(closed == nil)
      #expect(again == .alreadyClosed)
      #expect(
        try await kiosk.events().map(\.state) == [
          .closed(by: province, at: Self.later, reason: "Đĩa được sao chép khi sửa máy.")
        ])
      #expect(try await kiosk.status().events.isEmpty)
      #expect(try await store.integrityEvents(IntegrityQuery()).isEmpty)
      let trail = try await store.accessEvents(limit: 1)
      #expect(trail.map(\.kind) == [.integrityEventClosed] && trail.map(\.account) == [province])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func nobodyElseAndNobodyWithoutAReasonClosesIt(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (kiosk, number) = try await Self.event(in: store)
      let (own, other, gone) = (
        try await Self.addAccount("own", of: "H56.14", in: store),
        try await Self.addAccount("other", of: "H56.15", in: store),
        try await Self.addAccount("gone", of: "H56.14", in: store)
      )
      #expect(
        try await store.setDisabled(true, account: gone, by: .commandLine(claimedBy: nil), at: Office.noon) == nil)
      func close(_ number: Int64 = number, by account: AccountName, _ reason: String) async throws -> IntegrityRefusal?
      { try await store.closeIntegrityEvent(number, by: account, because: reason, at: Self.later) }

      #expect(try await close(by: own, " \n") == .reasonMissing)
      #expect(try await close(by: own, String(repeating: "ờ", count: 1001)) == .reasonTooLong)
      #expect(try await close(number + 1, by: own, "Vì sao.") == .unknown)
      #expect(try await close(by: try #require(AccountName("nobody")), "Vì sao.") == .accountUnknown)
      #expect(try await close(by: gone, "Vì sao.") == .accountDisabled)
      #expect(try await close(by: other, "Vì sao.") == .accountElsewhere)
      #expect(try await kiosk.events().map(\.isOpen) == [true])
      #expect(try await close(by: own, String(repeating: "ờ", count: 1000)) == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatComesAgainAfterItWasClosedIsAnotherEvent(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (kiosk, number) = try await Self.event(in: store)
      let account = try await Self.addAccount("own", of: "H56.14", in: store)
      #expect(try await store.closeIntegrityEvent(number, by: account, because: "Đã rõ.", at: Self.later) == nil)

      try await kiosk.contradict()

      #expect(try await kiosk.events().map(\.isOpen) == [false, true])
      #expect(try await kiosk.events().map(\.times) == [1, 1])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func eventsAreFoundByUnitAndKiosk(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (kiosk, number) = try await Self.event(in: store)
      let other = try await EnrolledKiosk.enrol(in: store, key: "key-2", unit: "H56.15")
      func found(_ query: IntegrityQuery) async throws -> [Int64] { try await store.integrityEvents(query).map(\.id) }

      #expect(try await found(IntegrityQuery(units: [try Office.unit("H56.14")])) == [number])
      #expect(try await found(IntegrityQuery(units: [try Office.unit("H56.15")])).isEmpty)
      #expect(try await found(IntegrityQuery(kiosk: kiosk.id)) == [number])
      #expect(try await found(IntegrityQuery(kiosk: other.id)).isEmpty)
    }
  }

  /// Whoever has a kiosk's key can make it contradict itself without end; the centre's disk must not care.
  @Test(arguments: StoreUnderTest.all)
  func aFloodFromOneKioskIsCountedUp(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      var kiosk = try await EnrolledKiosk.enrol(in: store)
      let more = 5
      for number in 0...(KioskStatus.mostEvents + more) {
        kiosk.journal = try Office.journal(100 + number)
        try await kiosk.send([], sequence: 1)
      }

      let events = try await kiosk.events()

      #expect(events.count == KioskStatus.mostEvents)
      #expect(events.allSatisfy { $0.kind == .journalReplaced })
      #expect(events.map(\.times) == Array(repeating: 1, count: KioskStatus.mostEvents - 1) + [1 + more])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func everyHeadThatWasCountersignedIsThereToHoldAJournalAgainst(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tally = try Office.outcome(count: 1, version: 5)
      let (five, nine) = (try Office.head(5, [tally]), try Office.head(9, [tally]))
      try await kiosk.answer(kiosk.batch([tally], head: five))
      try await kiosk.answer(kiosk.batch([], head: nine, complete: false, countersigned: five), at: Self.later)

      let expected = [
        CountersignedHead(
          journal: kiosk.journal, head: five, digest: .matches, firstAt: Office.noon, matchedAt: Office.noon),
        CountersignedHead(
          journal: kiosk.journal, head: nine, digest: .pending, firstAt: Self.later, matchedAt: nil),
      ]
      #expect(try await store.heads(of: .kiosk(kiosk.id)) == expected)
      #expect(try await store.heads(of: .journal(kiosk.journal)) == expected)
      #expect(try await store.heads(of: .journal(try Office.journal(9))).isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aReportTellsTheEventsOfItsJournalsAndUnits(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.outcome(count: 1, version: 1)])
      try await kiosk.contradict()
      func events(of unit: String, kiosks: Set<UnitCode>? = nil) async throws -> [IntegrityEvent] {
        try await store.reportFacts(
          ReportQuery(
            units: UnitDays([try Office.unit(unit)]), first: try Office.day("2026-10-01"),
            last: try Office.day("2026-10-31"), families: [.day], kioskUnits: kiosks)
        ).events
      }

      #expect(try await events(of: "H56.14").map(\.kind) == [.forked])
      #expect(try await events(of: "H56.14").map(\.place?.unit.text) == ["H56.14"])
      #expect(try await events(of: "H56.14", kiosks: []).map(\.place) == [nil])
      #expect(try await events(of: "H56.15").isEmpty)
    }
  }
}
