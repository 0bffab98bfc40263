import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: the audit only grows, and shows where it does not")
struct AuditPromises {
  private static func event(
    _ kind: AccessEvent.Kind = .figuresRead, by account: String? = "ha.nguyen", unit: String? = nil,
    clerk: String? = nil, subject: String? = nil, at milliseconds: Int64 = 1000
  ) throws -> AccessEvent {
    AccessEvent(
      kind: kind, account: try account.map { try #require(AccountName($0)) }, clerk: try clerk.map(Office.clerk),
      unit: try unit.map(Office.unit), subject: subject,
      period: try Office.validity("2026-10-01", "2026-10-31"), address: "10.0.0.7",
      time: WallTime(milliseconds: milliseconds))
  }

  @Test(arguments: StoreUnderTest.all)
  func anEventIsReadBackAsItWasRecordedWithItsNumber(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      let whole = AccessEvent(
        kind: .figuresExported, account: AccountName("ha.nguyen"), clerk: try Office.clerk(),
        subject: "clerks.csv", period: try Office.validity("2026-10-01", "2026-10-31"), claimedBy: "root",
        address: "10.0.0.7", time: Office.noon)
      let bare = AccessEvent(kind: .unknownName, account: nil, address: "10.0.0.7", time: Office.noon)
      try await store.record(whole)
      try await store.record(bare)

      let entries = try await store.auditEvents(AuditQuery())

      #expect(entries.map(\.event) == [bare, whole])
      #expect(entries.map(\.number) == [2, 1])
      #expect(try whole.unit == Office.unit("H56.14"))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatComesFromOutsideIsCutBeforeItIsKept(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      let long = String(repeating: "ộ", count: 5000)
      try await store.record(
        AccessEvent(kind: .refused, account: nil, subject: long, claimedBy: long, address: long, time: Office.noon))

      let event = try #require(try await store.accessEvents(limit: 1).first)
      #expect(event.subject?.unicodeScalars.count == AccessEvent.longestSubject)
      #expect(event.address.unicodeScalars.count == 64 && event.claimedBy?.unicodeScalars.count == 64)
      #expect(try await store.verifyAudit(against: nil).isWhole)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func everyEntryIsChainedAndTheHeadCanBeNoted(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      #expect(try await store.verifyAudit(against: nil) == AuditVerification())
      var heads: [AuditHead] = []
      for number in 1...5 {
        try await store.record(try Self.event(at: Int64(number)))
        heads.append(try #require(try await store.verifyAudit(against: nil).head))
      }

      let found = try await store.verifyAudit(against: heads[2])
      #expect(found.isWhole && found.entries == 5 && found.head == heads[4])
      #expect(heads.map(\.number) == [1, 2, 3, 4, 5] && Set(heads.map(\.hash)).count == 5)
      let foreign = AuditHead(number: 3, hash: heads[0].hash)
      #expect(try await store.verifyAudit(against: foreign).faults == [.notedHeadDiffers])
      #expect(AuditHead(heads[4].description) == heads[4])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func moreEntriesThanOneReadTakesAreAllComputed(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      for number in 0..<1100 { try await store.record(try Self.event(at: Int64(number))) }

      let found = try await store.verifyAudit(against: nil)
      #expect(found.isWhole && found.entries == 1100)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func manyAtOnceMakeOneChain(_ maker: StoreUnderTest) async throws {
    try await withScratchFolder { folder async throws in
      let stores = [try await maker.open(folder), try await maker.open(folder)]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<40 {
          group.addTask { try await stores[number % 2].record(try Self.event(at: Int64(number))) }
        }
        try await group.waitForAll()
      }

      let found = try await stores[0].verifyAudit(against: nil)
      #expect(found.isWhole && found.entries == 40 && found.head?.number == 40)
      #expect(try await stores[1].auditEvents(AuditQuery()).map(\.number) == (1...40).reversed().map(Int64.init))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRefusedChangeLeavesNoEvent(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      let before = try await store.verifyAudit(against: nil)

      #expect(try await store.add(try Office.account("stray", roots: ["H99"])) == .unitUnknown)
      #expect(try await store.issue(try Office.callerGrant(unit: "H99")) == .unitUnknown)

      #expect(try await store.verifyAudit(against: nil) == before)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func eventsAreFoundByPersonKindTimeAndPlaceInTheList(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      for (kind, account, time) in [
        (AccessEvent.Kind.signedIn, "ha.nguyen", 1), (.figuresRead, "ha.nguyen", 2), (.signedIn, "binh.tran", 3),
        (.accountAdded, "binh.tran", 4),
      ] {
        try await store.record(
          try Self.event(kind, by: account, subject: kind == .accountAdded ? "ha.nguyen" : nil, at: Int64(time)))
      }
      func found(_ change: (inout AuditQuery) -> Void) async throws -> [Int64] {
        var query = AuditQuery()
        change(&query)
        return try await store.auditEvents(query).map(\.event.time.milliseconds)
      }

      #expect(try await found { $0.person = "ha.nguyen" } == [4, 2, 1])
      #expect(try await found { $0.kinds = [.signedIn] } == [3, 1])
      #expect(try await found { $0.since = WallTime(milliseconds: 2) } == [4, 3, 2])
      #expect(try await found { $0.until = WallTime(milliseconds: 3) } == [2, 1])
      #expect(try await found { $0.limit = 1 } == [4])
      let second = try #require(try await store.auditEvents(AuditQuery()).dropFirst().first)
      #expect(try await found { $0.before = second.id } == [2, 1])
      #expect(try await found { $0.person = "' OR 1=1 --" } == [])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whoeverSeesAPartSeesWhatItsPeopleDidAndWhatWasDoneAboutItsUnits(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      try await store.record(try Self.event(by: "here", at: 1))
      try await store.record(try Self.event(by: "above", unit: "H56.14", at: 2))
      try await store.record(try Self.event(by: "above", clerk: "H56.14/CB017", at: 3))
      try await store.record(try Self.event(by: "above", unit: "H56.15", at: 4))
      try await store.record(try Self.event(.unknownName, by: nil, at: 5))
      var query = AuditQuery()
      query.scope = .within(accounts: [try #require(AccountName("here"))], units: [try Office.unit("H56.14")])

      #expect(try await store.auditEvents(query).map(\.event.time.milliseconds) == [3, 2, 1])
      query.scope = .within(accounts: [], units: [])
      #expect(try await store.auditEvents(query).isEmpty)
    }
  }
}
