import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: predecessors, postings and procedures are kept, and a preview tells what an import would do")
struct OfficePromises {
  /// Two communes that became one, with their people.
  private static func merged() throws -> RegistryImport {
    var office = try Office.registry()
    office.units = [
      try Office.unitRecord("H56"), try Office.unitRecord("H56.14", parent: "H56", nil, "2026-06-30"),
      try Office.unitRecord("H56.15", parent: "H56", nil, "2026-06-30"),
      UnitRecord(
        code: try Office.unit("H56.20"), name: "Xã mới", parent: try Office.unit("H56"),
        validity: try Office.validity("2026-07-01", nil),
        predecessors: [try Office.unit("H56.15"), try Office.unit("H56.14")]),
    ]
    office.postings = [
      PostingRecord(
        clerk: try Office.clerk(), unit: try Office.unit("H56.14"), counter: try Office.counter(),
        validity: try Office.validity(nil, "2026-06-30")),
      PostingRecord(
        clerk: try Office.clerk(), unit: try Office.unit("H56.20"), counter: nil,
        validity: try Office.validity("2026-07-01", nil)),
    ]
    office.procedures = [
      ProcedureRecord(
        code: try #require(ProcedureCode("1.004873")), name: "Xác nhận tình trạng hôn nhân", field: FieldCode("H56-HT"),
        fieldName: "Hộ tịch", validity: .always),
      ProcedureRecord(
        code: try #require(ProcedureCode("2.000815")), name: "Chứng thực bản sao", field: nil, fieldName: "",
        validity: try Office.validity("2026-01-01", nil)),
    ]
    return office
  }

  @Test(arguments: StoreUnderTest.all)
  func whatIsImportedIsReadBackInOrder(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let change = try Self.merged()

      let summary = try await store.importRegistry(change, at: Office.noon).get()

      #expect(summary == RegistrySummary(units: 4, counters: 3, clerks: 2, postings: 2, procedures: 2))
      let registry = try await store.registry()
      #expect(registry.units == change.units && registry.postings == change.postings)
      #expect(registry.procedures == change.procedures)
      #expect(try await store.units() == change.units)
      #expect(try await store.postings(of: [try Office.clerk()]) == change.postings)
      #expect(try await store.postings(of: [try Office.clerk("H56.15/CB017")]) == [])
      let local = try #require(ProcedureCode("1.004873.H56"))
      let catalogue = try await store.procedures(of: [local])
      #expect(try catalogue.record(of: local, on: Office.day("2026-10-30"))?.fieldName == "Hộ tịch")
      #expect(try catalogue.record(of: #require(ProcedureCode("2.000815")), on: Office.day("2026-10-30")) == nil)
    }
  }

  /// Engines sort what is missing on different sides.
  @Test(arguments: StoreUnderTest.all)
  func anOpenBeginningComesFirst(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let units = [try Office.unitRecord("H56", nil, "2026-06-30"), try Office.unitRecord("H56", "2026-07-01", nil)]

      _ = try await store.importRegistry(RegistryImport(units: units.reversed()), at: Office.noon).get()

      #expect(try await store.units() == units)
      #expect(try await store.registry().units == units)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aClerkWithAPostingMustStayNamed(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Self.merged(), at: Office.noon).get()

      let answer = try await store.importRegistry(RegistryImport(clerks: []), at: Office.noon)

      #expect(answer.refusal?.problems.map(\.kind) == [.clerkUnknown, .clerkUnknown])
      #expect(try await store.registry().clerks.count == 2)
    }
  }

  /// After the merger of two communes their clerks of one staff code are two, whose figures are apart.
  @Test(arguments: StoreUnderTest.all)
  func oneStaffCodeOfTwoUnitsIsTwoClerks(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      var change = try Self.merged()
      let clerks = try ["H56.14/CB01", "H56.15/CB01"].map { try Office.clerkRecord($0, name: "Nguyễn Văn An") }
      (change.clerks, change.postings) = (clerks, [])

      _ = try await store.importRegistry(change, at: Office.noon).get()

      #expect(try await store.registry().clerks == clerks)
      try await ResultOffice.take(
        try clerks.map {
          ResultRow(
            unit: try Office.unit("H56.20"), clerk: $0.clerk, period: try #require(Period("2026-10")),
            counts: ResultCounts([.received: 1]))
        },
        into: store)
      let sums = try await store.results(ResultOffice.query(["H56.20"], "2026-10-01", "2026-10-31", [.clerk])).sums
      #expect(sums.map(\.clerk) == clerks.map(\.clerk))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aPreviewTellsWhatWouldChangeAndWhatHangsOnItAndChangesNothing(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store, counter: "Q01")
      _ = try await EnrolledKiosk.enrol(in: store, key: "key-2", unit: "H56.15", counter: "Q01")
      #expect(try await store.add(try Office.account(roots: ["H56.14"])) == nil)
      #expect(try await store.add(try Office.account("binh.tran", roots: ["H56"])) == nil)
      #expect(try await store.issue(try Office.callerGrant(unit: "H56.14")) == nil)
      let secret = Office.password(3)
      #expect(try await store.keep(secret, as: .pin, of: try Office.clerk("H56.14/CB018"), at: Office.noon) == nil)
      let before = try await store.registry()
      var change = try Self.merged()
      change.units = try #require(change.units).map { unit in
        unit.code.text == "H56.15"
          ? UnitRecord(code: unit.code, name: unit.name, parent: unit.parent, validity: .always) : unit
      }.map { unit in
        UnitRecord(
          code: unit.code, name: unit.name, parent: unit.parent, validity: unit.validity,
          predecessors: unit.predecessors.filter { $0.text != "H56.15" })
      }
      change.clerks = [try Office.clerkRecord("H56.14/CB017", name: "Nguyễn Thị Hoà")]

      let preview = try await store.previewRegistry(change).get()

      #expect(try await store.registry() == before)
      let units = try #require(preview.difference.list(.units))
      #expect(units.part(.added).examples.map(\.code) == ["H56.20"] && units.unchanged == 2)
      #expect(units.part(.ended).examples.map(\.code) == ["H56.14"])
      #expect(try units.part(.ended).examples.first?.lastDay == Office.day("2026-06-30"))
      let clerks = try #require(preview.difference.list(.clerks))
      #expect(clerks.part(.changed).examples.map(\.formerName) == ["Nguyễn Thị Hà"])
      #expect(clerks.part(.removed).examples.map(\.code) == ["H56.14/CB018"])
      #expect(
        preview.dependents.map { "\($0.kind) \($0.name) \($0.subject) \($0.change)" } == [
          "account ha.nguyen H56.14 ended", "clerkSecret pin H56.14/CB018 removed",
          "kiosk \(kiosk.id) H56.14/Q01 ended", "token mot-cua H56.14 ended",
        ])
      #expect(try await store.importRegistry(change, at: Office.noon).get() == preview.summary)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aPreviewRefusesWhatTheImportWould(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await EnrolledKiosk.enrol(in: store, counter: "Q01")
      let change = RegistryImport(counters: [try Office.counterRecord("Q02")])

      let refusal = try await store.previewRegistry(change).refusal

      #expect(refusal?.problems.map(\.kind) == [.kioskWithoutCounter])
      #expect(try await store.importRegistry(change, at: Office.noon).refusal == refusal)
    }
  }
}
