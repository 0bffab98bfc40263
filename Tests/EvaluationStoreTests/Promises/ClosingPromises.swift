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
    _ period: String = "2026-Q3", unit: String = "H56.14", corrects: ClosingNumber? = nil, content: String = "{\"a\":1}"
  ) throws -> ClosingDraft {
    ClosingDraft(
      unit: try Office.unit(unit), period: try #require(ClosingPeriod(period)), corrects: corrects,
      issuedBy: try Office.account().name, content: content)
  }

  private static func issue(_ draft: ClosingDraft, in store: any EvaluationStore) async throws -> Result<
    Closing, ClosingRefusal
  > {
    try await store.issue(draft, at: Office.noon, year: 2026) { closing in
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
      let register = try await store.closings(of: [try Office.unit("H56.14")], limit: 10)
      #expect(register == [second, first])
      #expect(try await store.closings(of: [try Office.unit("H56.14")], limit: 1) == [second])
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
        _ = try await store.issue(try Self.draft(), at: Office.noon, year: 2026) { _ in throw Broken() }
      }
      let stranger = ClosingDraft(
        unit: try Office.unit("H56.14"), period: try #require(ClosingPeriod("2026-10")),
        issuedBy: try #require(AccountName("khong.co")), content: "{}")
      #expect(try await Self.issue(stranger, in: store) == .failure(.accountUnknown))

      #expect(try await Self.issue(Self.draft(), in: store).get().number.serial == 1)
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
