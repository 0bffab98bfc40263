import EvaluationStore
import RatingModel
import SeededRandom
import Testing

@Suite("Promise: of dossier results the newest import stands, and the register tells of all")
struct ResultPromises {
  @Test(arguments: StoreUnderTest.all)
  func whatIsImportedIsAddedUp(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      let receipt = try await ResultOffice.take(
        [
          try ResultOffice.row(clerk: "H56.14/CB017"), try ResultOffice.row(clerk: "H56.14/CB018"),
          try ResultOffice.row(unit: "H56.15"),
        ], into: store)

      #expect(receipt.preview.rows == 3 && receipt.preview.parts == 2 && receipt.preview.replaced == [])
      let facts = try await store.results(ResultOffice.query(["H56.14", "H56.15"]))
      #expect(ResultOffice.captions(facts) == ["H56.14: 20 4 10 2", "H56.15: 10 2 5 1"])
      #expect(facts.cutOff == 0)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aNewImportReplacesUnitAndPeriodWholeAndNothingElse(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      try await ResultOffice.take(
        [
          try ResultOffice.row(clerk: "H56.14/CB017"), try ResultOffice.row(clerk: "H56.14/CB018"),
          try ResultOffice.row("2026-09"), try ResultOffice.row(unit: "H56.15"),
        ], into: store)

      let receipt = try await ResultOffice.take(
        [try ResultOffice.row(clerk: "H56.14/CB018", [.received: 1])], into: store, digest: "b")

