import EvaluationStore
import RatingModel
import Testing

/// What the store says of figures, by the embedded one: the rules are the same code for both engines.
@Suite("Rules of dossier results")
struct ResultCheckTests {
  /// Line and code of each problem or warning.
  private static func findings(_ rows: [ResultRow]) async throws -> [String] {
    var found: [String] = []
    try await ResultOffice.withOffice(.sqlite) { store in
      let procedures = try [
        ProcedureRecord(
          code: #require(ProcedureCode("1.004873")), name: "Xác nhận", field: nil, fieldName: "", validity: .always)
      ]
      let units = [
        try Office.unitRecord("H56"), try Office.unitRecord("H56.14", parent: "H56", nil, "2026-10-15"),
        try Office.unitRecord("H56.15", parent: "H56"),
      ]
      _ = try await store.importRegistry(RegistryImport(units: units, procedures: procedures), at: Office.noon).get()
      let problems =
        switch try await store.previewResults(ResultOffice.batch(rows)) {
        case .success(let preview): preview.warnings
        case .failure(let refusal): refusal.problems
        }
      found = problems.map { "\($0.line ?? 0) \($0.code.dropFirst("results-".count))" }
    }
    return found
  }

  private static func one(_ counts: [ResultFigure: Int], stage: Stage? = nil) async throws -> [String] {
    try await findings([try ResultOffice.row(unit: "H56.15", stage: stage, counts)])
  }

  @Test func figuresThatAgreeAreTakenWithoutAWord() async throws {
    #expect(try await Self.one([.received: 10, .early: 2, .onTime: 7, .late: 1]) == [])
    #expect(try await Self.one([.received: 5, .carriedOver: 5, .early: 2, .onTime: 7, .late: 1]) == [])
    #expect(try await Self.one([.onTime: 50], stage: .returning) == [])
    #expect(try await Self.one([.received: 0]) == [])
  }

  @Test func moreReturnedThanReceivedAndOpenIsAWarningOnly() async throws {
    #expect(try await Self.one([.received: 5, .onTime: 6]) == ["1 returned-exceed"])
    #expect(try await Self.one([.received: 5, .carriedOver: 1, .onTime: 6, .late: 1]) == ["1 returned-exceed"])
  }

  @Test func complaintsFoundWrongAreAmongTheComplaints() async throws {
    #expect(try await Self.one([.complaints: 2, .complaintsAnnulled: 3]) == ["1 annulled-exceed"])
    #expect(try await Self.one([.conductAnnulled: 1]) == ["1 annulled-exceed"])
    #expect(try await Self.one([.complaints: 2, .conductComplaints: 3]) == ["1 conduct-exceed"])
    #expect(try await Self.one([.complaints: 3, .complaintsAnnulled: 3, .conductComplaints: 0]) == [])
  }

  @Test func countsAreNeitherNegativeNorBeyondBelief() async throws {
    #expect(try await Self.one([.received: -1]) == ["1 number-invalid"])
    #expect(try await Self.one([.received: ResultFigure.most + 1]) == ["1 number-invalid"])
    #expect(try await Self.one([.received: ResultFigure.most]) == [])
    #expect(try await Self.one([:]) == ["1 row-empty"])
  }

  @Test func namesThatTheRegistryDoesNotHaveAreWarningsButUnits() async throws {
    let rows = [
      try ResultOffice.row(unit: "H56.15", clerk: "H56.15/CB1", procedure: "1.004873"),
      try ResultOffice.row(unit: "H56.15", clerk: "H56.14/CB017", procedure: "1.004873.H56"),
      try ResultOffice.row(unit: "H56.15", clerk: "H56.14/CB018", procedure: "9.999999"),
      try ResultOffice.row(unit: "H56.14", clerk: "H56.14/CB018", procedure: "1.004873"),
    ]

    #expect(try await Self.findings(rows) == ["1 clerk-unknown", "3 procedure-unknown", "4 unit-not-valid"])
    #expect(try await Self.findings([try ResultOffice.row(unit: "H99")]) == ["1 unit-unknown"])
  }

  @Test func nothingStandsTwice() async throws {
    let row = try ResultOffice.row(unit: "H56.15")

    #expect(try await Self.findings([row, try ResultOffice.row(unit: "H56.15", [.received: 1])]) == ["2 row-repeated"])
    #expect(
      try await Self.findings([row, try ResultOffice.row("2026-10-03", unit: "H56.15")]) == ["2 period-overlaps"])
    #expect(
      try await Self.findings([row, try ResultOffice.row(unit: "H56.15", clerk: "H56.14/CB017")]) == ["1 detail-mixed"])
  }

  @Test func onlyMonthsAndDaysArePeriods() async throws {
    #expect(try await Self.findings([try ResultOffice.row("2026-Q4", unit: "H56.15")]) == ["1 period-invalid"])
  }

  @Test func anEmptyListIsRefused() async throws {
    #expect(try await Self.findings([]) == ["0 header-missing"])
  }
}
