import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: paper forms are kept apart, and corrected by entries of their own")
struct PaperPromises {
  private let actor = AuditActor.commandLine(claimedBy: nil)

  /// An office whose kiosk told its scale, and an account.
  private func with(_ maker: StoreUnderTest, _ body: (any EvaluationStore, AccountName) async throws -> Void)
    async throws
  {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.levelled(count: 5, version: 1)], scales: [try Office.scale()])
      let name = try #require(AccountName("head"))
      let account = Account(
        name: name, password: PasswordHash(salt: [1], rounds: 2, blockSize: 8, parallelism: 1, key: [2]), role: .head,
        roots: [try Office.unit("H56.14")], clerk: nil, disabled: false, createdAt: Office.noon)
      #expect(try await store.add(account) == nil)
      try await body(store, name)
    }
  }

  private func entry(
    _ forms: [Int] = [3, 2, 1], unit: String = "H56.14", clerk: String? = "H56.14/CB017", day: String = "2026-10-30",
    version: Int = 1, correcting: Int64? = nil, because reason: String = "đếm sai"
  ) throws -> NewPaperEntry {
    let levels = try ["rat-hai-long", "hai-long", "khong-hai-long"].map { try #require(LevelName($0)) }
    return NewPaperEntry(
      subject: PaperSubject(
        unit: try Office.unit(unit), clerk: try clerk.map(Office.clerk), day: try Office.day(day),
        scale: try Office.scale().id, version: version),
      forms: Dictionary(uniqueKeysWithValues: zip(levels, forms)),
      correction: correcting.map { .init(of: $0, reason: reason) })
  }

  private func enter(
    _ entry: NewPaperEntry, _ store: any EvaluationStore, _ name: AccountName
  ) async throws -> Result<Int64, PaperRefusal> {
    try await store.enter(entry, by: name, actor, on: try Office.day("2026-10-30"), at: Office.noon)
  }

  private func standing(_ store: any EvaluationStore, clerk: String? = nil) async throws -> [PaperEntry] {
    try await store.standingPaper(
      in: UnitDays([try Office.unit("H56.14")]), from: try Office.day("2026-10-01"),
      through: try Office.day("2026-10-31"), clerk: try clerk.map(Office.clerk))
  }

  @Test(arguments: StoreUnderTest.all)
  func aCorrectionTakesThePlaceOfWhatStoodAndBothAreKept(_ maker: StoreUnderTest) async throws {
    try await with(maker) { store, name in
      let first = try await enter(try entry(), store, name).get()
      let second = try await enter(try entry([4, 2, 1], correcting: first), store, name).get()
      let other = try await enter(try entry(clerk: nil), store, name).get()

      #expect(try await standing(store).map(\.id) == [other, second])
      #expect(try await standing(store, clerk: "H56.14/CB017").map { $0.forms.values.reduce(0, +) } == [7])
      let all = try await store.paperEntries(in: [try Office.unit("H56.14")], before: nil, limit: 10)
      #expect(all.map(\.stands) == [true, true, false])
      #expect(all[1].correction == .init(of: first, reason: "đếm sai"))
      #expect(all[2].enteredBy == name)
      #expect(try await store.audited(.paperEntered).count == 3)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatCannotBeIsRefusedByNameAndChangesNothing(_ maker: StoreUnderTest) async throws {
    try await with(maker) { store, name in
      let first = try await enter(try entry(), store, name).get()
      let cases: [(NewPaperEntry, PaperRefusal)] = [
        (try entry(), .stands), (try entry(version: 2), .scaleUnknown),
        (try entry([1, 2], day: "2026-10-29"), .levelsWrong),
        (try entry([1, -1, 0], day: "2026-10-29"), .countInvalid),
        (try entry([1, 10_001, 0], day: "2026-10-29"), .countInvalid),
        (try entry([0, 0, 0], day: "2026-10-29"), .empty),
        (try entry(unit: "H99", day: "2026-10-29"), .unitUnknown),
        (try entry(clerk: "H56.14/CB999", day: "2026-10-29"), .clerkUnknown),
        (try entry(day: "2026-10-31"), .dayAhead), (try entry(correcting: first + 1), .corrected),
        (try entry(correcting: first, because: ""), .reasonMissing),
        (try entry(day: "2026-10-29", correcting: first), .corrected),
      ]
      for (entry, refusal) in cases {
        #expect(try await enter(entry, store, name) == .failure(refusal), "\(refusal)")
      }
      #expect(
        try await store.paperEntries(in: [try Office.unit("H56.14")], before: nil, limit: 10).map(\.id) == [first])
      // A correction may say that there was none.
      #expect(
        try await enter(try entry([0, 0, 0], correcting: first), store, name).map { $0 > first } == .success(true))
      #expect(try await enter(try entry(correcting: first), store, name) == .failure(.corrected))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func paperIsInNoFigureOfTheKiosks(_ maker: StoreUnderTest) async throws {
    try await with(maker) { store, name in
      let query = ReportQuery(
        units: UnitDays([try Office.unit("H56.14")]), first: try Office.day("2026-10-01"),
        last: try Office.day("2026-10-31"), families: Set(TallyFamily.allCases))
      let before = try await store.reportFacts(query)
      _ = try await enter(try entry(), store, name).get()
      #expect(try await store.reportFacts(query) == before)
    }
  }
}