      #expect(
        receipt.preview.replaced == [try ResultPart(unit: Office.unit("H56.14"), period: #require(Period("2026-10")))])
      let facts = try await store.results(
        ResultOffice.query(["H56.14", "H56.15"], "2026-09-01", "2026-10-31", [.month, .clerk]))
      #expect(
        ResultOffice.captions(facts) == [
          "H56.14 2026-09: 10 2 5 1", "H56.14 2026-10 H56.14/CB018: 1 ? ? ?", "H56.15 2026-10: 10 2 5 1",
        ])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aMonthReplacesItsDaysAndADayNotItsMonth(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      try await ResultOffice.take(
        [
          try ResultOffice.row("2026-10-01"), try ResultOffice.row("2026-10-31"), try ResultOffice.row("2026-11-01"),
          try ResultOffice.row("2026-10-05", unit: "H56.15"),
        ], into: store)

      let receipt = try await ResultOffice.take([try ResultOffice.row("2026-10", [.received: 7])], into: store)
      #expect(receipt.preview.replaced.map(\.period.description) == ["2026-10-01", "2026-10-31"])
      let facts = try await store.results(
        ResultOffice.query(["H56.14", "H56.15"], "2026-10-01", "2026-11-30", [.day]))
      #expect(
        ResultOffice.captions(facts) == [
          "H56.14 2026-10: 7 ? ? ?", "H56.14 2026-11-01: 10 2 5 1", "H56.15 2026-10-05: 10 2 5 1",
        ])

      let answer = try await store.importResults(
        ResultOffice.batch([try ResultOffice.row("2026-10-02"), try ResultOffice.row("2026-12-01")]), by: .commandLine,
        at: Office.noon)
      #expect(answer.refusal?.problems.map(\.code) == ["results-month-stands"])
      #expect(answer.refusal?.problems.map(\.line) == [1])
      #expect(try await store.results(ResultOffice.query(["H56.14"], "2026-12-01", "2026-12-31")).sums == [])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func oneProblemLeavesFiguresAndRegisterAsTheyWere(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      try await ResultOffice.take([try ResultOffice.row()], into: store)

      let answer = try await store.importResults(
        ResultOffice.batch([try ResultOffice.row("2026-10", [.received: 99]), try ResultOffice.row(unit: "H57")]),
        by: .commandLine, at: Office.noon)

      #expect(answer.refusal?.problems.map(\.code) == ["results-unit-unknown"])
      #expect(ResultOffice.captions(try await store.results(ResultOffice.query())) == ["H56.14: 10 2 5 1"])
      #expect(try await store.resultImports(limit: 9).count == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aPreviewTellsWhatTheImportWouldAndChangesNothing(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      try await ResultOffice.take([try ResultOffice.row()], into: store)
      let batch = ResultOffice.batch([try ResultOffice.row(clerk: "H56.14/CB099"), try ResultOffice.row("2026-11")])

      let preview = try await store.previewResults(batch).get()

      #expect(ResultOffice.captions(try await store.results(ResultOffice.query())) == ["H56.14: 10 2 5 1"])
      #expect(try await store.resultImports(limit: 9).count == 1)
      #expect(preview.warnings.map(\.code) == ["results-clerk-unknown"])
      #expect(try await store.importResults(batch, by: .commandLine, at: Office.noon).get().preview == preview)
      let refused = ResultOffice.batch([try ResultOffice.row(unit: "H57")])
      #expect(try await store.previewResults(refused).refusal?.problems.map(\.code) == ["results-unit-unknown"])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theRegisterTellsWhoImportedWhichFileAndWhatStands(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      let account = try #require(AccountName("ha.nguyen"))
      let caller = try #require(CallerName("mot-cua"))
      try await ResultOffice.take(
        [try ResultOffice.row(), try ResultOffice.row("2026-09")], into: store, by: .account(account))
      try await ResultOffice.take([try ResultOffice.row()], into: store, digest: "b", by: .caller(caller))
      try await ResultOffice.take([try ResultOffice.row(unit: "H56.15")], into: store, digest: "c")

      let entries = try await store.resultImports(limit: 9)
      #expect(entries.map(\.author) == [.commandLine, .caller(caller), .account(account)])
      #expect(entries.map { $0.digest.first } == ["c", "b", "a"])
      #expect(entries.map(\.rows) == [1, 1, 2] && entries.map(\.parts) == [1, 1, 2])
      #expect(entries.allSatisfy { $0.time == Office.noon && $0.name == "thang-10.csv" })
      #expect(try await store.resultImports(limit: 1).map(\.number) == entries.prefix(1).map(\.number))
      let history = try await store.resultHistory(of: try Office.unit("H56.14"), limit: 9)
      #expect(
        history.map { "\($0.part.period) \($0.entry.digest.prefix(1)) \($0.stands)" } == [
          "2026-10 b true", "2026-10 a false", "2026-09 a true",
        ])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func onlyTheUnitsDaysAndClerksThatAreAskedForCount(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      try await ResultOffice.take(
        [
          try ResultOffice.row("2026-10-05", clerk: "H56.14/CB017"), try ResultOffice.row("2026-10-05"),
          try ResultOffice.row(
            "2026-10-20", clerk: "H56.14/CB017", procedure: "1.004873", stage: .receiving, [.received: 3]),
        ], into: store)
      let clerk = try Office.clerk()

      var days = UnitDays()
      days.add(try Office.unit("H56.14"), try Office.validity("2026-10-06", nil))
      var query = try ResultOffice.query(clerks: .only(clerk), [.procedure, .stage])
      #expect(
        ResultOffice.captions(try await store.results(query)) == [
          "H56.14: 10 2 5 1", "H56.14 1.004873 receiving: 3 ? ? ?",
        ])
      query.units = days
      #expect(ResultOffice.captions(try await store.results(query)) == ["H56.14 1.004873 receiving: 3 ? ? ?"])
      query.clerks = .only(nil)
      #expect(try await store.results(query).sums == [])
      query.units = UnitDays([try Office.unit("H56.14")])
      #expect(ResultOffice.captions(try await store.results(query)) == ["H56.14: 10 2 5 1"])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aMonthThatLiesOnlyPartlyInTheDaysIsNotCountedAndToldOf(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      try await ResultOffice.take([try ResultOffice.row(), try ResultOffice.row("2026-11-02")], into: store)

