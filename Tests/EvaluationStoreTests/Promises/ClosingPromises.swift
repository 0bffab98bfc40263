import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationStore

@Suite("Promise: an issued report stays what it was")
struct ClosingPromises {
  private static func withAccount(
    _ maker: StoreUnderTest, _ body: (any EvaluationStore) async throws -> Void
  ) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      #expect(try await store.add(try Office.account()) == nil)
      try await body(store)
    }
  }

  private static func draft(
    _ period: String = "2026-Q3", unit: String = "H56.14", clerk: String? = nil, corrects: ClosingNumber? = nil,
    content: String = "{\"a\":1}"
  ) throws -> ClosingDraft {
    ClosingDraft(
      unit: try Office.unit(unit), clerk: clerk.flatMap { ClerkID($0) }, period: try #require(ClosingPeriod(period)),
      corrects: corrects,
      issuedBy: try Office.account().name, content: content)
  }

  private static func issue(_ draft: ClosingDraft, in store: any EvaluationStore) async throws -> Result<
    Closing, ClosingRefusal
  > {
    let actor = AuditActor(account: draft.issuedBy, address: "192.0.2.7", reach: [])
    return try await store.issue(draft, by: actor, at: Office.noon, year: 2026) { closing in
      [ClosingFile(name: "report.csv", type: "text/csv", bytes: Array("\(closing.number) \(closing.hash)".utf8))]
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func numbersAreCountedWithinUnitAndYear(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store in
      let first = try await Self.issue(Self.draft(), in: store).get()
      let second = try await Self.issue(Self.draft("2026-09"), in: store).get()
      let elsewhere = try await Self.issue(Self.draft(unit: "H56.15"), in: store).get()

      #expect([first, second, elsewhere].map(\.number.description) == ["1/2026", "2/2026", "1/2026"])
      #expect(first.hash == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862")
      let units = Set([try Office.unit("H56.14")])
      #expect(try await store.closings(ClosingQuery(units: units, limit: 10)) == [second, first])
      #expect(try await store.closings(ClosingQuery(units: units, limit: 1)) == [second])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aFormIsThereToTheByteAndNeverReplaced(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store in
      let closing = try await Self.issue(Self.draft(), in: store).get()
      let (unit, number) = (closing.unit, closing.number)
      let pdf = ClosingFile(name: "print.pdf", type: "application/pdf", bytes: Array(0...255))

      #expect(try await store.attach(pdf, to: number, of: unit))
      #expect(try await !store.attach(ClosingFile(name: "print.pdf", type: "x", bytes: []), to: number, of: unit))
      #expect(try await !store.attach(pdf, to: ClosingNumber(year: 2026, serial: 9), of: unit))

      #expect(try await store.closingFile("print.pdf", of: number, of: unit) == pdf)
      #expect(
        try await store.closingFile("report.csv", of: number, of: unit)?.bytes == Array("1/2026 \(closing.hash)".utf8))
      let issued = try #require(try await store.closing(number, of: unit))
      #expect(
        issued.closing == closing && issued.content == "{\"a\":1}" && issued.files == ["print.pdf", "report.csv"])
      #expect(try await store.closing(ClosingNumber(year: 2026, serial: 9), of: unit) == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aPeriodIsClosedOnceAndWhatCameLaterGoesOnASheet(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store in
      let closing = try await Self.issue(Self.draft(), in: store).get()

      #expect(try await Self.issue(Self.draft(content: "{}"), in: store) == .failure(.alreadyIssued(closing.number)))
      let sheet = try await Self.issue(Self.draft(corrects: closing.number, content: "{}"), in: store).get()
      let another = try await Self.issue(Self.draft(corrects: closing.number, content: "{}"), in: store).get()

      #expect(sheet.corrects == closing.number && another.number.serial == 3)
      #expect(try await Self.issue(Self.draft(corrects: sheet.number), in: store) == .failure(.nothingToCorrect))
      #expect(
        try await Self.issue(Self.draft("2026-08", corrects: closing.number), in: store) == .failure(.nothingToCorrect))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatWasRefusedOrFailedTakesNoNumber(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store in
      struct Broken: Error {}
      await #expect(throws: StoreFailure.self) {
        _ = try await store.issue(
          try Self.draft(), by: .commandLine(claimedBy: nil), at: Office.noon, year: 2026
        ) { _ in throw Broken() }
      }
      let stranger = ClosingDraft(
        unit: try Office.unit("H56.14"), period: try #require(ClosingPeriod("2026-10")),
        issuedBy: try #require(AccountName("khong.co")), content: "{}")
      #expect(try await Self.issue(stranger, in: store) == .failure(.accountUnknown))

      #expect(try await Self.issue(Self.draft(), in: store).get().number.serial == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aClerksReportIsIssuedBesideTheUnits(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store in
      let unit = try await Self.issue(Self.draft(), in: store).get()
      let clerk = try await Self.issue(Self.draft(clerk: "H56.14/CB01"), in: store).get()
      let another = try await Self.issue(Self.draft(clerk: "H56.14/CB02"), in: store).get()

      #expect(clerk.number.serial == 2 && clerk.clerk?.description == "H56.14/CB01" && another.number.serial == 3)
      #expect(
        try await Self.issue(Self.draft(clerk: "H56.14/CB01"), in: store) == .failure(.alreadyIssued(clerk.number)))
      #expect(
        try await Self.issue(Self.draft(clerk: "H56.14/CB01", corrects: unit.number), in: store)
          == .failure(.nothingToCorrect))
      #expect(try await store.closing(of: unit.unit, clerk: clerk.clerk, over: clerk.period) == clerk)
      #expect(try await store.closing(of: unit.unit, clerk: nil, over: clerk.period) == unit)
      let period = try #require(ClosingPeriod("2026-08"))
      #expect(try await store.closing(of: unit.unit, clerk: nil, over: period) == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theRegisterIsReadFromAPlaceOnByKindAndYear(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store in
      var issued: [Closing] = []
      for period in ["2026-Q3", "2026-09", "2025", "2026-08"] {
        issued.append(try await Self.issue(Self.draft(period), in: store).get())
      }
      issued.append(try await Self.issue(Self.draft("2026-09", clerk: "H56.14/CB01"), in: store).get())
      issued.append(try await Self.issue(Self.draft("2026-09", unit: "H56.15"), in: store).get())
      let units = Set([try Office.unit("H56.14"), try Office.unit("H56.15")])
      let all = try await store.closings(ClosingQuery(units: units, limit: 100))
      #expect(Set(all) == Set(issued) && all.count == 6)
      // Page by page the same.
      var (pages, place) = ([Closing](), ClosingPlace?.none)
      for _ in 0..<8 {
        let page = try await store.closings(ClosingQuery(units: units, before: place, limit: 2))
        pages += page
        place = page.last.map(ClosingPlace.init) ?? place
      }
      #expect(pages == all)
      #expect(all.map(ClosingPlace.init).allSatisfy { ClosingPlace($0.description) == $0 })
      func periods(_ query: ClosingQuery) async throws -> [String] {
        try await store.closings(query).map { "\($0.period)" }.sorted()
      }
      #expect(
        try await periods(ClosingQuery(units: units, grain: .month, limit: 9)) == [
          "2026-08", "2026-09", "2026-09", "2026-09",
        ])
      #expect(try await periods(ClosingQuery(units: units, grain: .quarter, limit: 9)) == ["2026-Q3"])
      #expect(try await periods(ClosingQuery(units: units, grain: .year, limit: 9)) == ["2025"])
      #expect(try await store.closings(ClosingQuery(units: units, year: 2025, limit: 9)).isEmpty)
      #expect(try await store.closings(ClosingQuery(units: units, year: 2026, limit: 9)).count == 6)
      #expect(try await store.closings(ClosingQuery(units: units, withClerks: false, limit: 9)).count == 5)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatIsIssuedStandsInTheAuditAndWhatIsRefusedDoesNot(_ maker: StoreUnderTest) async throws {
    try await Self.withAccount(maker) { store in
      let before = try await store.accessEvents(limit: 100).count
      let closing = try await Self.issue(Self.draft(), in: store).get()
      _ = try await Self.issue(Self.draft(), in: store)
      let events = try await store.accessEvents(limit: 100)

      #expect(events.count == before + 1)
      let event = try #require(events.first)
      #expect(event.kind == .closingIssued && event.account == closing.issuedBy && event.unit == closing.unit)
      #expect(event.subject == "H56.14 1/2026" && event.period == closing.period.period.days)
      #expect(try await store.verifyAudit(against: nil).isWhole)
    }
  }

  @Test(
    arguments: StoreUnderTest.all,
    [
      "UPDATE closing SET content = '{}'", "DELETE FROM closing", "UPDATE closing_file SET bytes = bytes",
      "DELETE FROM closing_file",
    ])
  func theDataBaseItselfRefusesAChange(_ maker: StoreUnderTest, statement: String) async throws {
    try await Self.withAccount(maker) { store in
      _ = try await Self.issue(Self.draft(), in: store).get()
      let kept = try #require(store as? any SQLEvaluationStore)

      await #expect(throws: StoreFailure.self) { try await kept.write("change") { try $0.execute(statement) } }
    }
  }

  @Test(arguments: ["0/2026", "01/2026", "-1/2026", "1/26", "1", "1/2026/2", "a/2026", ""])
  func whatIsNoNumberIsNotRead(text: String) {
    #expect(ClosingNumber(text) == nil)
  }

  @Test func onlyMonthsQuartersAndYearsAreClosed() {
    #expect(ClosingPeriod("2026-11-21") == nil)
    #expect(["2026-11", "2026-Q4", "2026"].allSatisfy { ClosingPeriod($0)?.description == $0 })
  }
}