      let facts = try await store.results(ResultOffice.query(["H56.14"], "2026-10-15", "2026-11-14"))

      #expect(ResultOffice.captions(facts) == ["H56.14: 10 2 5 1"])
      #expect(facts.cutOff == 1)
      #expect(try await store.results(ResultOffice.query(["H56.14"], "2026-01-01", "2026-01-31")).cutOff == 0)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatWasNotReportedIsUnknownOrTheLeastThatItCanBe(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      try await ResultOffice.take(
        [
          try ResultOffice.row("2026-10-01", [.received: 4, .onTime: 0]),
          try ResultOffice.row("2026-10-02", [.received: 6, .complaints: 3, .complaintsAnnulled: 1]),
        ], into: store)

      let sum = try #require(try await store.results(ResultOffice.query()).sums.first)

      #expect(sum[.received].total == 10 && !sum[.received].isPartial)
      #expect(sum[.onTime].total == 0 && sum[.onTime].isPartial)
      #expect(sum[.late].total == nil && sum.conductCounted == nil)
      #expect(sum.complaintsCounted == 2 && sum[.complaints].total == 3 && sum[.complaintsAnnulled].total == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func stepsAreWhatIsDoneAtTheCounterAndOnlyReceivingReceives(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      try await ResultOffice.take(
        [
          try ResultOffice.row(stage: .receiving, [.received: 10]),
          try ResultOffice.row(stage: .supplementing, [.received: 3]),
          try ResultOffice.row(stage: .refusing, [.received: 1]),
          try ResultOffice.row(stage: .returning, [.early: 2, .onTime: 4, .late: 1]),
          try ResultOffice.row(unit: "H56.15", [.received: 10, .early: 2, .onTime: 4, .late: 1]),
        ], into: store)

      let sums = try await store.results(ResultOffice.query(["H56.14", "H56.15"])).sums

      #expect(sums.map(\.steps.total) == [21, 17])
      #expect(sums.map { $0[.received].total } == [10, 10])
    }
  }

  /// Random rows: what the data base adds up is what the rows come to one by one.
  @Test(arguments: StoreUnderTest.all, [UInt64](0..<6))
  func theSumsAreThoseOfTheRows(_ maker: StoreUnderTest, seed: UInt64) async throws {
    try await ResultOffice.withOffice(maker) { store in
      var generator = SeededGenerator(seed: seed)
      let rows = try Self.rows(&generator)
      try await ResultOffice.take(rows, into: store)

      let query = try ResultOffice.query(["H56.14"], "2026-10-01", "2026-10-31", [.clerk, .day])
      let expected = Dictionary(grouping: rows) { [$0.period.description, $0.clerk?.description ?? ""] }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .map { ResultSum(unit: $1[0].unit, clerk: $1[0].clerk, period: $1[0].period, adding: $1) }
      #expect(try await store.results(query).sums == expected)
    }
  }

  private static func rows(_ generator: inout SeededGenerator) throws -> [ResultRow] {
    var rows: [ResultRow] = []
    for day in ["2026-10-05", "2026-10-06"] {
      for clerk in [nil, "H56.14/CB017"] {
        for stage in [nil] + Stage.allCases.map(Optional.some) where Bool.random(using: &generator) {
          var counts: [ResultFigure: Int] = [.received: Int.random(in: 0...9, using: &generator)]
          for figure in [ResultFigure.early, .onTime, .late, .complaints] where Bool.random(using: &generator) {
            counts[figure] = Int.random(in: 0...9, using: &generator)
          }
          if Bool.random(using: &generator) { counts[.received] = nil }
          if counts.isEmpty { counts[.late] = 0 }
          rows.append(try ResultOffice.row(day, clerk: clerk, stage: stage, counts))
        }
      }
    }
    return rows.isEmpty ? [try ResultOffice.row("2026-10-05")] : rows
  }
}
